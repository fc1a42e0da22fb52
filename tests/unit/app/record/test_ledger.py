"""The ledger: chained, signed, and every change of it found."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from app.access.accounts import Accounts
from app.case_states import CaseId, Outcome
from app.clock import SystemClock
from app.desk import Desk
from app.keys import derive
from app.record.acts import SIGNED, Act
from app.record.anchor import Anchor
from app.record.chain import START, Body, ChainKey, head_code, read_body
from app.record.ledger import Ledger, Signer
from app.record.ledger_check import Verification, verify
from app.review.assignment import Assignment
from app.review.first_check import Judgement, Review
from app.settings import Settings
from app.store.cipher import connect
from tests.support.inspected import a_document, put_cases
from tests.support.office import CASEWORKER, SECOND, a_staffed_desk, colleague, stand_up

MUTATIONS = {
    "a body edited": "UPDATE ledger SET body = replace(body, '1', '2') WHERE seq = 5",
    "an entry removed": "DELETE FROM ledger WHERE seq = 5",
    "the tail cut off, rows left": "DELETE FROM ledger WHERE seq >= (SELECT min(ledger_seq) FROM decision)",
    "a mac replaced": "UPDATE ledger SET mac = zeroblob(32) WHERE seq = 4",
    "a signature stripped": "UPDATE ledger SET signature = x'', signed_with = '' WHERE seq = 1",
    "a signature moved": "UPDATE ledger SET signature = (SELECT signature FROM ledger WHERE seq = 2) WHERE seq = 1",
    "an outcome turned": "UPDATE decision SET outcome = 'right', reason = 'moved' WHERE outcome = 'suspect'",
    "a judge replaced": (
        "UPDATE decision SET judged_by = (SELECT min(p.person_id) FROM person p"
        " WHERE p.person_id <> decision.judged_by)"
    ),
    "a decision removed": "DELETE FROM decision WHERE outcome = 'suspect'",
    "a decision doubled": (
        "INSERT INTO decision SELECT 'x', case_id, 9, stage, outcome, reason, note, judged_by,"
        " entered_by, judged_on, at, seen_digest, withdraws, ledger_seq FROM decision LIMIT 1"
    ),
    "a state turned": "UPDATE cases SET state = 'closed' WHERE case_id = 2",
    "a state put back": "UPDATE cases SET state = 'open' WHERE state = 'decided'",
    "a case given to another": (
        "UPDATE cases SET assignee = (SELECT max(person_id) FROM person"
        " WHERE person_id <> cases.assignee) WHERE case_id = 3"
    ),
    "a case taken from everybody": "UPDATE cases SET assignee = '' WHERE assignee <> ''",
    "a case given without an entry": "UPDATE cases SET assignee = 'x' WHERE assignee = ''",
    "an assignment rewritten": "UPDATE assignment SET members = '[1]'",
    "an assignment made unreadable": "UPDATE assignment SET members = '['",
    "an assignment removed": "DELETE FROM assignment",
    "a note rewritten": "UPDATE note SET text = 'anders'",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = a_staffed_desk(tmp_path)
    put_cases(desk, [a_document(index) for index in range(3)])
    worker = Review(colleague(desk, CASEWORKER))
    view = worker.open(CaseId(1))
    worker.decide(
        Judgement(
            case_id=CaseId(1),
            version=view.version,
            seen_digest=view.seen_digest,
            outcome=Outcome.SUSPECT,
            reason="family",
        )
    )
    worker.add_note(CaseId(3), "メモ")
    worker.close()
    Assignment(colleague(desk, SECOND)).take_over([CaseId(2), CaseId(3)])
    Assignment(colleague(desk, CASEWORKER)).take_over([CaseId(3)])
    return desk


def check(desk: Desk) -> Verification:
    return verify(desk.database, inspection_id=desk.inspection_id, chain=desk.secrets.chain)


def tamper(desk: Desk, sql: str) -> None:
    """What somebody could do who holds the data key and a tool of their own."""
    desk.database.close()
    raw = connect(
        desk.folder / "decisions.db",
        derive(desk.secrets.data_key, "database"),
        journal="wal",
        create=False,
    )
    raw.execute("PRAGMA foreign_keys=OFF")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute(sql)
    assert raw.changes() > 0
    raw.close()
    desk.database._connection = connect(
        desk.folder / "decisions.db",
        derive(desk.secrets.data_key, "database"),
        journal="wal",
        create=False,
    )


def test_an_untouched_ledger_is_sound(desk: Desk) -> None:
    result = check(desk)
    assert result.sound
    assert result.entries == desk.ledger.head().seq
    assert result.signatures >= 5
    stand_up(desk)


@pytest.mark.parametrize("sql", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_every_change_of_history_is_found(desk: Desk, sql: str) -> None:
    tamper(desk, sql)
    assert not check(desk).sound
    desk.database.close()


def test_a_forged_entry_with_the_chain_key_lacks_the_signature(desk: Desk) -> None:
    """Somebody who has all keys of the store still cannot sign as a 責任者."""
    last = desk.ledger.head()
    body = Body(
        at="2026-10-01T00:00:00+09:00",
        actor=desk.me.person_id,
        act=Act.AGREED,
        about="case:1",
        digests=(),
        detail={},
    ).text()
    mac = desk.secrets.chain.mac(bytes.fromhex(last.mac), last.seq + 1, body)
    tamper(
        desk,
        f"INSERT INTO ledger VALUES ({last.seq + 1}, '{body}', '{desk.secrets.slot_id}', zeroblob(64), x'{mac.hex()}')",  # noqa: S608 - the forger is us
    )
    result = check(desk)
    assert any("署名" in fault for fault in result.faults)
    desk.database.close()


def test_the_triggers_keep_history_inside_the_program(desk: Desk) -> None:
    def attempt(sql: str) -> None:
        with desk.database.transaction():
            desk.database.write(sql)

    for sql in (
        "UPDATE decision SET outcome = 'right'",
        "DELETE FROM decision",
        "UPDATE ledger SET body = ''",
        "DELETE FROM ledger",
        "DELETE FROM note",
        "DELETE FROM person_key",
    ):
        with pytest.raises(apsw.ConstraintError):
            attempt(sql)
    stand_up(desk)


def test_a_failed_change_leaves_no_entry(desk: Desk) -> None:
    before = desk.ledger.head()

    def fail() -> None:
        with desk.ledger.entry(
            Act.SETTING_CHANGED, about="setting:x", areas=frozenset(), detail={}
        ):
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert desk.ledger.head() == before
    stand_up(desk)


class SetBackClock:
    def __init__(self, back: timedelta) -> None:
        self._back = back

    def now(self) -> datetime:
        return SystemClock().now() - self._back


def test_a_clock_set_back_keeps_the_order(desk: Desk) -> None:
    secrets = desk.secrets
    ledger = Ledger(
        desk.database,
        inspection_id=desk.inspection_id,
        chain=secrets.chain,
        clock=SetBackClock(timedelta(days=3650)),
        signer=Signer(
            person_id=desk.me.person_id, slot_id=secrets.slot_id, identity=secrets.identity
        ),
        anchor=Anchor(desk.folder, derive(secrets.data_key, "anchor")),
    )
    with ledger.entry(Act.SETTING_CHANGED, about="setting:x", areas=frozenset(), detail={}):
        pass
    times = [
        read_body(str(row[0])).at
        for row in desk.database.rows("SELECT body FROM ledger ORDER BY seq")
    ]
    assert times == sorted(times, key=datetime.fromisoformat)
    stand_up(desk)


def test_no_entry_names_anybody_inspected(desk: Desk) -> None:
    bodies = " ".join(str(row[0]) for row in desk.database.rows("SELECT body FROM ledger"))
    for text in ("渡邉", "ワタナベ", "T000000", "サンプル市", "123456789018", "メモ"):
        assert text not in bodies
    stand_up(desk)


def test_bodies_are_written_in_one_way() -> None:
    body = Body(
        at="2026-10-01T09:00:00+09:00",
        actor="p",
        act="x",
        about="y:1",
        digests=("d",),
        detail={"b": 1, "a": "が"},
    )
    assert read_body(body.text()) == body
    assert json.loads(body.text())["detail"] == {"a": "が", "b": 1}
    assert body.text() == read_body(body.text()).text()


def test_macs_depend_on_place_and_key() -> None:
    one, other = ChainKey(bytes(32)), ChainKey(b"\x01" * 32)
    macs = {one.mac(START, 1, "a"), one.mac(START, 2, "a"), other.mac(START, 1, "a")}
    assert len(macs) == 3
    assert one.row_digest("t", {"a": 1}) != other.row_digest("t", {"a": 1})
    assert len(head_code(one.mac(START, 1, "a"))) == 19


def test_decisions_are_signed() -> None:
    assert {Act.DECIDED, Act.AGREED, Act.SENT_BACK, Act.REOPENED} <= SIGNED


def test_settings_are_checked_and_entered(desk: Desk) -> None:
    settings = Settings(desk)
    assert settings.number("idle_lock_minutes") == 5
    settings.change("idle_lock_minutes", "3")
    assert settings.number("idle_lock_minutes") == 3
    assert settings.lines("approval_titles") == ("担当", "係長", "課長")
    refused: list[tuple[str, str]] = [
        ("idle_lock_minutes", "99"),
        ("idle_lock_minutes", "x"),
        ("unknown", "1"),
        ("deadline", "2026-13-01"),
        ("show_class_codes", "yes"),
        ("contact_rule_techo_mental", "always"),
        ("office", "a\nb"),
    ]
    act: Callable[[str, str], object] = settings.change
    for key, value in refused:
        with pytest.raises(Exception, match="T101"):
            act(key, value)
    assert len(Accounts(desk).people()) == 4
    stand_up(desk)


def test_a_case_of_another_person_than_was_given_it_is_named(desk: Desk) -> None:
    assert check(desk).sound
    tamper(desk, "UPDATE cases SET assignee = '' WHERE case_id = 3")
    assert check(desk).faults == ("整理番号0000003の担当が割り当ての履歴と合いません。",)
    desk.database.close()
