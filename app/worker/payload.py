"""Reading a job's payload: values of a known type, or a bug of the parent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Payload:
    """The payload of one job."""

    values: Mapping[str, object]

    def text(self, name: str) -> str:
        """A text."""
        value = self.values[name]
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    def number(self, name: str) -> int:
        """A whole number."""
        value = self.values[name]
        if not isinstance(value, int):
            raise TypeError(name)
        return value

    def path(self, name: str) -> Path:
        """A path."""
        return Path(self.text(name))

    def key(self, name: str) -> bytes:
        """A key, in hexadecimal digits."""
        return bytes.fromhex(self.text(name))

    def flag(self, name: str) -> bool:
        """A truth value."""
        return bool(self.values[name])

    def date(self, name: str) -> date:
        """An ISO date."""
        return date.fromisoformat(self.text(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values[name]
        if not isinstance(value, list):
            raise TypeError(name)
        return tuple(str(item) for item in value)

    def paths(self, name: str) -> tuple[Path, ...]:
        """A list of paths."""
        return tuple(Path(text) for text in self.texts(name))

    def mapping(self, name: str) -> dict[str, str]:
        """Texts by text; null becomes ""."""
        value = self.values[name]
        if not isinstance(value, dict):
            raise TypeError(name)
        return {str(key): "" if item is None else str(item) for key, item in value.items()}

    def parts(self, name: str) -> tuple["Payload", ...]:
        """A list of payloads."""
        value = self.values[name]
        if not isinstance(value, list):
            raise TypeError(name)
        return tuple(Payload(item) for item in value)
