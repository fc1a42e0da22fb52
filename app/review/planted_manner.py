"""How an office writes: learnt from the documents of a run, so that an invented case looks alike.

Only forms are learnt (which notation, which width, the shape of a key), and values that name no
person (a status, a relation, a municipality). No name, birth date or address of anybody goes on.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.cases.document import CaseDocument
from app.demo.extracts import ExtractForm, extract_forms

_DATE_FORMS = (
    ("compact", r"[MTSHR]\d{6}"),
    ("long", r"(明治|大正|昭和|平成|令和)(\d+|元)年\d+月\d+日"),
    ("iso", r"\d{4}-\d\d-\d\d"),
    ("slash", r"\d{4}/\d\d/\d\d"),
    ("eight", r"\d{8}"),
    ("wareki", r"[MTSHR]\d+\.\d+\.\d+"),
    ("era", r"[1-5]\d{6}"),
)
_SEXES = (("1", "2"), ("男", "女"), ("M", "F"), ("男性", "女性"), ("１", "２"))
_FORM_OF_SCHEME = {"jiritsu": "jiritsu", "seiho": "seiho"}
_HYPHENED = re.compile(r"[0-9０-９][-－‐ー−][0-9０-９]")
_HALF_KANA = re.compile("[ｦ-ﾟ]")
_FULL_DIGIT, _HALF_DIGIT = re.compile("[０-９]"), re.compile("[0-9]")
_PREFECTURE = re.compile("(東京都|北海道|(京都|大阪)府|..県|...県)")
_MOST_KINDS = 40
"""A column with more different values than this, or with few repeated, may name somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """How one side writes what the generator writes in one way only."""

    date: str
    half_digits_in_dates: bool
    half_digits: bool  # of addresses
    hyphens: bool  # 3-4 instead of 3番4号
    prefecture: bool  # addresses begin with it
    kana_half: bool
    space: str  # between the two parts of a name
    kinds: Mapping[str, tuple[str, ...]]  # column: values in their proportions
    shapes: Mapping[str, tuple[str, ...]]  # column: keys whose digits are drawn anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Both sides of one scheme, and the form its business system writes in."""

    model: CaseDocument  # for what is the same in every document of the scheme
    form: ExtractForm
    subject: Side
    resident: Side


DAYS = ("status_date", "issued_on", "valid_until", "received_on")
SUBJECT_KINDS = ("relation", "status", "municipality", "number_source")
SUBJECT_SHAPES = ("record_id", "household_key", "received_number", "ledger_volume", *DAYS)
RESIDENT_KINDS = ("relation", "status")
RESIDENT_SHAPES = ("resident_id", "household_id", "status_date")


def learn(documents: Sequence[CaseDocument], *, seed: int) -> Manner:
    """The manner of the scheme that most documents belong to.

    Args:
        documents: of one run, at least one.
        seed: of the generator, whose habits stand in where nothing can be learnt.
    """
    scheme = Counter(document.scheme for document in documents).most_common(1)[0][0]
    own = [document for document in documents if document.scheme == scheme]
    extract = Counter(one.subject["extract"] for one in own).most_common(1)[0][0]
    own = [one for one in own if one.subject["extract"] == extract]
    subjects = [one.subject for one in own]
    residents = [pair.resident for one in own for pair in one.pairs]
    subject = _side(subjects, SUBJECT_KINDS, SUBJECT_SHAPES)
    resident = _side(residents, RESIDENT_KINDS, RESIDENT_SHAPES)
    usual = extract_forms(seed)[_FORM_OF_SCHEME.get(scheme, "techo")]
    form = ExtractForm(
        usual.name,
        cp932=usual.cp932,
        kana_half=subject.kana_half,
        date=subject.date,
        sexes=_sexes(subjects) if "sex" in own[0].holds else ("", ""),
        split=_mostly(subjects, lambda one: bool(one["building"])),
        full_digits=not subject.half_digits,
        full_digits_number=False,
        rates=_without_slips_of_number(usual.rates),
    )
    return Manner(model=own[0], form=form, subject=subject, resident=resident)


def _without_slips_of_number(rates: Mapping[str, float]) -> Mapping[str, float]:
    """Invented cases are about people and attributes; a broken number would be a lane of its own."""
    away = ("number_", "address_ditto", "address_masked", "line_break", "dob_excel")
    return {name: 0.0 if name.startswith(away) else value for name, value in rates.items()}


def _side(rows: Sequence[Mapping[str, str]], kinds: Iterable[str], shapes: Iterable[str]) -> Side:
    dates = [one["birth_date"] for one in rows if one["birth_date"]]
    addresses = [one["address"] for one in rows if one["address"]]
    return Side(
        date=_date_form(dates),
        half_digits_in_dates=_share(dates, _HALF_DIGIT.search) > 0.5,
        half_digits=_share(addresses, _HALF_DIGIT.search) > _share(addresses, _FULL_DIGIT.search),
        hyphens=_share(addresses, _HYPHENED.search) > 0.5,
        prefecture=_share(addresses, _PREFECTURE.match) > 0.5,
        kana_half=_share([one["kana"] for one in rows if one["kana"]], _HALF_KANA.search) > 0.5,
        space=_space([one["name"] for one in rows]),
        kinds={name: _kinds([one.get(name, "") for one in rows]) for name in kinds},
        shapes={name: tuple(one.get(name, "") for one in rows) for name in shapes},
    )


def _share(values: Sequence[str], holds: Callable[[str], object]) -> float:
    return sum(bool(holds(value)) for value in values) / len(values) if values else 0.0


def _mostly(rows: Sequence[Mapping[str, str]], holds: Callable[[Mapping[str, str]], bool]) -> bool:
    return sum(holds(one) for one in rows) * 5 > len(rows)


def _date_form(values: Sequence[str]) -> str:
    plain = [value.translate(_TO_HALF) for value in values]
    counted = {name: sum(bool(re.fullmatch(p, v)) for v in plain) for name, p in _DATE_FORMS}
    return max(counted, key=lambda name: counted[name])


_TO_HALF = str.maketrans("０１２３４５６７８９", "0123456789")


def _sexes(rows: Sequence[Mapping[str, str]]) -> tuple[str, str]:
    found = Counter(one["sex"] for one in rows)
    return max(_SEXES, key=lambda pair: found[pair[0]] + found[pair[1]])


def _space(names: Sequence[str]) -> str:
    marks = Counter(mark for name in names for mark in ("\u3000", " ") if mark in name)
    return marks.most_common(1)[0][0] if marks else ""


def _kinds(values: Sequence[str]) -> tuple[str, ...]:
    """The values of a column as they are spread, where it names kinds and not people."""
    counted = Counter(values)
    usual = [value for value, count in counted.items() if count > 1 or not value]
    spread = tuple(value for value in values if value in usual)
    return spread if spread and len(usual) <= _MOST_KINDS else ("",)
