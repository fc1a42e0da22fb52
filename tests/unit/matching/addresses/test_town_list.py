"""Reading the town list, and what it repairs."""

import pytest

from matching import build_towns
from matching.addresses.numerals import kanji_of, kanji_value
from tests.support.tables import TABLES

CITIES = "code\tprefecture\tprefecture_kana\tcounty\tcity\tward\tcity_kana\n01101\t北海道\tホ\t\t札幌市\t中央区\tサ\n"
TOWNS = "prefecture\tcounty\tcity\tward\ttown\tkana\tpostcode\tcode\tchome\tnote\n"


def names(*rows: str) -> list[str]:
    lines = "".join(f"北海道\t\t札幌市\t中央区\t{row}\n" for row in rows)
    return [row.name for row in build_towns(TOWNS + lines, CITIES).rows["01101"]]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("円山\tマ\t0640944\t01101\t1\t", ["円山"]),
        ("甲、乙\tコ\t0640944\t01101\t0\tその他", ["甲", "乙"]),
        ("左草１地割〜左草\tサ\t0295501\t01101\t0\t6地割", ["左草"]),
        ("大泉町西井出８２４０−１\tニ\t4091501\t01101\t0\t", ["大泉町西井出"]),
        ("浦臼第１\tウ\t0610000\t01101\t0\t", ["浦臼第１"]),
        ("札幌タワー\tサ\t0640944\t01101\t0\t28階", []),
        ("札幌市の次に１〜６６３番地がくる場合\tサ\t0640944\t01101\t0\t", []),
    ],
)
def test_cells_of_the_list(row: str, expected: list[str]) -> None:
    assert names(row) == expected


def test_a_line_with_too_few_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        build_towns(TOWNS + "北海道\t\t札幌市\n", CITIES)


def test_a_postcode_names_its_municipality() -> None:
    index = TABLES.towns.index(TABLES.variants)
    assert index.codes_of_postcode("5900983") == {"27141"}
    assert index.codes_of_postcode("0000000") == set()


def test_numbers_in_kanji() -> None:
    assert [kanji_value(text) for text in ("百四十二", "一四二", "千二〇三", "廿三", "拾")] == [
        142,
        142,
        1203,
        23,
        10,
    ]
    assert all(kanji_value(kanji_of(value)) == value for value in range(1, 2500))
