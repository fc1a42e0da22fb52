"""対象外: status words, double rows, and a sum that always holds."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.batches.batch_views import arithmetic, total_arithmetic
from app.batches.exclusions import part
from app.batches.scope import STATUS_WORDS, Exclusion, exclusion_of
from app.store.batches import BatchRow
from matching import SUBJECT_SCHEMA


def subjects(*rows: dict[str, str]) -> pl.DataFrame:
    blank: dict[str, object] = dict.fromkeys(SUBJECT_SCHEMA, "")
    made = [{**blank, "row_number": n + 2, **row} for n, row in enumerate(rows)]
    return pl.DataFrame(made, schema=SUBJECT_SCHEMA)


@pytest.mark.parametrize(("word", "reason"), STATUS_WORDS)
def test_whole_status_words_exclude(word: str, reason: Exclusion) -> None:
    assert exclusion_of(word, {}) is reason
    assert exclusion_of(f" {word} ", {}) is reason


@pytest.mark.parametrize("status", ["", "有効", "死亡届の確認済", "返還予定", "未失効"])
def test_other_texts_exclude_nobody(status: str) -> None:
    assert exclusion_of(status, {}) is None


def test_the_office_has_the_last_word() -> None:
    own = {"停止": Exclusion.OUT_OF_SCOPE, "死亡": None}
    assert exclusion_of("停止", own) is Exclusion.OUT_OF_SCOPE
    assert exclusion_of("死亡", own) is None


def test_a_row_that_repeats_another_is_left_out_once() -> None:
    row = {"record_id": "1", "name": "渡邉", "number": "123456789018"}
    parted = part(subjects(row, row, {**row, "name": "渡辺"}), {})
    assert parted.inspected.height == 2
    assert parted.excluded_by_reason() == {Exclusion.DOUBLE_ROW: 1}
    assert parted.excluded["row_number"].to_list() == [3]


def test_missing_numbers_are_counted_apart() -> None:
    rows = [
        {"record_id": str(n), "number": text}
        for n, text in enumerate(["", "　", "123456789018", "1234", "不明"])
    ]
    assert part(subjects(*rows), {}).without_number in (2, 3)


STATUSES = ["", "有効", "返還", "死亡", "独自"]


@given(
    st.lists(
        st.tuples(st.sampled_from(STATUSES), st.sampled_from(["", "123456789018"]), st.booleans()),
        max_size=30,
    ),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_the_sum_always_holds(
    rows: list[tuple[str, str, bool]], rejected: int, skipped: int
) -> None:
    frame = subjects(
        *(
            {"record_id": "same" if double else str(at), "status": status, "number": number}
            for at, (status, number, double) in enumerate(rows)
        )
    )
    parted = part(frame, {"独自": Exclusion.TRANSFERRED})
    facts: dict[str, object] = {
        "rows_counted": frame.height + rejected + skipped,
        "rows_skipped": skipped,
        "rows_rejected": rejected,
        "excluded": parted.excluded_by_reason(),
        "without_number": parted.without_number,
        "inspected": parted.inspected.height - parted.without_number,
    }
    sums = arithmetic(facts)
    assert sums.holds
    assert sums.total == frame.height + rejected


def test_sums_add_up_over_batches() -> None:
    def batch(facts: str) -> BatchRow:
        return BatchRow(
            batch_id="",
            side="subject",
            extract="",
            scheme="",
            reference_date="2026-10-01",
            coverage="all",
            accepted_at="",
            accepted_by="",
            source_sha256="",
            file_sha256="",
            file_key=b"",
            in_use=1,
            facts=facts,
        )

    one = '{"rows_counted": 10, "rows_skipped": 1, "excluded": {"died": 2}, "inspected": 7}'
    two = '{"rows_counted": 5, "excluded": {"died": 1}, "rows_rejected": 1, "inspected": 3}'
    total = total_arithmetic([batch(one), batch(two)])
    assert (total.total, total.excluded, total.holds) == (14, ((Exclusion.DIED, 3),), True)
