"""性別 in every code and word."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Sex, parse_sex, sex_key


@pytest.mark.parametrize(
    ("texts", "sex"),
    [
        ("1 01 １ 男 男性 おとこ ｵﾄｺ M m Ｍ Male ♂ 1:男 男(1) 1男 1.0 '1", Sex.MALE),
        ("2 ２ 女 女性 おんな F female ♀ 2:女 女（2）", Sex.FEMALE),
        ("0 9 ９ 不明 － 未記入 9:不明", Sex.NOT_RECORDED),
        ("3 その他 男女 1:女 X 男・女", Sex.OTHER),
    ],
)
def test_parse_sex(texts: str, sex: Sex) -> None:
    assert {text: parse_sex(text) for text in texts.split()} == dict.fromkeys(texts.split(), sex)


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_blank(text: str) -> None:
    assert parse_sex(text) == Sex.BLANK


@given(st.lists(st.one_of(st.none(), st.text()), max_size=6))
def test_reading_is_total_and_keys_are_codes_or_blank(texts: list[str | None]) -> None:
    keys = sex_key(pl.Series("sex", texts, dtype=pl.String))

    assert set(keys) <= {"1", "2", ""}
