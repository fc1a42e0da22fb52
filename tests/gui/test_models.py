"""The models keep Qt's contract and read only the pages that are looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.case_states import CaseId, CaseState, Lane
from app.cases.queue_views import QueueRow
from app.views import LedgerRow
from ui.models.ledger import LedgerModel
from ui.models.queue import PAGE_ROWS, QueueModel, RowRole
from ui.models.rows import RowsModel


def _row(case: CaseId) -> QueueRow:
    return QueueRow(
        case_id=case,
        serial=f"{case:07d}",
        record_id=f"T{case}",
        name="山田　太郎",
        kana="ヤマダ　タロウ",
        scheme_words="手帳",
        verdict="B",
        class_code="B1",
        cause="",
        signature="building_only",
        signature_words="方書のみ相違",
        municipality="",
        state=CaseState.OPEN,
        state_words="未確認",
        lane=Lane.EYE,
        group_ok=True,
        cautions=(),
        outcome_words="",
        judged_by="",
        assignee="",
        version=1,
    )


class _Store:
    def __init__(self) -> None:
        self.asked: list[Sequence[CaseId]] = []

    def rows(self, ids: Sequence[CaseId]) -> tuple[QueueRow, ...]:
        self.asked.append(ids)
        return tuple(_row(case) for case in ids)


def test_the_queue_keeps_the_contract_of_models(qtmodeltester: ModelTester) -> None:
    model = QueueModel(_Store().rows)
    model.show_cases([CaseId(number) for number in range(1, 31)])

    qtmodeltester.check(model, force_py=True)


def test_a_queue_of_100000_reads_two_pages_for_two_rows() -> None:
    store = _Store()
    model = QueueModel(store.rows)
    model.show_cases([CaseId(number) for number in range(1, 100_001)])

    first = model.index(0, 0).data(RowRole)
    last = model.index(99_999, 0).data(RowRole)

    assert isinstance(first, QueueRow)
    assert isinstance(last, QueueRow)
    assert (first.serial, last.serial) == ("0000001", "0100000")
    assert [len(page) for page in store.asked] == [PAGE_ROWS, PAGE_ROWS]


def test_only_rows_that_changed_are_read_again() -> None:
    store = _Store()
    model = QueueModel(store.rows)
    model.show_cases([CaseId(number) for number in range(1, 1001)])
    model.row_at(0)
    model.row_at(500)

    model.read_again([CaseId(2), CaseId(5000)])
    model.row_at(500)
    model.row_at(1)

    assert [len(page) for page in store.asked] == [PAGE_ROWS, PAGE_ROWS, 1]
    assert model.place_of(CaseId(777)) == 776
    assert model.place_of(CaseId(5000)) == -1


def test_a_screen_reader_hears_serial_name_and_pattern() -> None:
    model = QueueModel(_Store().rows)
    model.show_cases([CaseId(7)])

    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "0000007 山田　太郎 方書のみ相違"
    )


def test_short_lists_keep_the_contract_of_models(qtmodeltester: ModelTester) -> None:
    model = RowsModel(("名称", "件数"), figures=frozenset({1}))
    model.show_rows([("手帳", "12"), ("自立支援", "3")])

    qtmodeltester.check(model, force_py=True)


def test_the_ledger_keeps_the_contract_of_models(qtmodeltester: ModelTester) -> None:
    def page(start: int, rows: int) -> list[LedgerRow]:
        numbers = range(250 - start, max(250 - start - rows, 0), -1)
        return [
            LedgerRow(
                seq=number,
                at="2026-10-01 09:00",
                actor="佐藤",
                act="decided",
                act_words="一次確認",
                about="整理番号 0000001",
                detail="",
                signed=True,
                mac="0" * 16,
            )
            for number in numbers
        ]

    model = LedgerModel(page)
    model.show_entries(250)

    qtmodeltester.check(model, force_py=True)
    assert model.index(249, 0).data() == "1"
