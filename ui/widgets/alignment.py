"""Both values of an attribute as a reader compares them, aligned character by character."""

from collections.abc import Sequence
from unicodedata import normalize

from app.views import AttributeView
from matching import DifferenceKind, DifferenceSpan, Folding, align

_WHOLE_NUMBERS = frozenset({"birth_date", "address"})
_LITTLE = 0.6


def aligned(
    view: AttributeView, left: str, right: str, *, variants: Folding
) -> tuple[DifferenceSpan, ...]:
    """The spans of two shown values; withheld and empty ones are not compared."""
    if view.withheld or not left or not right:
        return (DifferenceSpan(DifferenceKind.SAME, left, right),)
    whole = view.attribute in _WHOLE_NUMBERS
    spans = align(left, right, variants=variants, whole_numbers=whole)
    strange = view.attribute == "address" and _has_little_in_common(spans)
    return (DifferenceSpan(DifferenceKind.REPLACED, left, right),) if strange else spans


def _has_little_in_common(spans: Sequence[DifferenceSpan]) -> bool:
    """Two places that share a few characters by chance: marking them one by one tells nothing."""
    loud = sum(len(span.left) + len(span.right) for span in spans if span.kind.is_loud)
    return loud > _LITTLE * sum(len(span.left) + len(span.right) for span in spans)


def readable(view: AttributeView) -> tuple[str, str, str, str]:
    """Both values as a reader compares them, and both raw writings where those say it otherwise.

    Dates and codes come in notations that cannot be compared by eye; their notes can.
    """
    if view.attribute == "name" or not (view.left_note or view.right_note):
        return view.left, view.right, view.left_note, view.right_note
    left, right = view.left_note or view.left, view.right_note or view.right
    if view.attribute == "sex":
        return left, right, "", ""
    return left, right, _unless(view.left, left), _unless(view.right, right)


def _unless(raw: str, shown: str) -> str:
    return "" if normalize("NFKC", raw) in shown else raw
