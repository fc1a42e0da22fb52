"""The other names of either side: registered ones, and those noted in brackets or after a label.

Asked for only where the names themselves do not agree. What a business file notes beside a name is
a hint (it may be a guardian's name) and never counts; what the register notes, counts.
"""

import re
from collections.abc import Iterator

from matching.compare.name_shapes import OtherName, ReadResidentName
from matching.normalise.name_notes import EDGE_MARK, GLUED_HONORIFIC, LABELLED
from matching.normalise.names import PersonName, Script, parse_name
from matching.tables import Tables

_FORMER = {True: "name_former_surname", False: "name_former_noted"}
_ALIAS = {True: "name_alias", False: "name_alias_noted"}
"""The reason where the register says so, and where a business file does."""

_LATIN_WORD = re.compile("[A-Z]+")


def names_of_resident(
    resident: ReadResidentName, subject: PersonName, tables: Tables
) -> Iterator[OtherName]:
    """Every other name of a resident, the weightiest first."""
    if resident.former_surname:
        former = parse_name(resident.former_surname, tables)
        yield OtherName(
            "name_former_surname",
            counts=True,
            name=_with_surname(former, resident.name, subject, tables),
        )
    yield from resident.others
    yield from _noted(resident.name, subject, tables, counts=True)
    yield from _undecorated(resident.name, tables)


def names_of_subject(
    subject: PersonName, resident: PersonName, tables: Tables
) -> Iterator[OtherName]:
    """Every other name that stands in a subject's name field."""
    yield from _noted(subject, resident, tables, counts=False)
    yield from _undecorated(subject, tables)


def _undecorated(name: PersonName, tables: Tables) -> Iterator[OtherName]:
    """The name without a mark at its edge, and without an ending that may be an honorific."""
    for reason, decoration in (("name_note", EDGE_MARK), ("name_honorific", GLUED_HONORIFIC)):
        plain = decoration.sub("", name.raw.rstrip())
        if plain != name.raw.rstrip():
            yield OtherName(reason, counts=True, name=parse_name(plain, tables))


def _noted(
    name: PersonName, other: PersonName, tables: Tables, *, counts: bool
) -> Iterator[OtherName]:
    """Names in brackets, after a label, or in a second script beside the first."""
    for aside in name.asides:
        label = LABELLED.match(aside)
        text = label[3] if label else aside
        noted = parse_name(text, tables)
        if noted.script == Script.NONE:
            continue
        if label and label[1]:
            former = _with_surname(noted, name, other, tables)
            yield OtherName(_FORMER[counts], counts, former)
        elif label or noted.script != name.script:
            yield OtherName(_ALIAS[counts], counts, noted)
        elif len(noted.words) == 1:
            former = _with_surname(noted, name, other, tables)
            yield OtherName(_FORMER[False], counts=False, name=former)
    for text in _by_script(name):
        yield OtherName("name_two_scripts", counts=True, name=parse_name(text, tables))


def _with_surname(
    surname: PersonName, name: PersonName, other: PersonName, tables: Tables
) -> PersonName:
    """`name` under another 氏; where it shows no boundary, the other side or the 氏 itself tells."""
    if len(surname.words) > 1:
        return surname
    if name.boundary > 0:
        given = name.text[name.boundary :]
    elif other.boundary > 0:
        given = name.text[-(len(other.text) - other.boundary) :]
    elif other.folds[2].startswith(surname.folds[2]):
        given = name.text[-(len(other.text) - len(surname.text)) :]
    else:
        return surname
    return parse_name(f"{surname.text}\u3000{given}", tables)


def _by_script(name: PersonName) -> list[str]:
    """Both names of a field such as LI NA 李娜; none where it holds one name."""
    latin = [word for word in name.words if _LATIN_WORD.fullmatch(word)]
    rest = [word for word in name.words if not _LATIN_WORD.search(word)]
    if len(latin) < 2 or len("".join(rest)) < 2 or len(latin) + len(rest) < len(name.words):
        return []
    return [" ".join(latin), "\u3000".join(rest)]
