"""Accounts: the 責任者 gives and takes access, and nobody else."""

from pathlib import Path

import pytest

from app.access.accounts import Accounts
from app.access.inspection import NewPerson
from app.errors import KnownError
from app.people import PERMISSIONS, Permission, Role, may
from app.record.ledger_reading import LedgerReading
from tests.support.office import (
    CASEWORKER,
    PASSWORD,
    SUPERVISOR,
    a_desk,
    a_person,
    a_staffed_desk,
    sit_down,
    stand_up,
)

OTHER = "あたらしい 合言葉に かえました"


def person_id(accounts: Accounts, user: str) -> str:
    return next(row.person_id for row in accounts.people() if row.user == user)


def test_a_caseworker_manages_nobody(tmp_path: Path) -> None:
    stand_up(a_staffed_desk(tmp_path))
    desk = sit_down(tmp_path, CASEWORKER)
    accounts = Accounts(desk)
    mine = person_id(accounts, CASEWORKER)
    for act in (
        lambda: accounts.add(NewPerson(user="x", name="x", password=PASSWORD), Role.SUPERVISOR),
        lambda: accounts.reset(mine, PASSWORD),
        lambda: accounts.deactivate(mine),
        lambda: accounts.unlock(mine),
    ):
        with pytest.raises(KnownError, match="P101"):
            act()
    stand_up(desk)


def test_a_user_name_is_given_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(KnownError, match="I103"):
        Accounts(desk).add(a_person(SUPERVISOR), Role.CASEWORKER)
    stand_up(desk)


def test_a_reset_ends_the_old_password(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    accounts = Accounts(desk)
    accounts.reset(person_id(accounts, CASEWORKER), OTHER)
    stand_up(desk)
    with pytest.raises(KnownError, match="I105"):
        sit_down(tmp_path, CASEWORKER)
    stand_up(sit_down(tmp_path, CASEWORKER, OTHER))


def test_a_deactivated_person_stays_on_record_and_outside(tmp_path: Path) -> None:
    desk = a_staffed_desk(tmp_path)
    accounts = Accounts(desk)
    accounts.deactivate(person_id(accounts, CASEWORKER))
    row = next(row for row in accounts.people() if row.user == CASEWORKER)
    assert not row.active
    stand_up(desk)
    with pytest.raises(KnownError, match="I105"):
        sit_down(tmp_path, CASEWORKER)


def test_nobody_shuts_themselves_out(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    accounts = Accounts(desk)
    mine = person_id(accounts, SUPERVISOR)
    for act in (accounts.deactivate, lambda who: accounts.reset(who, OTHER)):
        with pytest.raises(KnownError, match="P104"):
            act(mine)
    stand_up(desk)


def test_own_password_is_changed_with_the_old_one(tmp_path: Path) -> None:
    stand_up(a_staffed_desk(tmp_path))
    desk = sit_down(tmp_path, CASEWORKER)
    accounts = Accounts(desk)
    with pytest.raises(KnownError, match="I105"):
        accounts.change_own_password(old=OTHER, new=OTHER)
    accounts.change_own_password(old=PASSWORD, new=OTHER)
    stand_up(desk)
    with pytest.raises(KnownError, match="I105"):
        sit_down(tmp_path, CASEWORKER)
    desk = sit_down(tmp_path, CASEWORKER, OTHER)
    assert LedgerReading(desk).verify().sound
    stand_up(desk)


def test_unlocking_ends_the_wait(tmp_path: Path) -> None:
    stand_up(a_staffed_desk(tmp_path))
    for _ in range(5):
        with pytest.raises(KnownError, match="I105"):
            sit_down(tmp_path, CASEWORKER, OTHER)
    desk = sit_down(tmp_path, SUPERVISOR)
    accounts = Accounts(desk)
    accounts.unlock(person_id(accounts, CASEWORKER))
    stand_up(desk)
    stand_up(sit_down(tmp_path, CASEWORKER))


def test_the_auditor_reads_the_ledger_and_no_case() -> None:
    assert PERMISSIONS[Role.AUDITOR] == {Permission.READ_LEDGER}
    assert may(Role.SUPERVISOR, Permission.SECOND_CHECK_WRONG)
    assert not may(Role.CASEWORKER, Permission.SECOND_CHECK_WRONG)
    assert not may(Role.CASEWORKER, Permission.PROTECTED_LANE)
