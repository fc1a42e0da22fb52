"""What the register says about a resident's presence."""

import polars as pl
import pytest

from matching.statuses import resident_status


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("死亡", "dead"), ("3", "dead"), ("転出", "moved_out"), ("２", "moved_out"), ("国外転出", "moved_abroad"),
        ("職権消除", "removed"), ("9", "removed"), ("転入", ""), ("転居", ""), ("1", ""), ("", ""),
        ("転出取消", ""), ("住所変更", ""), ("失踪宣告取消", ""),
    ],
)  # fmt: skip
def test_statuses(text: str, state: str) -> None:
    frame = pl.DataFrame({"status": [text]})
    assert frame.select(resident_status(pl.col("status"))).item() == state
