"""Cases of every sort at one desk: dangerous ones, harmless ones, those of the lists, a large group.

How to add a sort: one row in SORTS.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.case_states import Lane
from app.cases.document import CaseDocument, Pair
from app.desk import Desk
from tests.support.grouped import PATTERN, a_member
from tests.support.inspected import a_document, a_pair, put_cases

MEMBERS = 40


@dataclass(frozen=True, slots=True)
class Sort:
    """So many cases of one pattern."""

    signature: str
    class_code: str
    cause: str
    cases: int
    lane: Lane = Lane.EYE
    group_ok: bool = False
    linked: bool = True
    number_state: str = "ok"


SORTS = (
    Sort("family_number", "C1", "E1", 10),
    Sort("given_only", "C2", "E3", 6),
    Sort("birth_year_only", "B4", "H8", 8),
    Sort("surname_only", "B3", "H3", 6),
    Sort("sex_only", "B5", "H8", 6),
    Sort("name_variant_only", "B2", "H5", 6, group_ok=True),
    Sort("other_town", "B1", "H1", 8),
    Sort(PATTERN, "B1", "H2", MEMBERS, group_ok=True),
    Sort("number_unknown", "C3", "", 4, Lane.INQUIRY, False, False, "not_in_register"),
    Sort("number_missing", "C5", "", 4, Lane.UNNUMBERED, False, False, "missing"),
)


def put_mixed(desk: Desk) -> None:
    """A finished run with every sort, the first sort first, and one protected case at the end."""
    sorts = [sort for sort in SORTS for _ in range(sort.cases)]
    documents = [_document(n, sort) for n, sort in enumerate(sorts)]
    changes = {n: _changes(n, sort) for n, sort in enumerate(sorts)}
    protected = a_document(len(sorts), protected=True)
    put_cases(desk, [*documents, protected], changes=changes)


def _document(number: int, sort: Sort) -> CaseDocument:
    if sort.signature == PATTERN:
        return a_member(number)
    made = a_document(number, pairs=_pairs(sort))
    return replace(made, result={**made.result, "number_state": sort.number_state})


def _pairs(sort: Sort) -> tuple[Pair, ...]:
    candidate = a_pair(1, name="渡邉　一", birth_date="20100303")
    return (a_pair(0), candidate) if sort.linked else (candidate,)


def _changes(number: int, sort: Sort) -> Mapping[str, object]:
    return {
        "position": number + 1,
        "lane": sort.lane.value,
        "verdict": sort.class_code[0],
        "class": sort.class_code,
        "cause": sort.cause,
        "signature": sort.signature,
        "group_ok": int(sort.group_ok),
        "cautions": "",
    }
