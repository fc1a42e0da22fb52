"""What the two sides of a name comparison hold, raw and read. Reading once serves many pairs."""

from dataclasses import dataclass, replace

from matching.normalise.kana import KanaText, parse_kana
from matching.normalise.names import PersonName, parse_name
from matching.tables import Tables


@dataclass(frozen=True, slots=True)
class SubjectName:
    """What the business side says about a name, raw; "" where it says nothing."""

    name: str
    surname: str = ""
    given_name: str = ""
    kana: str = ""


@dataclass(frozen=True, slots=True)
class ResidentName:
    """What the register says about a name, raw. All but `former_name` (history) is current."""

    name: str
    kana: str = ""
    former_surname: str = ""
    alias: str = ""
    alias_kana: str = ""
    latin_name: str = ""
    kanji_name: str = ""
    former_name: str = ""


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a person.

    `reason` is the code that names it; `counts` whether agreement with it is as good as agreement
    with the name itself (registered on the current row), or SIMILAR at best.
    """

    reason: str
    counts: bool
    name: PersonName


@dataclass(frozen=True, slots=True)
class ReadSubjectName:
    """A SubjectName as read."""

    name: PersonName
    kana: KanaText


@dataclass(frozen=True, slots=True)
class ReadResidentName:
    """A ResidentName as read; `kanas` are the readings of the name and of the alias."""

    name: PersonName
    kanas: tuple[KanaText, ...]
    others: tuple[OtherName, ...]
    former_surname: str


def read_subject_name(subject: SubjectName, tables: Tables) -> ReadSubjectName:
    """Read a subject's name; a file that splits 氏 and 名 gives the boundary."""
    name = parse_name(subject.name, tables)
    if subject.surname.strip() and subject.given_name.strip():
        text = f"{_unspaced(subject.surname)}\u3000{_unspaced(subject.given_name)}"
        name = replace(parse_name(text, tables), raw=subject.name)
    return ReadSubjectName(name, parse_kana(subject.kana))


def _unspaced(part: str) -> str:
    """A part without letter-spacing; the words of a longer name stay apart."""
    words = part.split()
    return "".join(words) if all(len(word) == 1 for word in words) else " ".join(words)


_OTHERS = (
    ("name_alias", True, "alias"),
    ("name_latin_registered", True, "latin_name"),
    ("name_kanji_registered", True, "kanji_name"),
    ("name_former_in_history", False, "former_name"),
)
"""Reason, whether it counts, field. How to add a name of the register: one row and its field."""


def read_resident_name(resident: ResidentName, tables: Tables) -> ReadResidentName:
    """Read everything a resident is called."""
    others = [
        OtherName(reason, counts, parse_name(text, tables))
        for reason, counts, field in _OTHERS
        if (text := str(getattr(resident, field))).strip()
    ]
    return ReadResidentName(
        name=parse_name(resident.name, tables),
        kanas=tuple(parse_kana(kana) for kana in (resident.kana, resident.alias_kana) if kana),
        others=tuple(others),
        former_surname=resident.former_surname.strip(),
    )
