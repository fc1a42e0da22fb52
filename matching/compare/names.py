"""氏名 of a subject against everything a resident is called."""

from dataclasses import dataclass

from matching.agreement import Agreement, Comparison
from matching.compare.kana import compare_read_kana
from matching.compare.outcomes import comparison, rank
from matching.compare.written_names import compare_written
from matching.normalise.kana import KanaText, parse_kana
from matching.normalise.names import PersonName, Script, parse_name
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
    """Another name of a resident: the reason that names it, and whether it is on the current row."""

    reason: str
    is_current: bool
    name: PersonName


@dataclass(frozen=True, slots=True)
class ReadSubjectName:
    """A SubjectName as read."""

    name: PersonName
    kana: KanaText


@dataclass(frozen=True, slots=True)
class ReadResidentName:
    """A ResidentName as read."""

    name: PersonName
    kanas: tuple[KanaText, ...]
    others: tuple[OtherName, ...]
    former_surname: str


def compare_names(subject: SubjectName, resident: ResidentName, tables: Tables) -> Comparison:
    """How a subject's name agrees with a resident's. Parts: surname, given.

    A 旧氏, 通称, Latin or kanji name of the current row is as good as the name itself, and so is a
    katakana rendering that the register's kana confirms; a name of the history is SIMILAR at best.
    """
    return compare_read_names(
        read_subject_name(subject, tables), read_resident_name(resident, tables), tables
    )


def read_subject_name(subject: SubjectName, tables: Tables) -> ReadSubjectName:
    """Read a subject's name once; the result can be compared with many residents."""
    return ReadSubjectName(parse_name(subject.name, tables), parse_kana(subject.kana))


def read_resident_name(resident: ResidentName, tables: Tables) -> ReadResidentName:
    """Read a resident's names once; the result can be compared with many subjects."""
    others = (
        ("name_alias", True, resident.alias),
        ("name_latin_registered", True, resident.latin_name),
        ("name_kanji_registered", True, resident.kanji_name),
        ("name_former_in_history", False, resident.former_name),
    )
    return ReadResidentName(
        name=parse_name(resident.name, tables),
        kanas=tuple(parse_kana(kana) for kana in (resident.kana, resident.alias_kana) if kana),
        others=tuple(
            OtherName(reason, current, parse_name(text, tables))
            for reason, current, text in others
            if text.strip()
        ),
        former_surname=resident.former_surname.strip(),
    )


def compare_read_names(
    subject: ReadSubjectName, resident: ReadResidentName, tables: Tables
) -> Comparison:
    """The same as compare_names for names that were read before."""
    primary = compare_written(subject.name, resident.name)
    if primary.agreement.agrees or primary.agreement.is_absent:
        return primary
    found = [primary]
    for other in _others(subject, resident, tables):
        compared = compare_written(subject.name, other.name)
        if compared.agreement in (Agreement.SAME, Agreement.EQUIVALENT, Agreement.SIMILAR):
            found.append(_through(other, compared))
    found.extend(_by_kana(subject, resident))
    return min(found, key=rank)


def _others(
    subject: ReadSubjectName, resident: ReadResidentName, tables: Tables
) -> list[OtherName]:
    others = list(resident.others)
    former = resident.former_surname
    if former:
        boundary = resident.name.boundary
        given = resident.name.text[boundary:] if boundary > 0 else ""
        text = f"{former}\u3000{given}" if given else former
        others.insert(0, OtherName("name_former_surname", True, parse_name(text, tables)))
    return others


def _through(other: OtherName, compared: Comparison) -> Comparison:
    agreement = compared.agreement
    if agreement == Agreement.SAME:
        agreement = Agreement.EQUIVALENT
    if not other.is_current:
        agreement = Agreement.SIMILAR
    return comparison(agreement, [other.reason, *compared.reasons], compared.parts)


def _by_kana(subject: ReadSubjectName, resident: ReadResidentName) -> list[Comparison]:
    found = []
    parts = dict.fromkeys(("surname", "given"), Agreement.EQUIVALENT)
    if subject.name.script == Script.KANA:
        written = parse_kana(subject.name.raw)
        for kana in resident.kanas:
            compared = compare_read_kana(written, kana)
            if compared.agreement.agrees:
                found.append(comparison(Agreement.EQUIVALENT, ("name_katakana_rendering",), parts))
            elif compared.agreement == Agreement.SIMILAR:
                parts = dict.fromkeys(parts, Agreement.SIMILAR)
                reasons = ("name_katakana_rendering", "name_kana_spelling")
                found.append(comparison(Agreement.SIMILAR, reasons, parts))
    return found
