"""The anchor: the last ledger head this terminal saw, kept outside the store.

It shows when an older copy of the store was put back. It is bound to the inspection by a MAC; a
missing or torn anchor says nothing either way.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from app.canonical import canonical

FILE = "anchor.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A point of the ledger."""

    seq: int
    mac: str  # hexadecimal


class Anchor:
    """The anchor file of one inspection folder."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / FILE
        self._key = key

    def _seal(self, head: Head) -> str:
        return hmac.digest(self._key, canonical([head.seq, head.mac]), hashlib.sha256).hex()

    def remember(self, head: Head) -> None:
        """Note the newest head. A torn write is as good as none, so it is not synced."""
        body = {"seq": head.seq, "head": head.mac, "mac": self._seal(head)}
        self._path.write_text(json.dumps(body), encoding="utf-8")

    def recall(self) -> Head | None:
        """The head noted last, or None where nothing believable was noted."""
        try:
            body = json.loads(self._path.read_text(encoding="utf-8"))
            head = Head(seq=int(body["seq"]), mac=str(body["head"]))
            seal = str(body["mac"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return head if hmac.compare_digest(seal, self._seal(head)) else None
