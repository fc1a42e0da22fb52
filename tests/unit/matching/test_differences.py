"""The alignment of two texts: what is marked how, and that no character is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import DifferenceKind, align

_HEADS = str.maketrans("髙﨑邉邊澤", "高崎辺辺沢")


class _Variants:
    def fold(self, text: str, strength: int) -> str:
        return text.translate(_HEADS)


def _spans(left: str, right: str, whole_numbers: bool = False) -> list[tuple[str, str, str]]:
    spans = align(left, right, variants=_Variants(), whole_numbers=whole_numbers)
    return [(span.kind.value, span.left, span.right) for span in spans]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", []),
        ("山田", "山田", [("same", "山田", "山田")]),
        ("", "山", [("right_only", "", "山")]),
        ("渡邉", "渡辺", [("same", "渡", "渡"), ("variant", "邉", "辺")]),
        ("葛󠄀城", "葛城", [("variant", "葛󠄀", "葛"), ("same", "城", "城")]),
        ("ﾊﾞﾊﾞ", "ババ", [("width", "ﾊﾞﾊﾞ", "ババ")]),
        ("キョウ", "キヨウ", [("same", "キ", "キ"), ("width", "ョ", "ヨ"), ("same", "ウ", "ウ")]),
        (
            "山田 一",
            "山田\u3000一",
            [("same", "山田", "山田"), ("space", " ", "\u3000"), ("same", "一", "一")],
        ),
        ("一郎", "二郎", [("replaced", "一", "二"), ("same", "郎", "郎")]),
        ("〓田", "吉田", [("gaiji", "〓", "吉"), ("same", "田", "田")]),
        ("\ue000田", "吉田", [("gaiji", "\ue000", "吉"), ("same", "田", "田")]),
        (
            "山\u200b田",
            "山田",
            [("same", "山", "山"), ("invisible", "\u200b", ""), ("same", "田", "田")],
        ),
        ("\ufa4f一", "祐一", [("variant", "\ufa4f", "祐"), ("same", "一", "一")]),
        ("𠮷田", "吉田", [("replaced", "𠮷", "吉"), ("same", "田", "田")]),
        ("タキヤチ", "ヤマモト", [("replaced", "タキヤチ", "ヤマモト")]),
        (
            "渡辺 花子",
            "渡辺 一",
            [("same", "渡辺 ", "渡辺 "), ("replaced", "花子", "一")],
        ),
        (
            "ﾀｷﾔﾁ ｷﾖﾀｶ",
            "ヤマモト\u3000ヤマト",
            [
                ("replaced", "ﾀｷﾔﾁ", "ヤマモト"),
                ("space", " ", "\u3000"),
                ("replaced", "ｷﾖﾀｶ", "ヤマト"),
            ],
        ),
        (
            "山田 太郎",
            "山 田太郎",
            [
                ("same", "山", "山"),
                ("space", "", " "),
                ("same", "田", "田"),
                ("space", " ", ""),
                ("same", "太郎", "太郎"),
            ],
        ),
        ("", "ヤマダ", [("right_only", "", "ヤマダ")]),
        ("李明", "李明(山田)", [("same", "李明", "李明"), ("right_only", "", "(山田)")]),
    ],
)
def test_names_are_aligned_by_character(
    left: str, right: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _spans(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("12", "2", [("replaced", "12", "2")]),
        ("２丁目", "2丁目", [("width", "２", "2"), ("same", "丁目", "丁目")]),
        ("十二丁目", "12丁目", [("notation", "十二", "12"), ("same", "丁目", "丁目")]),
        ("百三番", "103番", [("notation", "百三", "103"), ("same", "番", "番")]),
        ("一〇三番", "103番", [("notation", "一〇三", "103"), ("same", "番", "番")]),
        (
            "本町3-4",
            "本町3番4号",
            [
                ("same", "本町3", "本町3"),
                ("notation", "-", "番"),
                ("same", "4", "4"),
                ("notation", "", "号"),
            ],
        ),
        ("三宝町", "二宝町", [("replaced", "三", "二"), ("same", "宝町", "宝町")]),
        (
            "昭和53年",
            "令和8年",
            [("replaced", "昭和53", "令和8"), ("same", "年", "年")],
        ),
        ("昭和町1", "大正町1", [("replaced", "昭和", "大正"), ("same", "町1", "町1")]),
        (
            "城西町359番地6",
            "十文字町下佐吉開339番地",
            [
                ("replaced", "城西町359", "十文字町下佐吉開339"),
                ("same", "番地", "番地"),
                ("left_only", "6", ""),
            ],
        ),
        (
            "3番4号",
            "5番6号",
            [
                ("replaced", "3", "5"),
                ("same", "番", "番"),
                ("replaced", "4", "6"),
                ("same", "号", "号"),
            ],
        ),
        ("1月2日", "10月2日", [("replaced", "1", "10"), ("same", "月2日", "月2日")]),
    ],
)
def test_addresses_and_dates_are_aligned_by_whole_numbers(
    left: str, right: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _spans(left, right, whole_numbers=True) == expected


def test_only_what_a_reader_must_look_at_is_loud() -> None:
    loud = {kind for kind in DifferenceKind if kind.is_loud}

    assert loud == {
        DifferenceKind.GAIJI,
        DifferenceKind.REPLACED,
        DifferenceKind.LEFT_ONLY,
        DifferenceKind.RIGHT_ONLY,
    }


def test_a_very_long_text_is_marked_whole_rather_than_making_the_screen_wait() -> None:
    assert _spans("あ" * 400, "い" * 400) == [("replaced", "あ" * 400, "い" * 400)]


_TEXT = st.text(
    alphabet="山田髙高一二十3４-－番号丁目町 \u3000〓ﾊﾞハ\U000e0100\u200b年月日", max_size=25
)


@given(_TEXT, _TEXT, st.booleans())
def test_no_character_is_lost(left: str, right: str, whole_numbers: bool) -> None:
    spans = align(left, right, variants=_Variants(), whole_numbers=whole_numbers)

    assert "".join(span.left for span in spans) == left
    assert "".join(span.right for span in spans) == right


@given(_TEXT, st.booleans())
def test_a_text_is_the_same_as_itself(text: str, whole_numbers: bool) -> None:
    spans = align(text, text, variants=_Variants(), whole_numbers=whole_numbers)

    assert {span.kind for span in spans} <= {DifferenceKind.SAME}
