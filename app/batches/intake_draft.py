"""Changing how a file is read: a profile in, the changed profile out. Nothing is read here.

A column is meant by its place in the file as it is cut now, and written down with its heading, so
that the profile also fits a file whose columns stand in another order.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.batches.intake_targets import FIXED
from app.batches.preview_views import ColumnPreview
from app.extracts.profiles import (
    FixedWidth,
    ImportProfile,
    ProfileColumn,
    RecordKinds,
    WidthUnit,
    profile_from_mapping,
    profile_text,
)


def draft_from(text: str) -> ImportProfile:
    """The profile of a preview."""
    return profile_from_mapping(tomllib.loads(text))


def draft_text(draft: ImportProfile) -> str:
    """The profile for the next look."""
    return profile_text(draft)


def with_scheme(text: str, scheme: str) -> str:
    """The text of a profile with the scheme its files belong to; "" = chosen each time."""
    return profile_text(replace(draft_from(text), scheme=scheme))


def with_target(
    draft: ImportProfile, column: ColumnPreview, target: str, *, person: int = 0, reason: str = ""
) -> ImportProfile:
    """A column taken for something else; "" = not used. Codes and date forms begin anew.

    A target that another column of the same person has moves here.
    """
    others = [one for one in draft.columns if not _is(one, column)]
    if not target:
        return replace(draft, columns=tuple(others))
    others = [one for one in others if (one.target, one.person) != (target, person)]
    placed = ProfileColumn(
        column.heading, column.position, target, person=person, reason=reason.strip()
    )
    return replace(draft, columns=_ordered([*others, placed]))


def with_form(draft: ImportProfile, column: ColumnPreview, form: str) -> ImportProfile:
    """The dates of a column written in a form; "" = as the values tell."""
    return _changed(draft, column, lambda one: replace(one, form=form))


def with_code(
    draft: ImportProfile, column: ColumnPreview, code: str, meaning: str
) -> ImportProfile:
    """A code of a column with its meaning; "" = it stands for itself."""

    def changed(one: ProfileColumn) -> ProfileColumn:
        values = {**dict(one.values), code: meaning}
        return replace(one, values=tuple((c, word) for c, word in values.items() if word))

    return _changed(draft, column, changed)


def with_reason(draft: ImportProfile, column: ColumnPreview, reason: str) -> ImportProfile:
    """Why a column is taken in that the inspection does not need."""
    return _changed(draft, column, lambda one: replace(one, reason=reason.strip()))


def with_encoding(draft: ImportProfile, codec: str) -> ImportProfile:
    """A file of a named encoding; "" = find it."""
    return replace(draft, encoding=codec)


def with_header_row(draft: ImportProfile, row: int) -> ImportProfile:
    """The headings in a physical row; 0 = find them, -1 = the file has none.

    What columns meant is forgotten: their headings are others now.
    """
    return replace(draft, header_row=row, columns=())


def with_delimiter(draft: ImportProfile, delimiter: str) -> ImportProfile:
    """A file parted by a delimiter; "" = find it, FIXED = lines of fixed width.

    What columns meant is forgotten: they are others now.
    """
    fixed = FixedWidth(WidthUnit.COLUMNS, 0, ()) if delimiter == FIXED else None
    mark = "" if fixed else delimiter
    return replace(draft, delimiter=mark, header_row=0, columns=(), fixed_width=fixed)


def with_cut(draft: ImportProfile, place: int, span: tuple[int, int]) -> ImportProfile:
    """A column of a fixed-width file that begins (0 = first place) and is as long as given."""
    return _recut(draft, lambda spans: [*spans[:place], span, *spans[place + 1 :]], place, 0)


def parted(draft: ImportProfile, place: int, length: int) -> ImportProfile:
    """A column cut in two; the first part keeps its meaning and is as long as given."""

    def cut(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        start, whole = spans[place]
        halves = [(start, length), (start + length, whole - length)]
        return [*spans[:place], *halves, *spans[place + 1 :]]

    return _recut(draft, cut, place, 1)


def joined(draft: ImportProfile, place: int) -> ImportProfile:
    """A column and the next one made one; what the next one meant is forgotten."""

    def cut(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        (start, length), (behind, more) = spans[place : place + 2]
        return [*spans[:place], (start, max(length, behind + more - start)), *spans[place + 2 :]]

    kept = tuple(c for c in draft.columns if c.position != place + 1 or c.heading)
    return _recut(replace(draft, columns=kept), cut, place, -1)


def with_kinds(draft: ImportProfile, kinds: RecordKinds | None) -> ImportProfile:
    """How lines tell header, record and trailer; None = every line is a record."""
    if draft.fixed_width is None:
        return draft
    return replace(draft, fixed_width=replace(draft.fixed_width, kinds=kinds))


def _recut(
    draft: ImportProfile,
    cut: Callable[[list[tuple[int, int]]], list[tuple[int, int]]],
    place: int,
    shift: int,
) -> ImportProfile:
    fixed = draft.fixed_width
    if fixed is None:
        return draft
    spans = tuple(cut(list(fixed.columns)))
    columns = [
        replace(one, position=one.position + shift) if one.position > place else one
        for one in draft.columns
    ]
    return replace(draft, columns=tuple(columns), fixed_width=replace(fixed, columns=spans))


def _changed(
    draft: ImportProfile,
    column: ColumnPreview,
    change: Callable[[ProfileColumn], ProfileColumn],
) -> ImportProfile:
    columns = tuple(change(one) if _is(one, column) else one for one in draft.columns)
    return replace(draft, columns=columns)


def _is(one: ProfileColumn, column: ColumnPreview) -> bool:
    if one.position == column.position:
        return True
    return one.position < 0 and bool(one.heading) and one.heading == column.heading


def _ordered(columns: Sequence[ProfileColumn]) -> tuple[ProfileColumn, ...]:
    return tuple(sorted(columns, key=lambda one: (one.position, one.target)))
