"""Two defects of ReportLab 5.1, mended where they are. Both only concern files that are checked closely.

Seen with 5.1.0; `mend` does nothing where the library does it right itself.
"""

from typing import Any

from reportlab.pdfbase import pdfdoc, ttfonts

_WRONG, _RIGHT = b"endstream\n", b"\r\nendstream\n"
_AT_A_TIME = 100  # as many pairs as a block may hold (Adobe Technical Note 5014)


def mend() -> None:
    """Once a process; again does nothing."""
    if pdfdoc.PDFStream.format is not _stream:
        pdfdoc.PDFStream.format = _stream
        ttfonts.makeToUnicodeCMap = _to_unicode


_theirs = pdfdoc.PDFStream.format


def _stream(self: Any, document: Any) -> bytes:
    """With a line end before "endstream" (ISO 19005-2, 6.1.7.1).

    CR LF: data that ends in CR would make one line end together with a lone LF, and the length a byte wrong.
    """
    written: bytes = _theirs(self, document)
    return written if written.endswith(_RIGHT) else written.removesuffix(_WRONG) + _RIGHT


def _to_unicode(font: str, subset: list[int]) -> str:
    """Which letter a code stands for, without the codes that stand for none (ISO 14289-1, 7.21.7: never U+0000)."""
    pairs = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(subset)
        if letter
    ]
    blocks = [pairs[start : start + _AT_A_TIME] for start in range(0, len(pairs), _AT_A_TIME)]
    body = (line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar"))
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{font}-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *body,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )
