"""点検記録票(個票): one case on one sheet: what was compared, why, who decided what and when."""

from collections.abc import Sequence

from app.cases.carried import carried_words
from app.reports.furniture import (
    FOOT_HEIGHT,
    GLYPHS,
    HEAD_HEIGHT,
    LEGEND,
    MARGIN,
    TALL,
    VEILED,
    Imprint,
    approval_boxes,
    draw_furniture,
    second_check_words,
    shown_time,
)
from app.reports.marks import Range, marks
from app.reports.paper import Box, Paper, Style
from app.views import NOT_HELD, AttributeView, CaseView, HistoryRow, ResidentView
from matching import Folding

TITLE = "点検記録票(個票)"
_WIDTH = TALL.width - 2 * MARGIN
_MOST_CANDIDATES, _MOST_DECISIONS = 4, 9


def build(imprint: Imprint, cases: Sequence[CaseView], variants: Folding) -> bytes:
    """One page of A4 portrait per case, in the order given."""
    paper = Paper(wide=False, title=TITLE)
    for number, case in enumerate(cases, start=1):
        _draw_case(paper, imprint, case, variants)
        draw_furniture(
            paper,
            TALL,
            imprint,
            title=TITLE,
            subtitle="",
            remark=second_check_words(imprint),
            page=(number, len(cases)),
        )
        paper.next_page()
    if not cases:
        draw_furniture(paper, TALL, imprint, title=TITLE, subtitle="0 件", page=(1, 1))
        paper.next_page()
    return paper.finished()


def _draw_case(paper: Paper, imprint: Imprint, case: CaseView, variants: Folding) -> None:
    top = MARGIN + HEAD_HEIGHT
    approval_boxes(paper, TALL.width - MARGIN, top - 3, imprint.head.approval_titles)
    top = _draw_identity(paper, case, top)
    top = _draw_attributes(paper, case, top + 3, variants)
    top = _draw_findings(paper, case, top + 2)
    top = _draw_candidates(paper, case, top + 2)
    top = _draw_history(paper, case, top + 2)
    _draw_notes(paper, case, top + 2)


def _draw_identity(paper: Paper, case: CaseView, top: float) -> float:
    subject = case.subject
    lines = (
        ("整理番号", case.serial),
        ("事務", subject.scheme_words),
        ("管理番号", f"{subject.record_id}　({subject.row_number} 行目)"),
        ("個人番号", f"{case.number_masked}　{case.number_state_words}"),
    )
    for index, (title, value) in enumerate(lines):
        at = top + index * 6
        paper.text(Box(MARGIN, at, 22, 6), title, Style(8, bold=True))
        paper.text(Box(MARGIN + 22, at, 95, 6), value, Style(10 if index == 0 else 8.5))
    return top + len(lines) * 6


def _heading(paper: Paper, top: float, words: str) -> float:
    paper.frame(Box(MARGIN, top, _WIDTH, 5.5), shade=True)
    paper.text(Box(MARGIN + 1, top, _WIDTH - 2, 5.5), words, Style(8.5, bold=True))
    return top + 5.5


def _column_titles(paper: Paper, top: float, columns: Sequence[tuple[float, str]]) -> None:
    left = MARGIN
    for width, title in columns:
        paper.frame(Box(left, top, width, 5))
        paper.text(Box(left, top, width, 5), title, Style(7, bold=True, align="center"))
        left += width


def _draw_attributes(paper: Paper, case: CaseView, top: float, variants: Folding) -> float:
    top = _heading(paper, top, f"比較した項目　({LEGEND})")
    columns = ((18, "項目"), (72, "業務システム"), (72, "住基(番号の指す人)"), (30, "一致区分"))
    _column_titles(paper, top, columns)
    top += 5
    for view in case.attributes:
        height = 13.0 if view.attribute == "address" else 9.0
        _draw_attribute(paper, view, Box(MARGIN, top, _WIDTH, height), variants)
        top += height
    return top


def _draw_attribute(paper: Paper, view: AttributeView, row: Box, variants: Folding) -> None:
    named = view.attribute in ("name", "address")
    style = Style({"name": 13.0}.get(view.attribute, 9.0), names=named)
    at_left, at_right = marks(view, variants)
    reasons = "・".join(reason.words for reason in view.reasons)
    said = reasons or (view.agreement_words if view.agreement.is_absent else "")
    left_value = view.left or ("" if view.held else NOT_HELD)
    cells: tuple[tuple[float, str, Style, list[Range]], ...] = (
        (18.0, view.title, Style(8.5, bold=True), []),
        (72.0, _noted(left_value, view.left_note), style, at_left),
        (72.0, _noted(view.right, view.right_note), style, at_right),
        (30.0, f"{GLYPHS[view.agreement]} {said}", Style(7.5), []),
    )
    left = row.left
    for width, text, cell_style, ranges in cells:
        paper.frame(Box(left, row.top, width, row.height))
        inner = Box(left + 1, row.top + 0.3, width - 2, row.height - 0.6)
        paper.text(inner, text, cell_style, marks=ranges)
        left += width


