"""A table as an Excel file: columns that have their width, a heading that stays, and text that is never a formula."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime

from vilkaarvi.review.tables import Cells

WIDEST = 60  # signs
LONGEST_NAME = 31  # of a sheet, in Excel
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


def as_xlsx(rows: Sequence[Cells], title: str, day: date) -> bytes:
    """`rows`: the heading first. `title`: the sheet's and the file's. `day`: on which it was made."""
    import xlsxwriter

    written = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, plain) as book:
        created = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
        book.set_properties({"title": title, "created": created})
        sheet = book.add_worksheet(title.translate(_NOT_IN_NAMES)[:LONGEST_NAME])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell, bold if at == 0 else None)
                else:
                    sheet.write_number(at, column, cell)
        for column, width in enumerate(_widths(rows)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)
        if rows:
            sheet.autofilter(0, 0, len(rows) - 1, max(len(rows[0]) - 1, 0))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return written.getvalue()


def _widths(rows: Sequence[Cells]) -> list[int]:
    return [min(max(len(str(cell)) for cell in column) + 2, WIDEST) for column in zip(*rows, strict=True)]
