"""Schemes (事務): what the business systems of an inspection are kept for, and what they hold.

How to add a scheme: one row in SCHEMES. `file_words` and `heading_words` are how an extract shows
it; a scheme without them must be chosen by a person. `holds_sex` says whether the scheme records 性別 at all;
`contact_forbidden` is the office's default for asking the person (本人照会).
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from app.errors import KnownError


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One scheme."""

    code: str
    words: str
    short: str  # in lists and in 同じ番号: 手帳 12345
    holds_sex: bool
    contact_forbidden: bool  # 本人に確認を行うことが適当でない
    file_words: tuple[str, ...]  # parts of a file name or title that suggest it
    heading_words: tuple[str, ...] = ()  # parts of a heading that only its system has


SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        code="seishin_techo",
        words="精神障害者保健福祉手帳",
        short="精神手帳",
        holds_sex=True,
        contact_forbidden=True,
        file_words=(
            "精神障害者保健福祉手帳",
            "精神障害者手帳",
            "精神手帳",
            "techo",
            "seishin_techo",
        ),
        heading_words=("精神手帳番号",),
    ),
    Scheme(
        code="shintai_techo",
        words="身体障害者手帳",
        short="身体手帳",
        holds_sex=True,
        contact_forbidden=False,
        file_words=("身体障害者手帳", "身体障害者", "身体手帳", "身障", "shintai", "shinsho"),
        heading_words=("障害部位", "部位コード"),
    ),
    Scheme(
        code="ryoiku_techo",
        words="療育手帳",
        short="療育手帳",
        holds_sex=True,
        contact_forbidden=False,
        file_words=("療育手帳", "愛の手帳", "愛護手帳", "療育", "ryoiku"),
        heading_words=("判定機関", "判定区分"),
    ),
    Scheme(
        code="jiritsu",
        words="自立支援医療(精神通院)",
        short="自立支援",
        holds_sex=False,
        contact_forbidden=True,
        file_words=("自立支援医療", "精神通院", "自立支援", "jiritsu"),
        heading_words=("自己負担上限", "指定医療機関", "所得区分", "公費受給者番号"),
    ),
    Scheme(
        code="seiho",
        words="生活保護",
        short="生保",
        holds_sex=True,
        contact_forbidden=False,
        file_words=("生活保護", "被保護者", "保護台帳", "seiho"),
        heading_words=("ケース番号", "員番", "保護開始", "単併給"),
    ),
    Scheme(
        code="other",
        words="その他の事務",
        short="その他",
        holds_sex=True,
        contact_forbidden=False,
        file_words=(),
    ),
)

_BY_CODE = {scheme.code: scheme for scheme in SCHEMES}


def scheme(code: str) -> Scheme:
    """The scheme of a code.

    Raises:
        KnownError: E132.
    """
    if code not in _BY_CODE:
        known = "、".join(_BY_CODE)
        raise KnownError("E132", f"事務の名前が違います。使える名前は {known} です。")
    return _BY_CODE[code]


def scheme_named(name: str) -> Scheme | None:
    """The scheme whose code, words or short words are `name`; None where there is none."""
    wanted = _fold(name)
    return next((s for s in SCHEMES if wanted in (s.code, _fold(s.words), _fold(s.short))), None)


def guess_scheme(text: str, headings: Iterable[str] = ()) -> str:
    """The code of the scheme that names and headings suggest, or "".

    Args:
        text: file name, sheet names and title lines.
        headings: headings of the columns; they weigh more than any name.
    """
    folded, columns = _fold(text), [_fold(heading) for heading in headings]
    scores = {row.code: _score(row, folded, columns) for row in SCHEMES}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else ""


def _score(row: Scheme, text: str, headings: list[str]) -> int:
    """Length of the longest word found, for a longer name says more; a heading counts 20."""
    named = max((len(word) for word in row.file_words if _fold(word) in text), default=0)
    return named + 20 * sum(any(_fold(w) in h for h in headings) for w in row.heading_words)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").casefold()
