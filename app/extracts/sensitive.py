"""Headings of what the inspection does not need: taken in only by an explicit tick with a reason.

How to add a heading: one word in _WORDS, or one in _INNOCENT where a word of the first list only
names whose attribute it is.
"""

import re
from collections.abc import Sequence

from app.extracts.headings import Heading, fold, meanings

_WORDS = re.compile(
    "障害名|障害種|障害部位|障害程度|障害区分|障害ノ|等級|級別|判定|診断|病名|疾病|疾患|傷病|症状|所得|収入|課税|扶助|保護費|支給額|金額|資産|口座"
    "|国籍|在留|備考|特記|メモ|摘要|コメント|自由記|記事|注記|所見|経過|理由詳細|remark|memo|note|comment"
)
_INNOCENT = re.compile("氏名|個人番号|マイナンバー|生年月日|住所|性別|手帳番号|受給者番号|判定日")
_FREE_TEXT = 80
"""Characters beyond which a value is prose rather than a name, an address or a code."""


def is_sensitive(heading: str) -> bool:
    """Whether a heading names 障害, 等級, 診断, 所得, 扶助 and the like, or free text."""
    form = fold(heading)
    if not form or not _WORDS.search(form) or _INNOCENT.search(form):
        return False
    return all(meaning.target == "ignored" for meaning in meanings(Heading(heading)))


def is_free_text(values: Sequence[str]) -> bool:
    """Whether a column holds prose: a value longer than any name or address."""
    return any(len(value) > _FREE_TEXT for value in values)
