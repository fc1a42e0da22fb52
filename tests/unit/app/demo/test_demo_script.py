from datetime import date

import pytest

from app.demo import script


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (105, "百五"),
        (1305, "千三百五"),
        (2000, "二千"),
        (12003, "一万二千三"),
    ],
)
def test_numbers_in_kanji(number, written):
    assert script.kanji_number(number) == written


@pytest.mark.parametrize(
    ("day", "compact", "long"),
    [
        (date(1981, 4, 1), "S560401", "昭和５６年４月１日"),
        (date(1989, 1, 7), "S640107", "昭和６４年１月７日"),
        (date(1989, 1, 8), "H010108", "平成元年１月８日"),
        (date(2019, 5, 1), "R010501", "令和元年５月１日"),
        (date(1926, 12, 24), "T151224", "大正１５年１２月２４日"),
    ],
)
def test_days_in_eras(day, compact, long):
    assert script.compact_wareki(day) == compact
    assert script.long_wareki(day) == long


def test_kana_half_width_and_hiragana():
    assert script.half_kana("ガッコウ　ヴィラ") == "ｶﾞｯｺｳ ｳﾞｨﾗ"
    assert script.hiragana("ショウー") == "しょうー"
    assert script.katakana("さとう") == "サトウ"


def test_cp932_loses_selectors_silently_and_others_loudly():
    assert script.cp932_text("葛\U000e0100西", lost="〓") == "葛西"
    assert script.cp932_text("𠮷田", lost="〓") == "〓田"
    assert script.cp932_text("髙﨑", lost="〓") == "髙﨑"
