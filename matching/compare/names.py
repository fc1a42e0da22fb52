"""氏名 of a subject against everything a resident is called."""

from matching.agreement import Agreement, Comparison
from matching.compare.name_readings import by_reading
from matching.compare.name_shapes import (
    OtherName,
    ReadResidentName,
    ReadSubjectName,
    ResidentName,
    SubjectName,
    read_resident_name,
    read_subject_name,
)
from matching.compare.other_names import names_of_resident, names_of_subject
from matching.compare.outcomes import comparison, rank
from matching.compare.written_names import compare_written
from matching.normalise.name_notes import DESCENDANT
from matching.tables import Tables


def compare_names(subject: SubjectName, resident: ResidentName, tables: Tables) -> Comparison:
    """How a subject's name agrees with a resident's. Parts: surname, given.

    A 旧氏, 通称, Latin or kanji name of the current row is as good as the name itself, and so is a
    katakana rendering that the register's kana confirms; a name of the history is SIMILAR at best.
    """
    return compare_read_names(
        read_subject_name(subject, tables), read_resident_name(resident, tables), tables
    )


def compare_read_names(
    subject: ReadSubjectName, resident: ReadResidentName, tables: Tables
) -> Comparison:
    """The same as compare_names for names that were read before."""
    best = compare_written(subject.name, resident.name)
    if not best.agreement.agrees and subject.name.text:
        best = min(_found(best, subject, resident, tables), key=rank)
    return _without_descendant(best, subject)


def _found(
    primary: Comparison, subject: ReadSubjectName, resident: ReadResidentName, tables: Tables
) -> list[Comparison]:
    """The comparison of the names themselves, and of every other name that supports agreement."""
    found = [primary]
    for other in names_of_resident(resident, subject.name, tables):
        found.extend(_through(other, compare_written(subject.name, other.name)))
    for other in names_of_subject(subject.name, resident.name, tables):
        found.extend(_through(other, compare_written(other.name, resident.name)))
    return found + by_reading(subject, resident)


def _through(other: OtherName, compared: Comparison) -> list[Comparison]:
    if Agreement.DIFFERENT in compared.parts.values():
        return []
    if compared.agreement.agrees:
        agreement = Agreement.EQUIVALENT if other.counts else Agreement.SIMILAR
    elif compared.agreement == Agreement.SIMILAR:
        agreement = Agreement.SIMILAR
    else:
        return []
    return [comparison(agreement, [other.reason, *compared.reasons], compared.parts)]


def _without_descendant(compared: Comparison, subject: ReadSubjectName) -> Comparison:
    """A field such as 山田一郎(長女 花子) may mean either person: it agrees with nobody for certain."""
    if not compared.agreement.agrees or not any(map(DESCENDANT.match, subject.name.asides)):
        return compared
    reasons = ["name_descendant_noted", *compared.reasons]
    return comparison(Agreement.SIMILAR, reasons, compared.parts)
