"""What a workbook says beyond what its writer writes: which cells are headings, its language, that rows grow."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

SHEETS = "xl/worksheets/sheet"
STYLES, PROPERTIES = "xl/styles.xml", "docProps/core.xml"
BUILT_IN = {"Heading 1": 16, "Heading 2": 17}
"""The numbers by which every spreadsheet program knows its own styles of headings (ECMA-376, part 1, 18.8.7)."""
COUNTED = r"<{name} count=\"\d+\">(.*?)</{name}>"


class Tagged(NamedTuple):
    """The language of a workbook, and the places among its formats of those of headings, by their styles' names.

    ``rows`` are those of long tables, by their sheets' parts.
    """

    language: str
    headings: Mapping[str, int]
    rows: Mapping[str, str]


def tagged(content: bytes, tags: Tagged) -> bytes:
    """The workbook with its language, and with the cells of those formats marked as headings."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == STYLES:
                part = _styles(part.decode("utf-8"), tags.headings).encode("utf-8")
            if entry.filename.startswith(SHEETS):  # a height that was chosen no longer follows what is written
                part = _with_rows(part, tags.rows.get(entry.filename, "")).replace(b' customHeight="1"', b"")
            if entry.filename == PROPERTIES:
                said = f"<dc:language>{tags.language}</dc:language></cp:coreProperties>"
                part = part.replace(b"</cp:coreProperties>", said.encode("utf-8"))
            new.writestr(entry, part)
    return made.getvalue()


def _with_rows(part: bytes, rows: str) -> bytes:
    """The sheet with these rows below those that it has."""
    if not rows:
        return part
    text = part.decode("utf-8").replace("</sheetData>", f"{rows}</sheetData>")
    ends = re.findall(r'<c r="([A-Z]+)\d+"', text), re.findall(r'<row r="(\d+)"', text)
    last = max(ends[0], key=lambda letters: (len(letters), letters)), ends[1][-1]
    return re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="A1:{"".join(last)}"', text).encode("utf-8")


def _styles(text: str, headings: Mapping[str, int]) -> str:
    """The styles with one of its own name for each of these formats."""
    kinds, forms, names = (_parts(text, name) for name in ("cellStyleXfs", "cellXfs", "cellStyles"))
    for name, at in headings.items():
        number = len(kinds)
        kinds.append(re.sub(r' xfId="\d+"', "", forms[at]))
        forms[at] = re.sub(r'xfId="\d+"', f'xfId="{number}"', forms[at])
        names.append(f'<cellStyle name={quoteattr(name)} xfId="{number}" builtinId="{BUILT_IN[name]}"/>')
    for name, parts in (("cellStyleXfs", kinds), ("cellXfs", forms), ("cellStyles", names)):
        joined = f'<{name} count="{len(parts)}">{"".join(parts)}</{name}>'
        text = re.sub(COUNTED.format(name=name), joined.replace("\\", r"\\"), text, flags=re.DOTALL)
    return text


def _parts(text: str, name: str) -> list[str]:
    """The elements of a list in the styles, in their order."""
    found = re.search(COUNTED.format(name=name), text, flags=re.DOTALL)
    inside = found[1] if found else ""
    return re.findall(r"<(?:xf|cellStyle) [^>]*/>|<xf [^>]*[^/]>.*?</xf>", inside, flags=re.DOTALL)
