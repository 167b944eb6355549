"""What a file says of itself (XMP), and the colours that it is meant in.

`srgb.icc` was made by LittleCMS through Pillow (`ImageCms.createProfile("sRGB")`), its time of making set to
2000-01-01; its own copyright line reads "No copyright, use freely".
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from vilkaarvi.paper.tagged.canvas import About

_COLOURS = "sRGB IEC61966-2.1"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOM = (" " * 99 + "\n") * 20  # for whoever edits it in place, as the XMP specification advises

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{said}
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
"""


def xmp(about: About, producer: str) -> bytes:
    """The XMP packet (ISO 16684-1), uncompressed as PDF/A has it. Says both standards, and explains the one that PDF/A
    does not know."""
    said = [
        "<dc:format>application/pdf</dc:format>",
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(about.title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag><rdf:li>{_xml(about.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{_xml(producer)}</pdf:Producer>",
    ]
    if about.author:
        said.append(f"<dc:creator><rdf:Seq><rdf:li>{_xml(about.author)}</rdf:li></rdf:Seq></dc:creator>")
    if about.creator:
        said.append(f"<xmp:CreatorTool>{_xml(about.creator)}</xmp:CreatorTool>")
    if about.day:
        said += [f"<xmp:{kind}Date>{about.day.isoformat()}T00:00:00Z</xmp:{kind}Date>" for kind in ("Create", "Modify")]
    return (_PACKET.format(said="\n".join(said)) + _ROOM + '<?xpacket end="w"?>').encode()


def _xml(words: str) -> str:
    return escape(_NOT_XML.sub("", words))


class Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The same in the older form. It names no time where the content has no day."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self.about = about

    def digest(self, signature: Any) -> None:
        signature.update(repr(self.about).encode(errors="replace"))

    def format(self, document: Any) -> bytes:
        about = self.about
        said = {"Title": about.title, "Author": about.author, "Creator": about.creator, "Producer": self.producer}
        if about.day:
            said |= {"CreationDate": _pdf_day(about.day), "ModDate": _pdf_day(about.day)}
        texts = {key: pdfdoc.PDFString(_NOT_XML.sub("", words)) for key, words in said.items() if words}
        written: bytes = pdfdoc.PDFDictionary(texts).format(document)
        return written


def _pdf_day(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"


@cache
def _profile() -> bytes:
    return Path(__file__).with_name("srgb.icc").read_bytes()


def output_intent(document: Any) -> Any:
    """The colours are sRGB (ISO 19005-2, 6.2.3)."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _profile(), [pdfdoc.PDFZCompress])
    intent = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString(_COLOURS),
        "Info": pdfdoc.PDFString(_COLOURS),
        "DestOutputProfile": document.Reference(profile),
    }
    return pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])
