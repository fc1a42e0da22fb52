"""Key slots: the right password opens, everything else is refused in one sentence."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.slot_file import COPY, FILE, decode_table, encode_table, read_table, write_table
from app.access.slots import (
    Owner,
    Slot,
    SlotTable,
    is_trustworthy,
    make_slot,
    open_slot,
    relock,
    sign_table,
)
from app.errors import KnownError
from app.keys import FLOOR, SMALL, STANDARD, Identity, KdfParameters, new_key
from app.people import Role

INSPECTION = "inspection-1"
PASSWORD = "きょうは よく晴れた 点検日和です"
DATA_KEY = bytes(range(32))


def owner(number: int, role: Role) -> Owner:
    return Owner(
        slot_id=f"slot{number}", person_id=f"p{number}", user=f"user{number}", role=role, epoch=1
    )


def a_slot(number: int, role: Role, password: str = PASSWORD) -> tuple[Slot, Identity]:
    return make_slot(
        INSPECTION, owner(number, role), password=password, data_key=DATA_KEY, parameters=SMALL
    )


def a_table() -> SlotTable:
    first, identity = a_slot(1, Role.SUPERVISOR)
    second, _ = a_slot(2, Role.CASEWORKER, "別の 合言葉を つかいます ほんとうに")
    return sign_table(INSPECTION, (first, second), signer="slot1", identity=identity)


def unlock(slot: Slot, password: str = PASSWORD) -> Identity | None:
    return open_slot(INSPECTION, slot, password=password, weakest=SMALL)


def test_the_password_leads_to_the_data_key() -> None:
    slot, identity = a_slot(1, Role.SUPERVISOR)
    opened = unlock(slot)
    assert opened is not None
    assert opened.unseal(slot.sealed_key) == DATA_KEY
    assert opened.sign_public == identity.sign_public


def test_width_of_the_password_does_not_matter_but_its_text_does() -> None:
    slot, _ = a_slot(1, Role.SUPERVISOR, "abcdefg hijklmn opqrstu")
    assert unlock(slot, "ａｂｃｄｅｆｇ hijklmn opqrstu") is not None
    assert unlock(slot, "abcdefg hijklmn opqrstU") is None


def test_a_role_edited_in_the_file_opens_nothing() -> None:
    slot, _ = a_slot(2, Role.CASEWORKER)
    raised = replace(slot, owner=replace(slot.owner, role=Role.SUPERVISOR))
    assert unlock(raised) is None


def test_swapped_locks_open_nothing() -> None:
    first, _ = a_slot(1, Role.SUPERVISOR)
    second, _ = a_slot(2, Role.CASEWORKER)
    assert unlock(replace(first, lock=second.lock)) is None


def test_replaced_public_keys_are_noticed() -> None:
    slot, _ = a_slot(1, Role.SUPERVISOR)
    foreign = Identity(new_key())
    with pytest.raises(KnownError, match="I108"):
        unlock(replace(slot, sign_public=foreign.sign_public))


@pytest.mark.parametrize("parameters", [SMALL, KdfParameters(memory_kib=2**30, passes=3, lanes=1)])
def test_a_slot_with_unreasonable_cost_is_refused(parameters: KdfParameters) -> None:
    slot, _ = a_slot(1, Role.SUPERVISOR)
    odd = replace(slot, lock=replace(slot.lock, parameters=parameters))
    with pytest.raises(KnownError, match="I108"):
        open_slot(INSPECTION, odd, password=PASSWORD, weakest=FLOOR)


def test_the_standard_reaches_the_floor() -> None:
    assert STANDARD.reaches(FLOOR)
    assert not SMALL.reaches(FLOOR)


def test_a_new_password_keeps_the_keys() -> None:
    slot, identity = a_slot(1, Role.SUPERVISOR)
    assert relock(INSPECTION, slot, old="wrong", new="new") is None
    moved = relock(INSPECTION, slot, old=PASSWORD, new="new")
    assert moved is not None
    assert unlock(moved) is None
    opened = unlock(moved, "new")
    assert opened is not None
    assert opened.sign_public == identity.sign_public


def test_a_table_is_signed_by_a_supervisor_of_it() -> None:
    table = a_table()
    assert is_trustworthy(table)
    assert not is_trustworthy(replace(table, slots=table.slots[:1]))
    assert not is_trustworthy(replace(table, signed_by="slot2"))
    assert not is_trustworthy(replace(table, signed_by="slot9"))


def test_a_table_survives_the_file() -> None:
    table = a_table()
    assert decode_table(encode_table(table)) == table


def test_every_truncation_of_one_copy_is_mended_from_the_other(tmp_path: Path) -> None:
    table = a_table()
    write_table(tmp_path, table)
    whole = (tmp_path / FILE).read_bytes()
    for length in range(0, len(whole), 97):
        (tmp_path / FILE).write_bytes(whole[:length])
        assert read_table(tmp_path) == table
        assert (tmp_path / FILE).read_bytes() == whole


def test_two_damaged_copies_are_refused(tmp_path: Path) -> None:
    write_table(tmp_path, a_table())
    for name in (FILE, COPY):
        (tmp_path / name).write_bytes(b"{")
    with pytest.raises(KnownError, match="I108"):
        read_table(tmp_path)


def test_a_changed_byte_is_never_believed(tmp_path: Path) -> None:
    table = a_table()
    body = json.loads(encode_table(table))
    body["slots"][1]["role"] = "supervisor"
    (tmp_path / FILE).write_text(json.dumps(body))
    (tmp_path / COPY).write_text(json.dumps(body))
    with pytest.raises(KnownError, match="I108"):
        read_table(tmp_path)
