"""A few lines of text as a PDF of one page, for what stands in the place of a PDF that was taken down.

It is written by hand, since it must say one sentence in any reader and needs no letters of its own: one of the fourteen
fonts that every reader has (ISO 32000-1, 9.6.2.2), tagged as one paragraph, with its language and title.
"""

import textwrap

WIDTH = 80
"""Characters of a line, which fit on A4 in that size."""
SIZE, LEADING = 11, 16
LEFT, TOP = 56, 770
FONTS = b"/Resources << /Font << /F1 4 0 R >> >>"


def page_pdf(title: str, text: str, language: str) -> bytes:
    """The text as a PDF; letters that the font has not (outside Windows-1252) are question marks."""
    lines = [line for part in text.split("\n") for line in textwrap.wrap(part, WIDTH) or [""]]
    shown = "".join(f"{_string(line)} Tj T*\n" for line in lines)
    drawing = f"/P <</MCID 0>> BDC\nBT /F1 {SIZE} Tf {LEADING} TL {LEFT} {TOP} Td\n{shown}ET\nEMC\n"
    drawn = drawing.encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R /Lang "
        + _encoded(language)
        + b" /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /StructParents 0 %b >>" % FONTS,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%bendstream" % (len(drawn), drawn),
        b"<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [8 0 R]] >> >>",
        b"<< /Type /StructElem /S /Document /P 6 0 R /K 8 0 R >>",
        b"<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K 0 >>",
        b"<< /Title " + _encoded(title) + b" >>",
    ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """The objects with their table: the first is the catalogue, the last what the document says of itself."""
    content = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        len(objects),
        len(content),
    )
    return content + table + trailer


def _string(text: str) -> str:
    """A text between parentheses, as a page's content has it."""
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def _encoded(text: str) -> bytes:
    """A text of the document's own, in UTF-16 as hexadecimal digits."""
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().upper().encode() + b">"
