"""The spellings of one town name that mean the same place."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from matching.addresses.numerals import KANJI, kanji_of, kanji_value
from matching.addresses.text import VariantFolder
from matching.addresses.town_rows import Town

_NUMERAL = re.compile(rf"([{KANJI}]+|[0-9]+)")
_NUMBERED_CHOME = re.compile(rf"(.*[^ノ0-9{KANJI}])[0-9{KANJI}]+丁目")
_COUNTED = re.compile(rf"[{KANJI}]+(?=条|線|番町|番丁|号)")
_JO = re.compile(r"([東西南北][0-9]+)条([東西南北])")
_LAST_JO = re.compile(r"(.*[^0-9])([0-9]+)条")
_OMISSIBLE = frozenset("ケノツ")


def with_digits(name: str) -> str:
    """The one spelling of a numbered town: some cities are listed with 七条西, some with ７条西."""
    return _COUNTED.sub(lambda found: str(kanji_value(found[0])), name)


def _numeral_choices(part: str) -> tuple[str, ...]:
    if part.isdecimal():
        return (part, kanji_of(int(part))) if int(part) < 10_000 else (part,)
    if _NUMERAL.fullmatch(part):
        return (part, str(kanji_value(part)))
    return (part,)


def _numeral_spellings(name: str) -> Iterator[str]:
    """西二十五条北 is also 西25条北. A last numeral stays (与一): it could swallow a 丁目."""
    parts = _NUMERAL.split(name)
    choices = [_numeral_choices(part) for part in parts[:-2]] + [(part,) for part in parts[-2:]]
    if parts[-1]:
        choices = [_numeral_choices(part) for part in parts]
    for chosen in itertools.product(*choices):
        yield "".join(chosen)


def spellings(name: str, code: str) -> Iterator[str]:
    """All strict spellings of a town's `reading` in the municipality `code`.

    In Hokkaido (codes 01…) 北11条西 is also written 北11西.
    """
    for spelling in _numeral_spellings(name) if _NUMERAL.search(name) else (name,):
        yield spelling
        if code.startswith("01") and "条" in spelling:
            yield _JO.sub(r"\1\2", spelling)


def hyphened_jo(name: str) -> tuple[str, str] | None:
    """The name before 条 and its number: 月寒東 and 3 of 月寒東3条."""
    found = _LAST_JO.fullmatch(name)
    return (found[1], found[2]) if found else None


def merge_numbered(towns: list[Town]) -> Iterator[Town]:
    """Towns that the list names 丁目 by 丁目: 高田町一丁目, 高田町二丁目 … are one town 高田町.

    One alone stays (三本木五丁目): its 丁目 is part of the name.
    """
    bases = {town: match[1] for town in towns if (match := _NUMBERED_CHOME.fullmatch(town.reading))}
    counts = Counter(bases.values())
    for town in towns:
        if counts[bases.get(town, "")] < 2:
            yield town
    for name, count in counts.items():
        if count > 1:
            yield Town(name, has_chome=True, shared=False)


def loose(name: str, variants: VariantFolder) -> str:
    """A weaker spelling: kanji folded at strength 3, and ケ ノ ツ left out."""
    return "".join(letter for letter in variants.fold(name, 3) if letter not in _OMISSIBLE)


def loose_with_positions(text: str, variants: VariantFolder) -> tuple[str, list[int]]:
    """`loose` of a text, and for each remaining letter its position in the text."""
    kept = [
        (letter, position)
        for position, letter in enumerate(variants.fold(text, 3))
        if letter not in _OMISSIBLE
    ]
    return "".join(letter for letter, _ in kept), [position for _, position in kept]
