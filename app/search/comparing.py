"""The subject of a case beside a resident found by a search: the comparisons are those of a run.

No weight is given: a weight is learnt on a whole run, and nothing here ranks or decides.
"""

from collections.abc import Mapping

from app.cases.document import RESIDENT_FIELDS, AgreementRow, CaseDocument, Pair
from app.entry.comparison import COMPARISONS
from matching import ATTRIBUTES, Comparison, compare_kana


def pair_with(document: CaseDocument, resident: Mapping[str, str], *, rank: int) -> Pair:
    """A resident of the index as a pair of the case.

    Args:
        document: the case, before the guard.
        resident: fields of the index; one that is missing has no value.
        rank: among the residents of the case.
    """
    values = {name: resident.get(name, "") for name in RESIDENT_FIELDS}
    agreements = {name: _row(_compare(name, document.subject, values)) for name in ATTRIBUTES}
    return Pair(rank=rank, resident=values, weight=0.0, agreements=agreements, searched=True)


def _compare(name: str, left: Mapping[str, str], right: Mapping[str, str]) -> Comparison:
    if name == "kana":
        return compare_kana(left["kana"], right["kana"])
    return COMPARISONS[name](left, right)


def _row(found: Comparison) -> AgreementRow:
    return AgreementRow(found.agreement, found.reasons, 0.0)
