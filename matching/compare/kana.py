"""カナ of a pair. Kana are evidence only: a differing reading neither makes nor breaks a verdict."""

from matching.agreement import Agreement, Comparison, absence
from matching.compare.outcomes import comparison, split_places
from matching.normalise.kana import KanaText, parse_kana
from matching.normalise.kana_sounds import LONG_MARKS, V_TO_B, VOWEL

_SPELLINGS = {
    frozenset("ヅズ"): "kana_zu_ji",
    frozenset("ヂジ"): "kana_zu_ji",
    frozenset("ヲオ"): "kana_old",
    frozenset("ヱエ"): "kana_old",
    frozenset("ヰイ"): "kana_old",
}
"""Two signs of one sound, with the reason that names them. How to add: one row."""


def compare_kana(left: str, right: str) -> Comparison:
    """How two readings agree. Parts: surname, given, where either side shows the boundary.

    Width, script, size, marks and spaces are EQUIVALENT; old kana, ヅ/ズ, long vowels and ヴ/ブ
    SIMILAR with their reason; anything else, a lost ダクテン or long vowel included, DIFFERENT.
    """
    one, other = parse_kana(left), parse_kana(right)
    missing = absence(one.text, other.text)
    if missing:
        return comparison(missing)
    if not (one.is_readable and other.is_readable):
        return comparison(Agreement.UNREADABLE, ("kana_unreadable",))
    return compare_read_kana(one, other)


def compare_read_kana(one: KanaText, other: KanaText) -> Comparison:
    """The same for two readings that hold something readable."""
    places = split_places((one.text, one.boundary), (other.text, other.boundary), _sounds_same)
    if one.text == other.text:
        whole = Agreement.SAME if one.raw == other.raw else Agreement.EQUIVALENT
        reasons = () if whole == Agreement.SAME else ("kana_notation",)
        return comparison(whole, reasons, _parts(places, whole, whole))
    if len(one.words) > 1 and sorted(one.words) == sorted(other.words):
        agreed = Agreement.EQUIVALENT
        return comparison(agreed, ("kana_word_order",), _parts(places, agreed, agreed))
    spelling = spelling_reasons(one.text, other.text)
    pieces = _pieces(one, other, places)
    parts = _parts(places, *[_piece(*piece) for piece in pieces])
    if spelling:
        return comparison(Agreement.SIMILAR, spelling, parts)
    return comparison(Agreement.DIFFERENT, ("kana_differs",), parts)


def _pieces(
    one: KanaText, other: KanaText, places: tuple[int, int] | None
) -> tuple[tuple[str, str], tuple[str, str]]:
    left, right = places or (0, 0)
    return (one.text[:left], other.text[:right]), (one.text[left:], other.text[right:])


def _parts(
    places: tuple[int, int] | None, surname: Agreement, given: Agreement
) -> dict[str, Agreement]:
    return {"surname": surname, "given": given} if places else {}


def _piece(left: str, right: str) -> Agreement:
    missing = absence(left, right)
    if missing:
        return missing
    if left == right:
        return Agreement.EQUIVALENT
    return Agreement.SIMILAR if spelling_reasons(left, right) else Agreement.DIFFERENT


def _sounds_same(left: str, right: str) -> bool:
    return left == right or bool(spelling_reasons(left, right))


def spelling_reasons(left: str, right: str) -> list[str]:
    """Why two canonical readings are spellings of one, or nothing where they are not."""
    reasons = []
    if "ヴ" in left + right:
        folded = _without_v(left), _without_v(right)
        if folded[0] == folded[1]:
            return ["kana_v"]
        reasons, (left, right) = ["kana_v"], folded
    if len(left) != len(right):
        return []
    for place, pair in enumerate(zip(left, right, strict=True)):
        if pair[0] != pair[1]:
            reason = _SPELLINGS.get(frozenset(pair)) or _long_vowel(left, right, place)
            if not reason:
                return []
            reasons.append(reason)
    return list(dict.fromkeys(reasons))


def _without_v(text: str) -> str:
    for written, sound in V_TO_B:
        text = text.replace(written, sound)
    return text


def _long_vowel(left: str, right: str, place: int) -> str:
    """Whether both signs may lengthen the same vowel before them: オウ, オオ, オー."""
    before = left[:place].rstrip("ー")[-1:]
    marks = LONG_MARKS.get(VOWEL.get(before, ""), "")
    pair = {left[place], right[place]}
    is_long = bool(marks) and pair <= {*marks, "ー"} and pair != {"エ", "イ"}
    return "kana_long_vowel" if is_long else ""
