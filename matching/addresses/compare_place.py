"""Whether two addresses lie in the same municipality and town."""

import re

from matching.addresses import reasons
from matching.addresses.finding import EQUAL, Finding, different, missing, similar
from matching.addresses.kyoto import crossing, is_kyoto, opposed
from matching.addresses.parsed import ParsedAddress

_MUNICIPALITY_HEAD = re.compile(r"(?:[^0-9]{1,5}郡)?(?:[^0-9]{1,6}[市町村](?:[^0-9]{1,4}区)?)?")
_SUFFIX = re.compile(r"(?<=.)[市町村区]")
_WILD = frozenset("〓●○■□?")


def compare_municipalities(left: ParsedAddress, right: ParsedAddress) -> Finding:
    """Municipality against municipality, as settled by the town list."""
    ours, theirs = left.place.codes, right.place.codes
    if not ours or not theirs:
        return _unlisted(left, right)
    if ours == theirs:
        return (
            similar(reasons.FORMER_MUNICIPALITY)
            if left.place.former != right.place.former
            else EQUAL
        )
    if len(ours) == len(theirs) == 1 or not set(ours) & set(theirs):
        return _elsewhere(left, right)
    return similar(reasons.MUNICIPALITY_AMBIGUOUS)


def _elsewhere(left: ParsedAddress, right: ParsedAddress) -> Finding:
    if left.place.prefecture != right.place.prefecture:
        return different(reasons.OTHER_PREFECTURE)
    return different(reasons.OTHER_MUNICIPALITY)


def _unlisted(left: ParsedAddress, right: ParsedAddress) -> Finding:
    """At least one side's municipality is in no list: a former one, or none was written."""
    ours, theirs = left.place.prefecture, right.place.prefecture
    if ours and theirs and ours != theirs:
        return different(reasons.OTHER_PREFECTURE)
    if not left.locality or not right.locality:
        return different(reasons.FACILITY_ONLY)
    if not left.place.codes and not right.place.codes:
        return _both_unlisted(left, right)
    unlisted, listed = (right, left) if left.place.codes else (left, right)
    if unlisted.locality == listed.locality:
        return similar(reasons.MUNICIPALITY_MISSING)
    if _is_former_name(unlisted.locality, listed.locality):
        return similar(reasons.FORMER_MUNICIPALITY)
    return different(reasons.OTHER_MUNICIPALITY)


def _both_unlisted(left: ParsedAddress, right: ParsedAddress) -> Finding:
    if left.locality != right.locality:
        return different(reasons.OTHER_MUNICIPALITY)
    if left.place.prefecture == right.place.prefecture:
        return EQUAL
    return similar(reasons.MUNICIPALITY_MISSING)


def _is_former_name(unlisted: str, town: str) -> bool:
    """Whether a locality reads as a former municipality followed by the town.

    簸川郡斐川町名島 for 斐川町名島, 北桑田郡京北町比賀江町 for 京北比賀江町, 筑紫郡那珂川町西隈 for 西隈,
    一志郡美杉村八知 for 美杉町八知, 南安曇郡安曇村 for 安曇.
    """
    if not town:
        return False
    return any(
        form.endswith(now) and _MUNICIPALITY_HEAD.fullmatch(form[: -len(now)]) is not None
        for form in _without_a_suffix(unlisted)
        for now in _without_a_suffix(town)
        if len(now) > 1
    )


def _without_a_suffix(name: str) -> list[str]:
    """The name, and the name without one of the letters that say what kind of municipality it was."""
    cuts = [name[: cut.start()] + name[cut.end() :] for cut in _SUFFIX.finditer(name)]
    return [name, *cuts]


def compare_towns(left: ParsedAddress, right: ParsedAddress, municipality: Finding) -> Finding:
    """Town against town, once the municipalities may be the same."""
    if reasons.FORMER_MUNICIPALITY in municipality.reasons or left.locality == right.locality:
        return _compare_streets(left, right)
    if not left.locality or not right.locality:
        return missing(reasons.MUNICIPALITY_ONLY, on_left=not left.locality)
    if left.place.town.reading and left.place.town == right.place.town:
        return _compare_koaza(left, right)
    if (left.wildcard or right.wildcard) and _equal_but_for_wildcards(
        left.locality, right.locality
    ):
        return similar(reasons.WILDCARD)
    shorter, longer = sorted((left, right), key=lambda side: len(side.locality))
    if not shorter.place.town.reading and longer.locality.endswith(shorter.locality):
        return similar(reasons.OAZA_MISSING)
    return different(reasons.OTHER_TOWN)


def _compare_koaza(left: ParsedAddress, right: ParsedAddress) -> Finding:
    if not left.koaza or not right.koaza:
        return similar(reasons.KOAZA_MISSING)
    if (left.wildcard or right.wildcard) and _equal_but_for_wildcards(left.koaza, right.koaza):
        return similar(reasons.WILDCARD)
    return similar(reasons.KOAZA_DIFFERS)


def _equal_but_for_wildcards(ours: str, theirs: str) -> bool:
    return len(ours) == len(theirs) and all(
        a == b or a in _WILD or b in _WILD for a, b in zip(ours, theirs, strict=True)
    )


def _same_of_several(left: ParsedAddress, right: ParsedAddress) -> Finding:
    """Outside Kyoto, towns of one reading are told apart by their spelling alone: 日の出, 日之出."""
    if is_kyoto("".join(left.place.codes or right.place.codes)):
        return EQUAL
    if left.spelling.head[-3:] == right.spelling.head[-3:]:
        return EQUAL
    return similar(reasons.TOWN_AMBIGUOUS)


def _compare_streets(left: ParsedAddress, right: ParsedAddress) -> Finding:
    ours, theirs = left.place.street, right.place.street
    shared = left.place.town.shared or right.place.town.shared
    if ours == theirs:
        return _same_of_several(left, right) if shared else EQUAL
    if not ours or not theirs:
        if shared:
            return similar(reasons.STREET_AMBIGUOUS)
        return Finding(EQUAL.agreement, (reasons.STREET_OMITTED,))
    if ours.replace("通", "") == theirs.replace("通", ""):
        return Finding(EQUAL.agreement, (reasons.STREET_RESPELT,))
    if not shared and crossing(ours) == crossing(theirs) and not opposed(ours, theirs):
        return Finding(EQUAL.agreement, (reasons.STREET_RESPELT,))
    return similar(reasons.STREET_DIFFERS)
