"""What the readings of both sides say where the names are written in different scripts."""

from matching.agreement import Agreement, Comparison
from matching.compare.kana import compare_read_kana
from matching.compare.name_characters import compare_pieces
from matching.compare.name_shapes import ReadResidentName, ReadSubjectName
from matching.compare.outcomes import comparison
from matching.normalise.kana import KanaText, parse_kana
from matching.normalise.names import PersonName, Script

_PARTS = ("surname", "given")


def by_reading(subject: ReadSubjectName, resident: ReadResidentName) -> list[Comparison]:
    """The comparisons that a reading supports; empty where none does.

    A name written wholly in kana that the register's kana confirm is EQUIVALENT. A 名 alone in kana,
    or a kanji name beside a Latin one whose readings agree, is SIMILAR.
    """
    if subject.name.script == Script.KANA:
        written = parse_kana("\u3000".join(subject.name.words))
        found = [_rendering(written, kana) for kana in resident.kanas]
    elif subject.name.script != resident.name.script:
        found = [_readings(subject.kana, kana) for kana in resident.kanas]
    else:
        found = [_part_in_kana(subject, resident)]
    return [compared for compared in found if compared]


def _rendering(written: KanaText, kana: KanaText) -> Comparison | None:
    if not (written.text and kana.text):
        return None
    compared = compare_read_kana(written, kana)
    if compared.agreement.agrees:
        parts = dict.fromkeys(_PARTS, Agreement.EQUIVALENT)
        return comparison(Agreement.EQUIVALENT, ("name_katakana_rendering",), parts)
    if compared.agreement == Agreement.SIMILAR:
        return _similar("name_katakana_rendering", "name_kana_spelling")
    return None


def _readings(left: KanaText, right: KanaText) -> Comparison | None:
    if left.text and right.text and compare_read_kana(left, right).agreement.agrees:
        return _similar("name_reading_agrees")
    return None


def _similar(*reasons: str) -> Comparison:
    return comparison(Agreement.SIMILAR, reasons, dict.fromkeys(_PARTS, Agreement.SIMILAR))


def _part_in_kana(subject: ReadSubjectName, resident: ReadResidentName) -> Comparison | None:
    """氏 agrees and one side writes the 名 in kana that the other side's reading confirms."""
    left, right = subject.name, resident.name
    if left.boundary < 0 or right.boundary < 0:
        return None
    surname = compare_pieces(left, right, slice(left.boundary), slice(right.boundary))
    if not surname[0].agrees:
        return None
    confirmed = any(
        _reads_as(left, kana) or _reads_as(right, subject.kana) for kana in resident.kanas
    )
    if not confirmed:
        return None
    parts = {"surname": surname[0], "given": Agreement.SIMILAR}
    return comparison(Agreement.SIMILAR, ("name_given_in_kana", *surname[1]), parts)


def _reads_as(name: PersonName, kana: KanaText) -> bool:
    """Whether the 名 is written in kana, as this reading says it."""
    if kana.boundary < 0:
        return False
    given = parse_kana(name.text[name.boundary :]).text
    return bool(given) and given == kana.text[kana.boundary :]
