"""Views and imprints as plain JSON values and back, for a child process that draws them.

Works on any frozen dataclass of texts, numbers, truth values, enums, dates, tuples, other such
dataclasses and "or None" of these: a new field of a view travels by itself.
"""

import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache

DOCUMENT = "pdf"
"""Name of the pieces of a drawn document in the sealed file handed back, each Base64 text."""

Plain = object
T = typing.TypeVar("T")


def to_line(value: object) -> bytes:
    """One value as a line of JSON, ended by a line feed."""
    return json.dumps(to_plain(value), ensure_ascii=False).encode() + b"\n"


def to_plain(value: object) -> Plain:
    """A value in JSON's own types; a dataclass becomes the list of its fields' values."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [to_plain(getattr(value, name)) for name, _ in _hints(type(value))]
    return value


def from_plain(kind: type[T], plain: Plain) -> T:
    """The value of a known type.

    Raises:
        TypeError: where the plain value does not fit; then the two sides are not the same program.
    """
    made: T = _read(kind, plain)  # type: ignore[assignment]  # built to the type asked for
    return made


def _read(kind: object, plain: Plain) -> object:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return None if plain is None else _read(next(one for one in inner if _is_some(one)), plain)
    if origin is tuple:
        return _tuple(inner, _list(plain))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        values = zip(hints, _list(plain), strict=True)
        return kind(**{name: _read(hint, value) for (name, hint), value in values})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if kind is date:
        return date.fromisoformat(str(plain))
    if kind is float and isinstance(plain, int):
        return float(plain)
    return plain


def _tuple(inner: tuple[object, ...], items: list[object]) -> tuple[object, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_read(inner[0], item) for item in items)
    return tuple(_read(kind, item) for kind, item in zip(inner, items, strict=True))


def _list(plain: Plain) -> list[object]:
    if not isinstance(plain, list):
        raise TypeError("a list was expected")
    return plain


def _is_some(kind: object) -> bool:
    return kind is not type(None)


@cache
def _hints(kind: type) -> tuple[tuple[str, object], ...]:
    found = typing.get_type_hints(kind)
    return tuple((field.name, found[field.name]) for field in fields(kind))
