"""送付票: what it says is compared with what was read, whatever way it was typed."""

import pytest

from app.batches.slip import NO_SLIP, Slip, records, require_as_told, typed_slip
from app.errors import KnownError

FACTS = {
    "names": ["techo.csv"],
    "sha256": ["ab12cd34" + "0" * 56],
    "rows_counted": 120,
    "rows_skipped": 20,
    "rows_superseded": 15,
}


@pytest.mark.parametrize("typed", ["1,234", "１２３４", " 1234件 ", "1 234"])
def test_numbers_are_read_as_people_write_them(typed: str) -> None:
    assert typed_slip(typed, "") == Slip(rows=1234, sha256="")


def test_nothing_typed_is_no_slip() -> None:
    assert typed_slip("", " ") == NO_SLIP
    require_as_told(NO_SLIP, FACTS)


@pytest.mark.parametrize(
    ("rows", "digest"), [("百", ""), ("-5", ""), ("", "ab12"), ("", "xyz" * 5)]
)
def test_what_is_no_slip_is_refused(rows: str, digest: str) -> None:
    with pytest.raises(KnownError, match="K106"):
        typed_slip(rows, digest)


@pytest.mark.parametrize("rows", [100, 115])
def test_records_are_counted_without_headings_and_totals(rows: int) -> None:
    """Senders differ in whether rows of history count; nothing else may differ."""
    assert records(FACTS) == 100
    require_as_told(Slip(rows=rows, sha256="ab12cd34"), FACTS)


@pytest.mark.parametrize("rows", [0, 99, 101, 120, 1_000])
def test_another_count_stops(rows: int) -> None:
    with pytest.raises(KnownError, match=f"E316.*送付票\\({rows:,}件\\)と違います\\(100件\\)"):
        require_as_told(Slip(rows=rows, sha256=""), FACTS)


def test_another_digest_stops() -> None:
    with pytest.raises(KnownError, match="E316"):
        require_as_told(Slip(rows=None, sha256="ab12cd35"), FACTS)
