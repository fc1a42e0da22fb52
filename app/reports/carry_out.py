"""持出し記録: what left the terminal on which medium, who approved it, and when it came back."""

from app.inquiry.views import CarryOutRecord, InquiryView
from app.reports.furniture import (
    HEAD_HEIGHT,
    MARGIN,
    TALL,
    Imprint,
    approval_boxes,
    draw_furniture,
    pages_of,
    shown_time,
)
from app.reports.paper import Box, Paper, Style

TITLE = "持出し記録"
FILES_PER_PAGE = 22
_TITLE_WIDTH, _LINE = 38.0, 8.5
_WIDTH = TALL.width - 2 * MARGIN
_TOP = MARGIN + HEAD_HEIGHT + 20
_LATER = (
    ("相手方の受領", "　　年　　月　　日　　　受領者"),
    ("媒体の返却", "　　年　　月　　日　　　返却者　　　　　　　　　　確認者"),
    ("データの消去", "　　年　　月　　日　　　消去者　　　　　　　　　　確認者"),
)


def build(imprint: Imprint, inquiry: InquiryView, record: CarryOutRecord) -> bytes:
    """The record as one PDF on A4: facts, files with their digests, boxes for what comes later."""
    paper = Paper(wide=False, title=TITLE)
    pages = pages_of(len(record.files), FILES_PER_PAGE)
    for page in range(pages):
        top = _draw_facts(paper, inquiry, record)
        chosen = range(page * FILES_PER_PAGE, min(len(record.files), (page + 1) * FILES_PER_PAGE))
        top = _draw_files(paper, record, chosen, top + 5)
        if page == pages - 1:
            _draw_later(paper, top + 6)
        words = f"{inquiry.kind_words} 第{inquiry.place}号"
        box = Box(MARGIN, MARGIN + HEAD_HEIGHT + 3, 100, 8)
        paper.text(box, words, Style(12, bold=True, wrap=False))
        draw_furniture(paper, TALL, imprint, title=TITLE, subtitle="", page=(page + 1, pages))
        right = TALL.width - MARGIN
        approval_boxes(paper, right, MARGIN + 13, imprint.head.approval_titles)
        paper.next_page()
    return paper.finished()


def _draw_facts(paper: Paper, inquiry: InquiryView, record: CarryOutRecord) -> float:
    facts = (
        ("持出しの日時", shown_time(record.at)),
        ("持ち出した人", record.by),
        ("承認した責任者", f"{record.approved_by}(サインインによる承認)"),
        ("承認番号", record.approval),
        ("媒体の管理番号", record.medium),
        ("目的・提供先", record.purpose),
        ("内容", f"{inquiry.kind_words}用データ　{inquiry.asked:,} 件　{_contents(inquiry)}"),
    )
    top = _TOP
    for title, value in facts:
        _line(paper, top, title, value)
        top += _LINE
    return top


def _contents(inquiry: InquiryView) -> str:
    return {
        "number": "(管理番号・個人番号)",
        "four": "(管理番号・氏名・生年月日・性別・住所)",
        "three": "(管理番号・氏名・生年月日・住所)",
    }[inquiry.kind]


def _line(paper: Paper, top: float, title: str, value: str) -> None:
    paper.frame(Box(MARGIN, top, _TITLE_WIDTH, _LINE), shade=True)
    paper.frame(Box(MARGIN + _TITLE_WIDTH, top, _WIDTH - _TITLE_WIDTH, _LINE))
    paper.text(Box(MARGIN + 2, top, _TITLE_WIDTH - 4, _LINE), title, Style(8.5, bold=True))
    box = Box(MARGIN + _TITLE_WIDTH + 3, top, _WIDTH - _TITLE_WIDTH - 6, _LINE)
    paper.text(box, value, Style(9.5))


def _draw_files(paper: Paper, record: CarryOutRecord, chosen: range, top: float) -> float:
    """Name, rows and SHA-256 of each file."""
    widths = (58.0, 18.0, _WIDTH - 76.0)
    for left, width, title in _cells(widths, ("ファイル", "件数", "検査値(SHA-256)")):
        paper.frame(Box(left, top, width, 6), shade=True)
        paper.text(Box(left + 1, top, width - 2, 6), title, Style(7.5, bold=True))
    top += 6
    for place in chosen:
        file = record.files[place]
        for left, width, text in _cells(widths, (file.name, f"{file.rows:,}", file.sha256)):
            paper.frame(Box(left, top, width, 6))
            paper.text(Box(left + 1, top, width - 2, 6), text, Style(7.5, wrap=False))
        top += 6
    return top


def _cells(widths: tuple[float, ...], texts: tuple[str, ...]) -> list[tuple[float, float, str]]:
    lefts = [MARGIN + sum(widths[:place]) for place in range(len(widths))]
    return list(zip(lefts, widths, texts, strict=True))


def _draw_later(paper: Paper, top: float) -> None:
    """What is filled in by hand once the medium is back."""
    for title, words in _LATER:
        _line(paper, top, title, words)
        top += _LINE
