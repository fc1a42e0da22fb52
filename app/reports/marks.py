"""Which characters of the two raw values of an attribute are marked as differing on paper."""

import re

from app.views import AttributeView
from matching import Agreement, Folding, align

Range = tuple[int, int]
_MARKED = (Agreement.SIMILAR, Agreement.DIFFERENT, Agreement.UNREADABLE)
_WHOLE_NUMBERS = ("birth_date", "address")
_DIGIT = re.compile(r"\d")


def marks(view: AttributeView, variants: Folding) -> tuple[list[Range], list[Range]]:
    """Half-open character ranges to mark in the left and in the right value.

    Quiet differences (width, spaces, notation) are not marked: a reader must look at the rest.
    """
    if view.withheld or view.agreement not in _MARKED or _written_otherwise(view):
        return [], []
    whole = view.attribute in _WHOLE_NUMBERS
    left: list[Range] = []
    right: list[Range] = []
    at_left = at_right = 0
    for span in align(view.left, view.right, variants=variants, whole_numbers=whole):
        if span.kind.is_loud:
            left.append((at_left, at_left + len(span.left)))
            right.append((at_right, at_right + len(span.right)))
        at_left += len(span.left)
        at_right += len(span.right)
    return [r for r in left if r[0] < r[1]], [r for r in right if r[0] < r[1]]


def _written_otherwise(view: AttributeView) -> bool:
    """Dates in two notations differ in every character: marking them would say nothing."""
    shapes = {_DIGIT.sub("0", value) for value in (view.left, view.right)}
    return view.attribute == "birth_date" and len(shapes) == 2
