"""What a person should look at once the columns of a table are known: nothing is lost unseen.

How to add a doubt: one function over columns and maps, and its line in `doubts`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from app.extracts.headings import fold, is_someone_else
from app.extracts.mapping import Column, ColumnMap
from app.extracts.sentences import Message, quoted, say
from app.extracts.values import share_of_individual_numbers

_PROVEN = 0.8
_FEWEST = 3
_OF_THE_HOUSEHOLD = re.compile(r"^(世帯主|世帯員|配偶者|妻|夫|子|家族|同居人|長男|長女)")
_TOWN = frozenset({"address", "address_town", "address_lot", "address_more", "residence"})
_HEAD = frozenset({"address_prefecture", "address_city", "address_ward"})


def doubts(columns: Sequence[Column], maps: Sequence[ColumnMap], sheet: str) -> tuple[Message, ...]:
    """The warnings of one table.

    Args:
        columns: all its columns with sampled values.
        maps: what they were taken for.
        sheet: name of the sheet, "" in a delimited file.
    """
    return (*_unread_numbers(columns, maps, sheet), *_townless(maps, sheet), *_sexes(columns, maps))


def _unread_numbers(
    columns: Sequence[Column], maps: Sequence[ColumnMap], sheet: str
) -> Iterator[Message]:
    """Individual numbers that nobody reads: people of the row who would be left out silently."""
    read = {m.position for m in maps}
    for column in columns:
        if column.position in read or len(column.values) < _FEWEST:
            continue
        other = is_someone_else(column.heading)
        if other and not _OF_THE_HOUSEHOLD.match(fold(column.heading.text)):
            continue
        if share_of_individual_numbers(column.values) >= _PROVEN:
            yield say("W420", column=quoted(column.heading.text, column.position), sheet=sheet)


def _townless(maps: Sequence[ColumnMap], sheet: str) -> Iterator[Message]:
    """An address of which only the municipality was found."""
    targets = {m.target for m in maps}
    if targets & _HEAD and not targets & _TOWN:
        yield say("W421", sheet=sheet)


def _sexes(columns: Sequence[Column], maps: Sequence[ColumnMap]) -> Iterator[Message]:
    """Sexes told by 0 and 1 alone: either may be a man."""
    at = {m.position for m in maps if m.target == "sex" and not m.values}
    for column in columns:
        if column.position in at:
            found = {unicodedata.normalize("NFKC", value).strip() for value in column.values}
            if found in ({"0", "1"}, {"00", "01"}):
                yield say("W422", column=quoted(column.heading.text, column.position))
