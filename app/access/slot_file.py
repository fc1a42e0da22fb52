"""The slot file: two copies beside the store, written atomically, either of them enough."""

import json
from collections.abc import Mapping
from pathlib import Path

from app.access.slots import (
    FORMAT,
    Lock,
    Owner,
    Slot,
    SlotTable,
    damaged,
    is_trustworthy,
    public_part,
)
from app.canonical import to_bytes, to_text
from app.files import write_atomically
from app.keys import KdfParameters, Wrapped
from app.people import Role

FILE, COPY = "slots.json", "slots.copy.json"


def write_table(folder: Path, table: SlotTable) -> None:
    """Write both copies, one after the other: one of them is whole at any moment."""
    content = encode_table(table)
    write_atomically(folder / FILE, content)
    write_atomically(folder / COPY, content)


def read_table(folder: Path) -> SlotTable:
    """The table of a folder, from the copy where the first file is damaged; both are then mended.

    Raises:
        KnownError: I108 where neither is whole.
    """
    for name in (FILE, COPY):
        table = _read_one(folder / name)
        if table is not None:
            if name == COPY:
                write_table(folder, table)
            return table
    raise damaged()


def _read_one(path: Path) -> SlotTable | None:
    try:
        table = decode_table(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return table if is_trustworthy(table) else None


def encode_table(table: SlotTable) -> bytes:
    """The file's content."""
    body = {
        "format": FORMAT,
        "inspection": table.inspection_id,
        "signed_by": table.signed_by,
        "signature": to_text(table.signature),
        "slots": [_slot_to_json(slot) for slot in table.slots],
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _slot_to_json(slot: Slot) -> dict[str, object]:
    parameters = slot.lock.parameters
    return {
        **public_part(slot),
        "argon2": [parameters.memory_kib, parameters.passes, parameters.lanes],
        "salt": to_text(slot.lock.salt),
        "nonce": to_text(slot.lock.seed.nonce),
        "seed": to_text(slot.lock.seed.content),
    }


def decode_table(content: bytes) -> SlotTable:
    """The table in a file's content.

    Raises:
        ValueError, KeyError, TypeError: where the content is not a table.
    """
    body = json.loads(content)
    if body["format"] != FORMAT:
        raise ValueError("unknown format")
    return SlotTable(
        inspection_id=str(body["inspection"]),
        slots=tuple(_slot_from_json(row) for row in body["slots"]),
        signed_by=str(body["signed_by"]),
        signature=to_bytes(body["signature"]),
    )


def _slot_from_json(row: Mapping[str, object]) -> Slot:
    memory, passes, lanes = (int(value) for value in row["argon2"])  # type: ignore[attr-defined]  # checked by int()
    owner = Owner(
        slot_id=str(row["slot"]),
        person_id=str(row["person"]),
        user=str(row["user"]),
        role=Role(str(row["role"])),
        epoch=int(str(row["epoch"])),
    )
    lock = Lock(
        parameters=KdfParameters(memory_kib=memory, passes=passes, lanes=lanes),
        salt=to_bytes(row["salt"]),
        seed=Wrapped(to_bytes(row["nonce"]), to_bytes(row["seed"])),
    )
    return Slot(
        owner=owner,
        sign_public=to_bytes(row["sign"]),
        box_public=to_bytes(row["box"]),
        sealed_key=to_bytes(row["sealed"]),
        lock=lock,
    )
