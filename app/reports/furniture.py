"""What every sheet carries: title, office, who printed it, ledger head, page x/y, footnotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.paper import Box, Paper, Style
from app.views import InspectionHead
from matching import Agreement

MARGIN = 9.0
HEAD_HEIGHT, FOOT_HEIGHT = 17.0, 8.0
_REMARK_SHARE = 0.48

GLYPHS = {
    Agreement.SAME: "＝",
    Agreement.EQUIVALENT: "≒",
    Agreement.SIMILAR: "△",
    Agreement.DIFFERENT: "×",  # the office fonts hold no U+2715
    Agreement.ABSENT_LEFT: "－",
    Agreement.ABSENT_RIGHT: "－",
    Agreement.ABSENT_BOTH: "－",
    Agreement.UNREADABLE: "？",
}
LEGEND = "＝ 一致　≒ 表記ゆれ　△ 一部相違　× 相違　－ 未把握・空欄　？ 判読不可"
VEILED = "先に自分で判断する設定のため、一次確認の結果を載せていません。"
VEILED_SHORT = "(判断前は非表示)"
PROTECTION_MISSING = "支援措置情報なし"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What one print says of itself: the ledger entry made before it, and when and by whom."""

    head: InspectionHead
    print_serial: str  # 印刷番号, one per print
    printed_at: str
    copies: int
    reprint: bool
    basis: str  # rules, policy and tables with short digests
    second_check: str  # 全件 or 抽出 of the second check, with its basis


@dataclass(frozen=True, slots=True)
class Size:
    """The sheet in millimetres."""

    width: float
    height: float


WIDE, TALL = Size(297.0, 210.0), Size(210.0, 297.0)


def draw_furniture(
    paper: Paper,
    size: Size,
    imprint: Imprint,
    *,
    title: str,
    subtitle: str,
    page: tuple[int, int],
    remark: str = "",
) -> None:
    """Head and foot of one page, a remark at the right of the foot.

    Call it after the body, for the footnotes of the page.
    """
    _head(paper, size, imprint, title=title, subtitle=subtitle, page=page)
    _foot(paper, size, imprint, remark)


def second_check_words(imprint: Imprint) -> str:
    """The extent of the second check as sheets of decisions say it."""
    return f"二次確認: {imprint.second_check}"


def _head(
    paper: Paper, size: Size, imprint: Imprint, *, title: str, subtitle: str, page: tuple[int, int]
) -> None:
    head, right, room = imprint.head, size.width - MARGIN, size.width - 2 * MARGIN - 64
    paper.text(Box(MARGIN, MARGIN, 62, 7), title, Style(14, bold=True, wrap=False))
    left = MARGIN + 64 if size is WIDE else MARGIN
    top = MARGIN if size is WIDE else MARGIN + 7
    width = room - 64 if size is WIDE else room + 64
    paper.text(Box(left, top, width, 4), f"{head.office}　{head.title}", Style(8, wrap=False))
    words = f"住基データの範囲: {head.coverage_words}　{head.protection_words}"
    paper.text(Box(left, top + 4, width, 3.5), words, Style(6.5, wrap=False))
    paper.text(Box(MARGIN, MARGIN + 11.5, room + 64, 4), subtitle, Style(7.5, wrap=False))
    mark = "再印刷　" if imprint.reprint else ""
    number = f"{mark}印刷番号 {imprint.print_serial}　{page[0]} / {page[1]} 頁"
    style = Style(8, bold=True, align="right", wrap=False)
    paper.text(Box(right - 62, MARGIN, 62, 4), number, style)
    who = f"{imprint.printed_at}　{head.role_words} {head.person}"
    paper.text(Box(right - 62, MARGIN + 4, 62, 3.5), who, Style(6.5, align="right", wrap=False))


def _foot(paper: Paper, size: Size, imprint: Imprint, remark: str) -> None:
    head, top = imprint.head, size.height - MARGIN - FOOT_HEIGHT + 2
    width = size.width - 2 * MARGIN
    paper.line(MARGIN, top, size.width - MARGIN, top, width=0.4)
    ledger = f"操作記録 {head.ledger_seq}番まで　検証符号 {head.ledger_head}"
    paper.text(Box(MARGIN, top + 0.5, width * 0.4, 3), ledger, Style(6.5))
    paper.text(
        Box(MARGIN + width * 0.4, top + 0.5, width * 0.6, 3),
        f"{imprint.basis}　Totsugo {head.program_version}",
        Style(6, align="right", wrap=False),
    )
    beside = width * _REMARK_SHARE if remark else 0.0
    paper.text(Box(MARGIN, top + 3.3, width - beside, 3), _notes(paper, head), Style(6))
    at = Box(size.width - MARGIN - beside, top + 3.3, beside, 3)
    if remark:
        paper.text(at, remark, Style(6, align="right", wrap=False))


def _notes(paper: Paper, head: InspectionHead) -> str:
    notes = ["個人情報を含みます。枚数を確認し、不要になったら裁断してください。"]
    if head.demonstration:
        notes.insert(0, "これは試行用の合成データです。")
    if paper.missing:
        notes.append("〓は印字できない文字です: " + " ".join(sorted(paper.missing)))
    return "　".join(notes)


def approval_boxes(paper: Paper, right: float, top: float, titles: Sequence[str]) -> None:
    """決裁欄: one box per title the office has set, from the right edge leftwards."""
    width, height = 16.0, 15.0
    for index, title in enumerate(reversed(titles)):
        left = right - width * (index + 1)
        paper.frame(Box(left, top, width, height))
        paper.frame(Box(left, top, width, 4), shade=True)
        paper.text(Box(left + 0.5, top, width - 1, 4), title, Style(6.5, align="center"))


def shown_time(stamp: str) -> str:
    """A stored time (ISO 8601 with offset) as paper shows it, to the minute."""
    return stamp[:16].replace("T", " ")


def pages_of(count: int, per_page: int) -> int:
    """How many pages `count` cases take; an empty list still is one page."""
    return max(1, -(-count // per_page))
