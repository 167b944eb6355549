"""Tagged PDF over ReportLab: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in the same file.

ReportLab writes what is seen; this package adds what is read aloud and kept: the structure tree, marked content,
alternative texts, metadata and colour profile. It knows nothing of who uses it.

- `elements`: the structure tree, built in the order in which things are drawn
- `flow`: paragraphs, headings, list items, links, tables and figures that carry their element
- `canvas`: the page; whatever is drawn outside an element is an artifact
- `metadata`, `mends`: XMP and the colour profile; two defects of ReportLab 5.1

One rule follows from another: an element is in the tree once something of it is drawn, so that the order of reading is
the order of drawing, and no element is empty.
"""
