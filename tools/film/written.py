"""What a film says, written: captions in WebVTT, and a sheet to read or print (NAME.sv.txt, NAME.en.txt).

A caption comes when the read-aloud voice comes to it, and stands until the next one.
"""

import re

from tools.film.storyboard import Scene, Storyboard

LANGUAGES = ("sv", "en")
VOICE_AT_S = 1.0  # into its scene
AHEAD_S = 0.3  # a caption comes a little before its words
# espeak-ng's Swedish voice at 140 words a minute, measured over all films: 0.3 s off on average, 1.7 s at most
A_LETTER_S, A_DIGIT_S, A_STOP_S = 0.072, 0.27, 0.45
LEAST_S = 1.2  # that a caption stands


def parts(said: str) -> list[str]:
    return [part.strip() for part in said.split("|")]


def spoken_s(words: str) -> float:
    """About how long the voice needs to read `words`."""
    digits, stops = len(re.findall(r"\d", words)), len(re.findall(r"[.?!:]", words))
    return A_LETTER_S * len(words) + A_DIGIT_S * digits + A_STOP_S * stops


def begins(scene: Scene) -> list[float]:
    """When each caption of a scene comes, in seconds into it. The same in every language: the voice is Swedish."""
    said = parts(scene.say)
    found = [0.4]
    for count in range(1, len(said)):
        after = VOICE_AT_S + spoken_s(" ".join(said[:count])) - AHEAD_S
        last = scene.seconds - 0.5 - (LEAST_S + 0.1) * (len(said) - count)
        found.append(max(found[-1] + LEAST_S + 0.1, min(after, last)))
    return found


def captions(board: Storyboard, language: str) -> str:
    """WebVTT: what each scene says, on at most two lines at a time."""
    rows, start = ["WEBVTT", ""], 0.0
    for scene in board.scenes:
        at = [start + begin for begin in begins(scene)]
        ends = [*(later - 0.1 for later in at[1:]), start + scene.seconds - 0.5]
        for begin, end, part in zip(at, ends, parts(scene.say if language == "sv" else scene.say_en), strict=True):
            rows += [f"{stamp(begin)} --> {stamp(end)}", part, ""]
        start += scene.seconds
    return "\n".join(rows)


def stamp(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60) % 60:02}:{seconds % 60:06.3f}"


IN_ENGLISH = {
    "Källor:": "Sources:", "Källa:": "Source:", "läst ": "read ", "siffror för": "figures for", "januari": "January",
    "mars": "March", "juni": "June", "juli": "July", "september": "September", "oktober": "October",
    "november": "November", "december": "December", "februari": "February", "Svenska ESF-rådet": "Swedish ESF Council",
}  # fmt: skip


def in_english(source: str) -> str:
    """A source as an English reader names it; titles of institutions stay, but for those that have an English name."""
    for swedish, english in IN_ENGLISH.items():
        source = source.replace(swedish, english)
    return source


def sheet(board: Storyboard, language: str) -> str:
    """The whole film as text, a paragraph a scene with the minute it comes at; sources and notes as they are shown."""
    rows, start = [board.title, "=" * len(board.title), ""], 0.0
    for scene in board.scenes:
        minute = f"{int(start // 60)}.{int(start % 60):02}"
        said = " ".join(parts(scene.say if language == "sv" else scene.say_en))
        shown = [scene.note, scene.source] if language == "sv" else [in_english(scene.source)]
        rows += [f"{minute}  {said}", *(f"      {each}" for each in shown if each and each not in said), ""]
        start += scene.seconds
    return "\n".join(rows)
