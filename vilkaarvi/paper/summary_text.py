"""A summary as plain text, as one would write it in a mail: no table, no column that needs letters of one width."""

from vilkaarvi.notes.summary import NextStep
from vilkaarvi.paper.content import Detail, Part, SummaryPaper, step_in_words


def summary_text(paper: SummaryPaper) -> str:
    """Lines of any length, a blank line between parts: a mail program breaks them where its window ends."""
    head = [paper.title, paper.kicker, *map(_detail, paper.strip)]
    blocks = [head, [paper.lead], *map(_part, paper.parts)]
    if not paper.parts:
        blocks.append([paper.nothing])
    blocks += map(_part, paper.aside)
    blocks.append([paper.status, *filter(None, (paper.care, paper.public, paper.keeps, paper.contact))])
    blocks.append([paper.sender] if paper.sender else [])
    whole = "\n\n".join("\n".join(block) for block in blocks if block)
    return whole.replace("\u00a0", " ") + "\n"  # figures may part here: a mail has no columns


def _detail(detail: Detail) -> str:
    return f"{detail.label}: " + ", ".join(filter(None, (detail.value, detail.more)))


def _part(part: Part) -> list[str]:
    steps = (step_in_words(NextStep(*row)) for row in part.rows)  # an earlier line with how it went reads likewise
    return [part.heading, *(f"– {line}" for line in (*part.lines, *steps))]
