"""媒体管理簿: the registered media, each use with its approval, and when what it left was erased."""

from collections.abc import Sequence

from app.batches.media_views import MediumUseView, MediumView
from app.reports.furniture import (
    MARGIN,
    WIDE,
    Imprint,
    approval_boxes,
    draw_furniture,
    shown_time,
)
from app.reports.paper import Paper
from app.reports.table_pages import PrintedTable, TableColumn, draw_tables

TITLE = "媒体管理簿"
_TOP = MARGIN + 31
_MEDIA = (
    TableColumn("管理番号", 30, 8.5),
    TableColumn("品名・表示", 52, 8),
    TableColumn("製造番号等", 48),
    TableColumn("登録日時", 30),
    TableColumn("登録者", 34, 8),
    TableColumn("承認者", 34, 8),
    TableColumn("使用回数", 17, 8, "right"),
    TableColumn("状態", 34, 8),
)
_USES = (
    TableColumn("使用日時", 20, 7),
    TableColumn("管理番号", 25, 7.5),
    TableColumn("区分", 24, 7),
    TableColumn("内容", 44, 7.5),
    TableColumn("検査値(SHA-256)", 42, 5.5),
    TableColumn("使用者", 23, 7.5),
    TableColumn("承認者・承認番号", 29, 7.5),
    TableColumn("用途", 31, 7),
    TableColumn("消去日・消去者", 26, 7),
    TableColumn("確認", 15, 7),
)
_NOT_ERASED = "未記録"
_NEEDLESS = "消去不要"


def build(imprint: Imprint, media: Sequence[MediumView], uses: Sequence[MediumUseView]) -> bytes:
    """The register as one PDF on A4 across.

    Args:
        imprint: what the print says of itself.
        media: every registered medium.
        uses: every use, in the order of the paper.
    """
    paper = Paper(wide=True, title=TITLE)
    waiting = sum(use.waits for use in uses)
    words = f"登録媒体 {len(media):,} 点　使用 {len(uses):,} 回　消去未記録 {waiting:,} 回"

    def furnish(page: int, pages: int) -> None:
        draw_furniture(paper, WIDE, imprint, title=TITLE, subtitle=words, page=(page, pages))
        approval_boxes(paper, WIDE.width - MARGIN, MARGIN + 10, imprint.head.approval_titles)

    tables = (
        PrintedTable(
            title="1 登録媒体",
            columns=_MEDIA,
            rows=[_medium_cells(one) for one in media],
            row_height=7,
            empty="登録された媒体はありません。",
        ),
        PrintedTable(
            title="2 使用の記録",
            columns=_USES,
            rows=[_use_cells(one) for one in uses],
            row_height=11,
            empty="媒体の使用はありません。",
        ),
    )
    draw_tables(paper, WIDE, tables, first_top=_TOP, furnish=furnish)
    return paper.finished()


def _medium_cells(one: MediumView) -> tuple[str, ...]:
    return (
        one.code,
        one.label,
        one.serial,
        shown_time(one.registered_at),
        one.registered_by,
        one.approved_by or one.registered_by,
        f"{one.uses:,}",
        one.state_words,
    )


def _use_cells(one: MediumUseView) -> tuple[str, ...]:
    day, _, time = shown_time(one.at).partition(" ")
    erased = f"{one.erased_on}\n{one.erased_by}" if one.erased_on else _NOT_ERASED
    return (
        f"{day}\n{time}",
        one.code,
        one.kind_words,
        one.contents,
        one.sha256,
        one.by,
        "\n".join(text for text in (one.approver, one.approval) if text),
        one.purpose,
        erased if one.erasable else _NEEDLESS,
        "",
    )
