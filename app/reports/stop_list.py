"""停止依頼一覧: suspected wrong links whose viewing and sharing is to be stopped first, asked later.

It names suspicions before the second check too: a wrong link shows somebody else's data every day.
"""

from collections.abc import Sequence

from app.reports.furniture import Imprint
from app.reports.request_list import KNOWN, Column, draw_list, suspected, to_fill_in
from app.views import CaseView
from matching import Folding

TITLE = "停止依頼一覧"
_COLUMNS = (
    *KNOWN,
    Column("二次確認", 20, lambda case: case.state_words, 7),
    Column("閲覧・情報連携の停止\n実施日", 32, to_fill_in),
    Column("実施者", 26, to_fill_in),
    Column("備考", 40, to_fill_in),
)


def takes(case: CaseView) -> bool:
    """Every case that stands as 紐付け誤りの疑い."""
    return suspected(case) is not None


def build(imprint: Imprint, cases: Sequence[CaseView], _variants: Folding) -> bytes:
    """The list as one PDF."""
    return draw_list(imprint, cases, title=TITLE, columns=_COLUMNS)
