"""What typst has no way to say of a table: that the first cell of each row is that row's heading."""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String


def with_row_headings(content: bytes) -> bytes:
    """The document with the first cell of each row of its tables as a heading cell of that row, in fewer bytes.

    Each other cell of the row names it beside the heading of its column (ISO 32000-1:2008, table 349, ``Headers``),
    since whoever reads a table aloud asks the names, where there are any, and not where a heading stands. The same
    bytes for the same document.
    """
    with Pdf.open(BytesIO(content)) as document:
        tree = document.Root.StructTreeRoot
        names = {str(name): element for name, element in _pairs(tree.get("/IDTree"))}
        for number, row in enumerate(_rows(tree)):
            names.update(_headed(row, f"row {number}"))
        held = [part for name in sorted(names, key=str.encode) for part in (String(name), names[name])]
        tree.IDTree = document.make_indirect(Dictionary(Names=Array(held)))
        written = BytesIO()
        compact = ObjectStreamMode.generate
        document.save(written, deterministic_id=True, object_stream_mode=compact, fix_metadata_version=False)
        return written.getvalue()


def _pairs(names: Object | None) -> Iterator[tuple[Object, Object]]:
    """The names and elements of a tree of names."""
    if names is not None:
        held = list(names.get("/Names", []))
        yield from zip(held[::2], held[1::2], strict=True)
        for kid in names.get("/Kids", []):
            yield from _pairs(kid)


def _rows(element: Object, *, is_body: bool = False) -> Iterator[Object]:
    """Every row of the bodies of tables below that element, in the order of the document."""
    for kid in _kids(element):
        if is_body and kid.S == Name.TR:
            yield kid
        else:
            yield from _rows(kid, is_body=Name.TBody == kid.S)


def _headed(row: Object, name: str) -> Iterator[tuple[str, Object]]:
    """Make the first cell of that row its heading, by that name, which the other cells then have among theirs."""
    first, *others = _kids(row)
    first.S, first.ID = Name.TH, String(name)
    _about(first).Scope = Name.Row
    for cell in others:
        about = _about(cell)
        about.Headers = Array([*about.get("/Headers", []), String(name)])
    yield name, first


def _about(cell: Object) -> Object:
    """What is said of that cell as one of a table."""
    known = cell.get("/A", Array())
    said = list(known) if isinstance(known, Array) else [known]
    found = next((one for one in said if Name.Table == one.O), None)
    if found is None:
        found = Dictionary(O=Name.Table)
        cell.A = Array([*said, found])
        found = cell.A[-1]
    return found


def _kids(element: Object) -> list[Object]:
    """The elements below that one; numbers and references of what is painted are none."""
    held = element.get("/K", Array())
    return [one for one in (held if isinstance(held, Array) else [held]) if isinstance(one, Dictionary) and "/S" in one]
