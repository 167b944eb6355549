"""The same words set by other libraries, each as tagged and as archivable as it can be. Runs in an environment of its
own (see bench/paper.py), so that nothing of the program is imported here.

`words`: a SummaryPaper as JSON.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from bench.machine import peak_mib
from bench.table import say

FONTS = Path(__file__).resolve().parents[1] / "vilkaarvi" / "fonts"
PETROL, MUTE = "#0B4F5C", "#56656D"

TYPST = """
#let d = json("{name}")
#set document(title: d.name)
#set page(paper: "a4", margin: 56pt, footer: [#d.sender #h(1fr) #context counter(page).display("1 / 1", both: true)])
#set text(font: "Source Sans 3", size: 12.2pt, lang: "sv")
#show heading: set text(fill: rgb("#0B4F5C"))
#text(fill: rgb("#56656D"), d.kicker)
#heading(level: 1, d.title)
#d.lead
#table(columns: d.strip.len(), stroke: none, fill: rgb("#F5F1EA"),
  table.header(..d.strip.map(each => each.label)),
  ..d.strip.map(each => [#each.value #each.more]))
#for part in d.parts [
  #heading(level: 2, part.heading)
  #list(..part.lines)
]
#line(length: 100%)
#d.status
#for said in (d.care, d.public, d.keeps, d.contact) [#parbreak() #said]
"""

STYLE = f"""
@font-face {{ font-family: Sans; src: url({(FONTS / "SourceSans3-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Sans; font-weight: bold; src: url({(FONTS / "SourceSans3-Bold.ttf").as_uri()}) }}
@page {{ size: A4; margin: 56pt; @bottom-right {{ content: counter(page) " / " counter(pages) }} }}
body {{ font: 12.2pt/17pt Sans }} h1, h2 {{ color: {PETROL} }} table {{ background: #F5F1EA; width: 100% }}
"""


def with_typst(words: Path) -> Callable[[], bytes]:
    import typst

    source = words.with_suffix(".typ")
    source.write_text(TYPST.replace("{name}", words.name), encoding="utf-8")

    def make() -> bytes:
        made: bytes = typst.compile(
            source, font_paths=[FONTS], ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"]
        )
        return made

    return make


def with_weasyprint(words: Path) -> Callable[[], bytes]:
    from weasyprint import HTML

    said = _read(words)

    def make() -> bytes:
        made: bytes = HTML(string=_html(said)).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
        return made

    return make


def _html(said: Any) -> str:
    strip = said["strip"]
    labels = "".join(f"<th scope=col>{escape(each['label'])}</th>" for each in strip)
    values = "".join(f"<td>{escape(each['value'])} {escape(each['more'])}</td>" for each in strip)
    parts = "".join(
        f"<h2>{escape(part['heading'])}</h2><ul>"
        + "".join(f"<li>{escape(line)}</li>" for line in part["lines"])
        + "</ul>"
        for part in said["parts"]
    )
    ending = "".join(f"<p>{escape(said[name])}</p>" for name in ("status", "care", "public", "keeps", "contact"))
    return (
        f"<!doctype html><html lang=sv><head><title>{escape(said['name'])}</title><style>{STYLE}</style></head><body>"
        f"<p>{escape(said['kicker'])}</p><h1>{escape(said['title'])}</h1><p>{escape(said['lead'])}</p>"
        f"<table><thead><tr>{labels}</tr></thead><tbody><tr>{values}</tr></tbody></table>{parts}<hr>{ending}</body></html>"
    )


def with_fpdf2(words: Path) -> Callable[[], bytes]:
    from fpdf import FPDF

    said = _read(words)

    class Pages(FPDF):  # type: ignore[misc]
        def footer(self) -> None:
            self.set_y(-40)
            self.set_font("Sans", size=9)
            self.cell(0, text=f"{said['sender']}   {self.page_no()} / {{nb}}")

    def make() -> bytes:
        pdf = Pages(unit="pt", format="A4")
        pdf.set_title(said["name"])
        pdf.set_lang("sv")
        pdf.set_margin(56)
        for style, face in (("", "Regular"), ("b", "Bold")):
            pdf.add_font("Sans", style, FONTS / f"SourceSans3-{face}.ttf")
        pdf.add_page()

        def line(text: str, size: float = 12.2, style: str = "", indent: float = 0) -> None:
            pdf.set_font("Sans", style, size)
            pdf.set_x(56 + indent)
            pdf.multi_cell(0, size * 1.4, text, new_x="LMARGIN", new_y="NEXT")

        line(said["kicker"], 9.4)
        line(said["title"], 27, "b")
        line(said["lead"], 12.5)
        with pdf.table() as table:
            table.row([each["label"] for each in said["strip"]])
            table.row([f"{each['value']} {each['more']}" for each in said["strip"]])
        for part in said["parts"]:
            line(part["heading"], 15.5, "b")
            for each in part["lines"]:
                line(f"•  {each}", indent=2)
        for name in ("status", "care", "public", "keeps", "contact"):
            line(said[name] or " ", 9.6)
        return bytes(pdf.output())

    return make


def _read(words: Path) -> Any:
    return json.loads(words.read_text(encoding="utf-8"))


MAKERS: dict[str, Callable[[Path], Callable[[], bytes]]] = {
    "typst": with_typst,
    "weasyprint": with_weasyprint,
    "fpdf2": with_fpdf2,
}


def timed(prepare: Callable[[], Callable[[], bytes]], turns: int, into: Path) -> dict[str, Any]:
    """Milliseconds of the first (with all that is imported for it) and of `turns` others; the last stays at `into`."""
    began = time.perf_counter()
    make = prepare()
    content = make()
    cold, warm = (time.perf_counter() - began) * 1000, []
    for _turn in range(turns):
        before = time.perf_counter()
        content = make()
        warm.append((time.perf_counter() - before) * 1000)
    into.write_bytes(content)
    return {"cold": cold, "warm": warm, "median": statistics.median(warm), "peak": peak_mib(), "file": str(into)}


if __name__ == "__main__":
    library, path, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    say(timed(lambda: MAKERS[library](path), count, path.with_suffix(f".{library}.pdf")))
