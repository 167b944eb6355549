"""The summary as a PDF: 40 lines and a usual one of six, warm, beside a bare ReportLab page with as many lines."""

import statistics
import time
from datetime import date
from io import BytesIO

from bench.table import Row, Size, ask, say, told

TURNS, LONG_TURNS = 15, 40
LINE = "Vi vill att nya vikarier får en rundtur och en att fråga första veckan."


def rows(size: Size) -> list[Row]:
    found = ask("bench.paper", str(size.turns or (LONG_TURNS if size.long else TURNS)))
    most = statistics.median(found["forty"])
    detail = (
        f"median (least–most) of {len(found['forty'])}: {told(found['forty'])} ms, {found['bytes'] // 1024} KiB; "
        f"six lines {told(found['six'])}; cold {found['cold']:.0f}; bare ReportLab {told(found['bare'])} ms"
    )
    return [Row("summary PDF, 40 lines, warm", f"{most:.0f} ms", "≤ 300 ms", most <= 300, detail)]


def bare() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    into, style = BytesIO(), getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(into).build([Paragraph(LINE, style) for _line in range(40)])
    return into.getvalue()


def main(turns: int) -> None:
    from vilkaarvi.notes.summary import Agreed, Summary
    from vilkaarvi.paper.summary import summary_pdf
    from vilkaarvi.text import Text

    def summary(questions: int, lines: int) -> Summary:
        agreed = tuple(
            Agreed(f"q{n}", f"Fråga {n + 1}: Hur har det varit här hos oss?", (LINE,) * lines) for n in range(questions)
        )
        title = "Träff 1: Vad är det som har hänt?"
        return Summary("sv", "Vilka är vi?", title, date(2026, 1, 7), "Norr", "Vård och omsorg", 9, agreed)

    text, times = Text("sv"), dict[str, list[float]](forty=[], six=[], bare=[])
    works = {
        "forty": lambda: summary_pdf(summary(10, 4), text),
        "six": lambda: summary_pdf(summary(2, 3), text),
        "bare": bare,
    }
    cold = 0.0
    content: dict[str, bytes] = {}
    for turn in range(turns + 1):
        for name, work in works.items():
            before = time.perf_counter()
            content[name] = work()
            passed = (time.perf_counter() - before) * 1000
            if turn:
                times[name].append(passed)
            elif not cold:
                cold = passed
    say({**times, "cold": cold, "bytes": len(content["forty"])})


if __name__ == "__main__":
    import sys

    main(int(sys.argv[1]))
