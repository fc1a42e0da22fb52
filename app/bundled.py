"""The data files that travel with the program: the only place that knows where resources lie."""

from importlib.resources import files
from importlib.resources.abc import Traversable

import resources


def resource(*parts: str) -> Traversable:
    """The bundled file or folder `resources/<parts>`; in a checkout, a wheel or a frozen build."""
    return files(resources).joinpath(*parts)


def text(*parts: str) -> str:
    """The text of a bundled UTF-8 file."""
    return resource(*parts).read_text(encoding="utf-8")
