"""Creating an inspection, signing in, and everything that must not open."""

import json
import shutil
from pathlib import Path

import pytest

from app.access import inspection
from app.access.inspection import NewInspection, NewPerson
from app.errors import KnownError
from app.keys import SMALL
from app.people import Role
from app.record.ledger_reading import LedgerReading
from tests.support.office import (
    CASEWORKER,
    NAMES,
    PASSWORD,
    SUPERVISOR,
    a_desk,
    a_person,
    a_staffed_desk,
    sit_down,
    stand_up,
)


def test_the_first_person_is_a_supervisor(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "点検")
    assert desk.me.role is Role.SUPERVISOR
    assert inspection.is_inspection(tmp_path / "点検")
    stand_up(desk)


def test_the_same_password_opens_it_again(tmp_path: Path) -> None:
    stand_up(a_desk(tmp_path))
    desk = sit_down(tmp_path, SUPERVISOR)
    assert desk.me.name == NAMES[SUPERVISOR]
    acts = [row.act for row in LedgerReading(desk).page(newest_first_from=0, rows=9)]
    assert acts == ["signed_in", "signed_out", "inspection_created"]
    stand_up(desk)


def test_a_wrong_password_says_so_and_is_counted(tmp_path: Path) -> None:
    stand_up(a_desk(tmp_path))
    for user in (SUPERVISOR, "nobody"):
        with pytest.raises(KnownError, match="I105") as caught:
            sit_down(tmp_path, user, "ちがう ことばを いれました")
        assert "パスワード" in caught.value.sentence
    desk = sit_down(tmp_path, SUPERVISOR)
    newest = LedgerReading(desk).page(newest_first_from=0, rows=1)[0]
    assert "直前の失敗 1 回" in newest.detail
    stand_up(desk)


def test_after_five_failures_even_the_right_password_waits(tmp_path: Path) -> None:
    stand_up(a_desk(tmp_path))
    for _ in range(5):
        with pytest.raises(KnownError, match="I105"):
            sit_down(tmp_path, SUPERVISOR, "ちがう ことばを いれました")
    with pytest.raises(KnownError, match="I106"):
        sit_down(tmp_path, SUPERVISOR)


def test_slots_made_for_tests_do_not_open_an_office(tmp_path: Path) -> None:
    stand_up(a_desk(tmp_path))
    with pytest.raises(KnownError, match="I108"):
        inspection.sign_in(tmp_path, user=SUPERVISOR, password=PASSWORD)


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "何か.txt").write_text("x")
    with pytest.raises(KnownError, match="I101"):
        a_desk(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["何か.txt"]


def test_a_short_password_makes_no_folder(tmp_path: Path) -> None:
    new = NewInspection(
        title="", office="", first=NewPerson(user="u", name="n", password="みじかい")
    )
    with pytest.raises(KnownError, match="I102"):
        inspection.create(tmp_path / "x", new, parameters=SMALL)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("user", ["", " tanto", "a" * 41, "a\nb"])
def test_odd_user_names_are_refused(tmp_path: Path, user: str) -> None:
    new = NewInspection(
        title="", office="", first=NewPerson(user=user, name="n", password=PASSWORD)
    )
    with pytest.raises(KnownError, match="I103"):
        inspection.create(tmp_path / "x", new, parameters=SMALL)


def test_another_folder_is_no_inspection(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="I104"):
        sit_down(tmp_path, SUPERVISOR)


def test_one_program_at_a_time(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(KnownError, match="I107"):
        sit_down(tmp_path, SUPERVISOR)
    stand_up(desk)


def test_an_older_copy_is_noticed_and_opens_only_with_a_reason(tmp_path: Path) -> None:
    folder = tmp_path / "点検"
    stand_up(a_staffed_desk(folder))
    shutil.copy(folder / "decisions.db", tmp_path / "old.db")
    stand_up(sit_down(folder, CASEWORKER))
    shutil.copy(tmp_path / "old.db", folder / "decisions.db")
    with pytest.raises(KnownError, match="L102"):
        sit_down(folder, SUPERVISOR)
    with pytest.raises(KnownError, match="L102"):
        inspection.sign_in(
            folder, user=CASEWORKER, password=PASSWORD, weakest=SMALL, accept_older="停電"
        )
    desk = inspection.sign_in(
        folder, user=SUPERVISOR, password=PASSWORD, weakest=SMALL, accept_older="停電"
    )
    acts = [row.act for row in LedgerReading(desk).page(newest_first_from=0, rows=2)]
    assert acts == ["signed_in", "older_copy_accepted"]
    stand_up(desk)


def test_a_torn_anchor_says_nothing(tmp_path: Path) -> None:
    stand_up(a_desk(tmp_path))
    (tmp_path / "anchor.json").write_text('{"seq": 99')
    stand_up(sit_down(tmp_path, SUPERVISOR))


def test_a_foreign_slot_file_opens_nothing(tmp_path: Path) -> None:
    """An outsider's own table is well signed, but the store does not know its keys."""
    stand_up(a_desk(tmp_path / "ours"))
    stand_up(a_desk(tmp_path / "theirs"))
    for name in ("slots.json", "slots.copy.json"):
        shutil.copy(tmp_path / "theirs" / name, tmp_path / "ours" / name)
    with pytest.raises(KnownError, match="D102"):
        sit_down(tmp_path / "ours", SUPERVISOR)


def test_the_folder_names_nobody_but_the_user_ids(tmp_path: Path) -> None:
    stand_up(a_staffed_desk(tmp_path))
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(name.encode() in content for name in NAMES.values()), path.name
            assert PASSWORD.encode() not in content
    slots = json.loads((tmp_path / "slots.json").read_text())
    assert len(slots["slots"]) == 4


def test_a_newly_entered_person_signs_in(tmp_path: Path) -> None:
    stand_up(a_staffed_desk(tmp_path))
    desk = sit_down(tmp_path, CASEWORKER)
    assert desk.me.role is Role.CASEWORKER
    assert a_person(CASEWORKER).name == desk.me.name
    stand_up(desk)
