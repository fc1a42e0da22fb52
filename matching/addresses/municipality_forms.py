"""Every way in which a municipality is written at the head of an address."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from matching.addresses.text import VariantFolder, reading
from matching.addresses.town_rows import Municipality


class WrittenMunicipality(NamedTuple):
    """A municipality together with what of it was written: any of `county`, `city`, `ward`."""

    code: str
    prefecture: str
    stated: frozenset[str]


# How to add: the parts that are written, in their order.
_FORMS = (
    ("county", "city", "ward"),
    ("city", "ward"),
    ("county", "city"),
    ("city",),
    ("ward",),
)


def _forms_of(place: Municipality) -> Iterator[tuple[str, frozenset[str]]]:
    for parts in _FORMS:
        texts = [getattr(place, part) for part in parts]
        if all(texts):
            yield "".join(texts), frozenset(parts)


def municipality_forms(
    municipalities: tuple[Municipality, ...], variants: VariantFolder
) -> dict[str, list[WrittenMunicipality]]:
    """The municipalities behind each written form: a city without its ward means all its wards."""
    forms = defaultdict(list)
    for place in municipalities:
        for text, stated in _forms_of(place):
            written = WrittenMunicipality(place.code, place.prefecture, stated)
            forms[reading(text, variants)].append(written)
    return dict(forms)
