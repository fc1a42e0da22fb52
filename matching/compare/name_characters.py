"""Two pieces of a name, character by character: what joins each pair of characters, if anything.

String likeness is never a reason: a pair of characters that no table joins makes the piece differ.
"""

import re

from matching.agreement import Agreement
from matching.compare.kana import spelling_reasons
from matching.normalise.kana_sounds import KANA, OLD_KANA, TO_KATAKANA, TO_LARGE
from matching.normalise.name_notes import GAIJI, WILDCARD
from matching.normalise.names import PersonName

Piece = tuple[Agreement, tuple[str, ...]]
"""How one piece agrees, and the codes of what was looked past."""

_LOOK_ALIKE = {
    frozenset(pair)
    for pair in (
        "カ力",
        "ニ二",
        "ハ八",
        "ロ口",
        "エ工",
        "タ夕",
        "ト卜",
        "ミ三",
        "チ千",
        "ヒ匕",
        "ー一",
        "オ才",
        "セ七",
        "メ乂",
        "ナ十",
        "ヤ也",
        "ノ丿",
        "ム厶",
    )
}
"""Kana and kanji that keyboards and OCR confuse. How to add: one pair."""

_ONLY_KANA = re.compile(f"[{KANA}]+")
_WEAK = frozenset(
    [
        "name_wildcard",
        "name_unknown_gaiji",
        "name_variant_3",
        "name_kana_look_alike",
        "name_kana_spelling",
        "name_lost_character",
    ]
)
"""Codes that keep a piece at SIMILAR."""

_DIFFERENT: Piece = (Agreement.DIFFERENT, ())


def compare_pieces(left: PersonName, right: PersonName, left_at: slice, right_at: slice) -> Piece:
    """How one piece of a name (its whole text, 氏 or 名) agrees with the same piece of another."""
    one, other = left.text[left_at], right.text[right_at]
    if not (one and other):
        return (
            Agreement.ABSENT_RIGHT if one else Agreement.ABSENT_LEFT
        ) if one or other else Agreement.ABSENT_BOTH, ()
    has_wildcard = left.has_wildcard or right.has_wildcard
    if one == other and not has_wildcard:
        return Agreement.SAME, ()
    if _is_all_wild(one) or _is_all_wild(other):
        return Agreement.UNREADABLE, ("name_part_unreadable",)
    if len(one) != len(other):
        return _uneven(left.folds[2][left_at], right.folds[2][right_at])
    codes = _codes(left, right, left_at, right_at)
    if codes is None:
        return _spelled(left.sounds[left_at], right.sounds[right_at])
    if not codes:
        return Agreement.SAME, ()
    weak = not _WEAK.isdisjoint(codes)
    return Agreement.SIMILAR if weak else Agreement.EQUIVALENT, codes


def _is_all_wild(text: str) -> bool:
    return not text.strip(WILDCARD + GAIJI)


def _codes(
    left: PersonName, right: PersonName, left_at: slice, right_at: slice
) -> tuple[str, ...] | None:
    """The code of every pair of characters that is not the same; None where one pair differs."""
    rows = zip(
        left.text[left_at],
        right.text[right_at],
        zip(*[fold[left_at] for fold in (*left.folds, left.sounds)], strict=True),
        zip(*[fold[right_at] for fold in (*right.folds, right.sounds)], strict=True),
        strict=True,
    )
    found: dict[str, None] = {}
    for one, other, one_folds, other_folds in rows:
        if one == other and one not in (WILDCARD, GAIJI):
            continue
        code = _code(one, other, one_folds, other_folds)
        if not code:
            return None
        found[code] = None
    return tuple(found)


def _code(one: str, other: str, one_folds: tuple[str, ...], other_folds: tuple[str, ...]) -> str:
    """What joins two different characters: the code of the strongest join, or "" for none."""
    if GAIJI in (one, other):
        return "name_unknown_gaiji"
    if WILDCARD in (one, other):
        return "name_wildcard"
    if one_folds[0] == other_folds[0]:
        return "name_variant_1"
    if one_folds[1] == other_folds[1]:
        return "name_variant_2"
    if one_folds[3] == other_folds[3]:
        return _kana_code(one_folds[1], other_folds[1])
    if one_folds[2] == other_folds[2]:
        return "name_variant_3"
    return "name_kana_look_alike" if frozenset((one, other)) in _LOOK_ALIKE else ""


def _kana_code(one: str, other: str) -> str:
    """Which of the differences of kana two signs of one sound have; the weightiest alone."""
    pair = [sign.translate(TO_KATAKANA) for sign in (one, other)]
    if pair[0] == pair[1]:
        return "name_kana_script"
    if pair[0].translate(TO_LARGE) == pair[1].translate(TO_LARGE):
        return "name_kana_size"
    if pair[0].translate(OLD_KANA) == pair[1].translate(OLD_KANA):
        return "name_old_kana"
    return "name_kana_zu_ji"


def _spelled(one: str, other: str) -> Piece:
    """Pieces written wholly in kana may be spellings of one name (ロー / ロウ, ヴ / ブ)."""
    if _ONLY_KANA.fullmatch(one) and _ONLY_KANA.fullmatch(other) and spelling_reasons(one, other):
        return Agreement.SIMILAR, ("name_kana_spelling",)
    return _DIFFERENT


def _uneven(one: str, other: str) -> Piece:
    """Pieces of unequal length: never the same, unless a broken character left none or two signs."""
    for broken, whole in ((one, other), (other, one)):
        if WILDCARD in broken and WILDCARD not in whole and abs(len(one) - len(other)) <= 2:
            pattern = re.sub(
                f"(?:{WILDCARD})+", lambda run: f".{{0,{len(run[0])}}}", re.escape(broken)
            )
            if re.fullmatch(pattern, whole):
                return Agreement.SIMILAR, ("name_lost_character",)
    return _spelled(one, other)
