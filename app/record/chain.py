"""The chain of the ledger as pure functions: bodies, MACs, signed messages, the printed head."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.canonical import canonical
from app.keys import derive

START = bytes(32)
"""The "MAC before" of the first entry."""

HEAD_BYTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an entry says. No name, number, file name or hash of a number ever stands in it."""

    at: str
    actor: str  # person_id
    act: str
    about: str  # kind:id, such as case:4211, batch:…, person:…
    digests: tuple[str, ...]  # of the rows written with it
    detail: Mapping[str, str | int]

    def text(self) -> str:
        """The one way this body is written."""
        return canonical(
            {
                "at": self.at,
                "actor": self.actor,
                "act": self.act,
                "about": self.about,
                "digests": list(self.digests),
                "detail": dict(self.detail),
            }
        ).decode()


def read_body(text: str) -> Body:
    """The body in a stored text."""
    value = json.loads(text)
    return Body(
        at=value["at"],
        actor=value["actor"],
        act=value["act"],
        about=value["about"],
        digests=tuple(value["digests"]),
        detail=value["detail"],
    )


@dataclass(frozen=True, slots=True)
class ChainKey:
    """The random key of one inspection's ledger; never derived from the data key."""

    key: bytes

    def mac(self, before: bytes, seq: int, body: str) -> bytes:
        """HMAC-SHA-256 over the MAC before, the sequence number and the body."""
        message = before + seq.to_bytes(8, "big") + body.encode()
        return hmac.digest(self.key, message, hashlib.sha256)

    def row_digest(self, table: str, row: Mapping[str, str | int]) -> str:
        """A keyed digest of a row: it cannot be searched for a number without the key."""
        message = canonical([table, dict(row)])
        return hmac.digest(derive(self.key, "rows"), message, hashlib.sha256).hex()


def signed_message(inspection_id: str, mac_before: bytes, seq: int, body: str) -> bytes:
    """What a person signs of an entry: it fits this place of this ledger only."""
    return b"\x00".join(
        (b"totsugo-entry-1", inspection_id.encode(), mac_before, str(seq).encode(), body.encode())
    )


def head_code(mac: bytes) -> str:
    """The head as printed and typed: 16 base32 characters in groups of four."""
    code = base64.b32encode(mac[:HEAD_BYTES]).decode()
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