def _noted(value: str, note: str) -> str:
    return f"{value}\n{note}" if value and note else value


def _draw_findings(paper: Paper, case: CaseView, top: float) -> float:
    top = _heading(paper, top, "判定と根拠")
    evidence = case.evidence
    cautions = "・".join(caution.words for caution in case.cautions)
    lines = (
        ("判定", f"{case.verdict}　{case.class_code}　{case.class_words}"),
        ("相違パターン", case.signature_words),
        ("原因の見立て", case.cause_words),
        ("注意", cautions),
        ("同姓同名同生年月日", evidence.namesakes),
        ("同じ番号", "・".join(evidence.same_number)),
        ("保護者", evidence.guardian),
        ("受付・交付", carried_words(case.subject)),
    )
    shown = [(title, value) for title, value in lines if value]
    for index, (title, value) in enumerate(shown):
        at = top + index * 5.2
        paper.text(Box(MARGIN + 1, at, 36, 5.2), title, Style(8, bold=True))
        paper.text(Box(MARGIN + 38, at, _WIDTH - 39, 5.2), value, Style(8.5))
    return top + len(shown) * 5.2


def _draw_candidates(paper: Paper, case: CaseView, top: float) -> float:
    top = _heading(paper, top, f"候補　{case.margin_words}")
    if case.attachment is not None:
        paper.text(Box(MARGIN + 1, top, _WIDTH, 5), f"添付: {case.attachment.words}", Style(8))
        top += 5
    for candidate in case.candidates[:_MOST_CANDIDATES]:
        paper.text(
            Box(MARGIN + 1, top, _WIDTH - 2, 8.4), _candidate_words(candidate), Style(8, names=True)
        )
        top += 8.6
    if not case.candidates:
        paper.text(Box(MARGIN + 1, top, _WIDTH, 5), "該当する候補はありません。", Style(8))
        top += 5
    return top


def _candidate_words(candidate: ResidentView) -> str:
    glyphs = "　".join(f"{view.title}{GLYPHS[view.agreement]}" for view in candidate.attributes)
    household = "　同じ世帯" if candidate.same_household else ""
    address = " ".join(part for part in (candidate.address, candidate.building) if part)
    return (
        f"{candidate.rank}　{candidate.name}　{candidate.birth_date}　{candidate.sex}　{address}\n"
        f"　　宛名番号 {candidate.resident_id}　{glyphs}{household}"
    )


def _draw_history(paper: Paper, case: CaseView, top: float) -> float:
    top = _heading(paper, top, "確認の経過")
    columns = (
        (32, "日時"),
        (16, "段階"),
        (36, "結果"),
        (44, "理由・メモ"),
        (22, "確認者"),
        (22, "入力者"),
        (20, "操作記録"),
    )
    _column_titles(paper, top, columns)
    top += 5
    if not case.history:
        said = VEILED if case.veiled else "確認はまだ行われていません。"
        paper.text(Box(MARGIN + 1, top, _WIDTH, 5), said, Style(8))
        return top + 5
    for row in case.history[-_MOST_DECISIONS:]:
        left = MARGIN
        for (width, _), text in zip(columns, _history_cells(row), strict=True):
            paper.frame(Box(left, top, width, 7.5), width=0.25)
            paper.text(Box(left + 0.7, top, width - 1.4, 7.5), text, Style(7.5))
            left += width
        top += 7.5
    return top


def _history_cells(row: HistoryRow) -> tuple[str, ...]:
    stage = "二次確認" if row.stage == "second" else "一次確認"
    outcome = f"{row.outcome_words}(取消済)" if row.withdrawn else row.outcome_words
    seen = f"書類: {'・'.join(row.documents)}" if row.documents else ""
    reason = "　".join(text for text in (row.reason_words, seen, row.note) if text)
    return (
        shown_time(row.at),
        stage,
        outcome,
        reason,
        row.judged_by,
        row.entered_by,
        f"{row.ledger_seq} 番",
    )


def _draw_notes(paper: Paper, case: CaseView, top: float) -> None:
    bottom = TALL.height - MARGIN - FOOT_HEIGHT
    if not case.notes or top + 12 > bottom:
        return
    top = _heading(paper, top, "メモ")
    text = "\n".join(f"{shown_time(note.at)} {note.by}　{note.text}" for note in case.notes)
    paper.text(Box(MARGIN + 1, top, _WIDTH - 2, bottom - top - 1), text, Style(8, from_top=True))
