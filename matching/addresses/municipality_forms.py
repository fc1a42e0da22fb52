"""Every way in which a municipality is written at the head of an address."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from matching.addresses.text import VariantFolder, read
from matching.addresses.town_rows import Municipality


class WrittenMunicipality(NamedTuple):
    """A municipality together with what of it was written: any of `county`, `city`, `ward`.

    `stated` holds that for a text without a prefecture, `stated_in_full` for one that begins with it.
    """

    code: str
    prefecture: str
    stated: frozenset[str]
    stated_in_full: frozenset[str]


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
            in_full = stated | {"prefecture"}
            written = WrittenMunicipality(place.code, place.prefecture, stated, in_full)
            forms[read(text, variants)].append(written)
    return dict(forms)
