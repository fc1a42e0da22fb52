"""Two names as written, without anything else being known about the persons."""

from collections.abc import Collection

from matching.agreement import Agreement, Comparison, absence
from matching.compare.latin_names import compare_latin
from matching.compare.name_characters import Piece, compare_pieces
from matching.compare.outcomes import comparison, split_places, weakest
from matching.normalise.names import PersonName, Script

_SAME = comparison(Agreement.SAME, (), {"surname": Agreement.SAME, "given": Agreement.SAME})
_SCRIPTS_DIFFER = comparison(
    Agreement.DIFFERENT,
    ("name_script_differs",),
    {"surname": Agreement.DIFFERENT, "given": Agreement.DIFFERENT},
)
_ALL = slice(None)


def compare_written(left: PersonName, right: PersonName) -> Comparison:
    """How two names agree by what is written alone. Parts: surname, given.

    A difference of the 名 makes the whole DIFFERENT; a difference of the 氏 alone leaves it SIMILAR.
    """
    missing = absence(left.text, right.text)
    if missing:
        return comparison(missing)
    if left.raw == right.raw and not left.has_wildcard:
        return _SAME
    if Script.LATIN in (left.script, right.script):
        if left.script != right.script:
            return _SCRIPTS_DIFFER
        return _with_traces(compare_latin(left, right), left, right)
    return _with_traces(_compare_characters(left, right), left, right)


def _compare_characters(left: PersonName, right: PersonName) -> Comparison:
    if len(left.text) == len(right.text):
        whole = compare_pieces(left, right, _ALL, _ALL)
        if whole[0] in (Agreement.SAME, Agreement.EQUIVALENT):
            parts = dict.fromkeys(("surname", "given"), whole[0])
            return comparison(Agreement.EQUIVALENT, whole[1], parts)
    places = split_places(
        (left.folds[2], left.boundary), (right.folds[2], right.boundary), str.__eq__
    )
    if places is None:
        result = _undivided(compare_pieces(left, right, _ALL, _ALL), left, right)
    else:
        result = _divided(
            compare_pieces(left, right, slice(places[0]), slice(places[1])),
            compare_pieces(left, right, slice(places[0], None), slice(places[1], None)),
        )
    return result if result.agreement != Agreement.DIFFERENT else _reordered(left, right) or result


def _undivided(whole: Piece, left: PersonName, right: PersonName) -> Comparison:
    """No side says where the 名 begins: a difference counts as one of the 名."""
    if whole[0] != Agreement.DIFFERENT:
        return comparison(whole[0], whole[1], dict.fromkeys(("surname", "given"), whole[0]))
    parts = {"given": Agreement.DIFFERENT}
    if left.sounds[:1] == right.sounds[:1]:
        return comparison(Agreement.DIFFERENT, ("name_differs", "name_beginning_agrees"), parts)
    return comparison(Agreement.DIFFERENT, ("name_differs",), parts)


def _divided(surname: Piece, given: Piece) -> Comparison:
    parts = {"surname": surname[0], "given": given[0]}
    codes = [*given[1], *surname[1]]
    if given[0] == Agreement.DIFFERENT:
        marks = ["name_surname_differs"] if surname[0] == Agreement.DIFFERENT else []
        return comparison(Agreement.DIFFERENT, ["name_given_differs", *marks], parts)
    if surname[0] == Agreement.DIFFERENT:
        if given[0].agrees:
            codes = ["name_given_only", "name_surname_differs", *codes]
            return comparison(Agreement.SIMILAR, codes, parts)
        return comparison(Agreement.DIFFERENT, ["name_surname_differs", *codes], parts)
    if given[0].is_absent:
        codes = ["name_surname_only", *codes]
    if surname[0].is_absent:
        codes = ["name_given_only", *codes]
    return comparison(_whole(parts.values()), codes, parts)


def _whole(parts: Collection[Agreement]) -> Agreement:
    """The agreement of a name none of whose parts differ."""
    if set(parts) == {Agreement.UNREADABLE}:
        return Agreement.UNREADABLE
    return Agreement.EQUIVALENT if weakest(parts).agrees else Agreement.SIMILAR


def _reordered(left: PersonName, right: PersonName) -> Comparison | None:
    """The same words in another order: one name in katakana, elsewhere a slip that shows."""
    if len(left.words) < 2 or len(left.words) != len(right.words):
        return None
    if left.script == right.script == Script.KANA and _sorted_sounds(left) == _sorted_sounds(right):
        parts = dict.fromkeys(("surname", "given"), Agreement.EQUIVALENT)
        return comparison(Agreement.EQUIVALENT, ("name_word_order",), parts)
    turned = right.sounds[right.boundary :] + right.sounds[: right.boundary]
    if right.boundary > 0 and not right.has_wildcard and left.sounds == turned:
        parts = dict.fromkeys(("surname", "given"), Agreement.SIMILAR)
        return comparison(Agreement.SIMILAR, ("name_parts_exchanged",), parts)
    return None


def _sorted_sounds(name: PersonName) -> list[str]:
    sounds, start = [], 0
    for word in name.words:
        sounds.append(name.sounds[start : start + len(word)])
        start += len(word)
    return sorted(sounds)


def _with_traces(result: Comparison, left: PersonName, right: PersonName) -> Comparison:
    """Add what was folded away on one side only."""
    if result.agreement == Agreement.DIFFERENT or left.traces == right.traces:
        codes: list[str] = []
    else:
        unequal = set(left.traces) ^ set(right.traces)
        codes = [
            code for code, _ in (*left.traces, *right.traces) if any(code == u for u, _ in unequal)
        ]
    reasons = [*result.reasons, *codes]
    if not reasons and result.agreement == Agreement.EQUIVALENT:
        reasons = ["name_space"]
    return comparison(result.agreement, reasons, result.parts)
