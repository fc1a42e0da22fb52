"""Readings: one canonical text, words, bulk keys."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import kana_key, parse_kana
from matching.normalise.kana_keys import kana_key_of

KANA_TEXTS = st.text(
    st.sampled_from("アァあぁｱｧガカ゛ﾞ゜ﾟヴゔブバヅズヂジヱエゑヲオウーｰ-−・･ 　ンヽヾゞスA.(漢?"),
    max_size=12,
)


@pytest.mark.parametrize(
    ("text", "expected", "boundary"),
    [
        ("ﾀｶﾊｼ ﾀﾛｳ", "タカハシタロウ", 4),
        ("タカハシ　タロウ", "タカハシタロウ", 4),
        ("たかはしたろう", "タカハシタロウ", -1),
        ("フジシロ　リョウマ", "フジシロリヨウマ", 4),
        ("オセ゛キ　タケソ゛ウ", "オゼキタケゾウ", 3),
        ("ジョ−ジ", "ジヨージ", -1),
        ("すゞ", "スズ", -1),
        ("バヾ", "ババ", -1),
        ("グエン・ヴァン・アン", "グエンヴアンアン", 3),
        ("ア イ ウ", "アイウ", -1),
        ("", "", -1),
    ],
)
def test_canonical_text_and_boundary(text: str, expected: str, boundary: int) -> None:
    kana = parse_kana(text)

    assert (kana.text, kana.boundary) == (expected, boundary)


@given(st.one_of(KANA_TEXTS, st.text(max_size=12)))
def test_reading_is_total(text: str) -> None:
    kana = parse_kana(text)

    assert "".join(kana.words) == kana.text
    assert -1 <= kana.boundary <= len(kana.text)


@given(
    st.text(
        st.sampled_from("アァあぁｱｧガカ゛ﾞヴゔバヅズヂジヱエゑヲオウーｰ-−・･ 　ンスA.漢?"),
        max_size=12,
    )
)
def test_reading_is_idempotent(text: str) -> None:
    canonical = parse_kana(text).text

    assert parse_kana(canonical).text == canonical


@given(st.lists(st.one_of(KANA_TEXTS, st.text(max_size=8), st.none()), max_size=8))
def test_bulk_keys_are_the_single_keys(texts: list[str | None]) -> None:
    keys = kana_key(pl.Series("kana", texts, dtype=pl.String))

    assert keys.to_list() == [kana_key_of(text or "") for text in texts]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("シミヅ", "ｼﾐｽﾞ"),
        ("トオル", "トウル"),
        ("オオタ", "オータ"),
        ("グエン・ヴァン・アン", "グエンバンアン"),
        ("ヒデヲ", "ヒデオ"),
    ],
)
def test_spellings_of_one_reading_share_a_key(left: str, right: str) -> None:
    assert kana_key_of(left) == kana_key_of(right)
