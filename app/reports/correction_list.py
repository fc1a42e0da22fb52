"""修正依頼一覧: wrong links that a second person confirmed; every step of the correction has its box.

A candidate of the program is no ground for a number: the column 番号の根拠 is filled in by hand.
"""

from collections.abc import Sequence

from app.case_states import CaseState
from app.reports.furniture import Imprint
from app.reports.request_list import KNOWN, Column, draw_list, suspected, to_fill_in
from app.views import CaseView
from matching import Folding

TITLE = "修正依頼一覧"


def _attached(case: CaseView) -> str:
    return case.attachment.words if case.attachment else "指定なし"


_COLUMNS = (
    *KNOWN,
    Column("本人の候補", 20, _attached, 7),
    Column("番号の根拠", 26, to_fill_in),
    Column("修正・解消", 18, to_fill_in),
    Column("副本修正", 18, to_fill_in),
    Column("再開", 18, to_fill_in),
    Column("本人通知", 18, to_fill_in),
)


def takes(case: CaseView) -> bool:
    """Confirmed wrong links."""
    return case.state is CaseState.CLOSED and suspected(case) is not None


def build(imprint: Imprint, cases: Sequence[CaseView], _variants: Folding) -> bytes:
    """The list as one PDF."""
    return draw_list(imprint, cases, title=TITLE, columns=_COLUMNS)
