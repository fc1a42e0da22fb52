"""A record beside the resident its typed number leads to: does this look like the same person?

The comparisons are those of a run. They decide nothing about the link; they only say whether one
key is enough or the number has to be typed again, because a slip leads to somebody else.
"""

from collections.abc import Callable, Mapping
from datetime import date

from app.cases.value_notes import value_note
from app.entry.number_index import IndexedResident
from app.tables import load_tables
from app.views import ADDRESS_WITHHELD, AttributeView
from app.words import ATTRIBUTE_WORDS, words
from matching import (
    AddressText,
    Agreement,
    Comparison,
    ResidentName,
    SubjectName,
    compare_addresses,
    compare_birth_dates,
    compare_names,
    compare_sexes,
)

SHOWN = ("name", "birth_date", "sex", "address")
_GOOD = frozenset({Agreement.SAME, Agreement.EQUIVALENT})
_SURE = ("name", "birth_date")

Values = Mapping[str, str]


def compare_entry(record: Values, resident: IndexedResident, on: date) -> tuple[AttributeView, ...]:
    """The four attributes of both, as raw texts with their agreement.

    Args:
        record: fields of the entry record.
        resident: found by the typed number.
        on: the day ages are counted to.
    """
    withheld = bool(record["protected"]) or resident.protected
    return tuple(_view(name, record, resident.values, (on, withheld)) for name in SHOWN)


def looks_the_same(views: tuple[AttributeView, ...]) -> bool:
    """Whether 氏名 and 生年月日 both agree."""
    found = {view.attribute: view.agreement for view in views}
    return all(found[name] in _GOOD for name in _SURE)


def shown_address(values: Values) -> str:
    """Address and 方書 as one text."""
    return "　".join(part for part in (values["address"], values["building"]) if part)


def _view(name: str, left: Values, right: Values, how: tuple[date, bool]) -> AttributeView:
    on, withheld = how
    hidden = withheld and name == "address"
    agreement = COMPARISONS[name](left, right).agreement
    raw_left, raw_right = (_shown(name, values, hidden=hidden) for values in (left, right))
    return AttributeView(
        attribute=name,
        title=ATTRIBUTE_WORDS[name],
        left=raw_left,
        right=raw_right,
        agreement=agreement,
        left_note="" if hidden else value_note(name, raw_left, on),
        right_note="" if hidden else value_note(name, raw_right, on),
        agreement_words=words(agreement),
        withheld=hidden,
    )


def _shown(name: str, values: Values, *, hidden: bool) -> str:
    shown = shown_address(values) if name == "address" else values[name]
    return ADDRESS_WITHHELD if hidden and shown else shown


def _names(left: Values, right: Values) -> Comparison:
    subject = SubjectName(left["name"], left["surname"], left["given_name"], left["kana"])
    fields = (
        "name",
        "kana",
        "former_surname",
        "alias",
        "alias_kana",
        "latin_name",
        "kanji_name",
        "former_name",
    )
    return compare_names(subject, ResidentName(*(right[name] for name in fields)), load_tables())


def _addresses(left: Values, right: Values) -> Comparison:
    one, other = (AddressText(values["address"], values["building"]) for values in (left, right))
    return compare_addresses(one, other, load_tables())


COMPARISONS: Mapping[str, Callable[[Values, Values], Comparison]] = {
    "name": _names,
    "birth_date": lambda left, right: compare_birth_dates(left["birth_date"], right["birth_date"]),
    "sex": lambda left, right: compare_sexes(left["sex"], right["sex"]),
    "address": _addresses,
}
"""How each attribute of a record is compared with that of a resident, as in a run."""
