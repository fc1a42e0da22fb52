"""Cells of a row as Python values of a known type; another type in a cell is a damaged store."""

Value = None | int | float | bytes | str
Row = tuple[Value, ...]


def text(value: Value) -> str:
    """A TEXT cell."""
    if not isinstance(value, str):
        raise TypeError("a TEXT cell was expected")
    return value


def whole(value: Value) -> int:
    """An INTEGER cell."""
    if not isinstance(value, int):
        raise TypeError("an INTEGER cell was expected")
    return value


def blob(value: Value) -> bytes:
    """A BLOB cell."""
    if not isinstance(value, bytes):
        raise TypeError("a BLOB cell was expected")
    return value
