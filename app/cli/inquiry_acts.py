"""The acts of `totsugo inspection` about inquiries and number entry; the services of the window.

How to add an act: one function, its row in ACTS and, where it takes arguments, in ARGUMENTS.
Nothing here shows an individual number: the lists say 管理番号 only.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from app.access.approval import Approver
from app.batches.intake import require_there
from app.cli.inspection_acts import (
    Act,
    Call,
    carriage,
    day,
    finished,
    say,
    show_progress,
    signed_in,
)
from app.errors import KnownError
from app.inquiry.views import Asked, InquiryKind, InquiryView, ReplyPreview
from app.inquiry.writing import CarryOut, write_inquiry
from app.program import Program
from app.words import words

_MOST_SHOWN = 1_000_000
_MOST_ROWS = 10_000
_PURPOSE = "住民基本台帳ネットワークシステムへの照会"


def inquiries(call: Call) -> int:
    """The inquiries and what became of them, or what one of them has no answer for."""
    with signed_in(call) as desk:
        if call.arguments.inquiry:
            view = _chosen(desk, call.arguments.inquiry)
            rows = desk.inquiries.unanswered(view.inquiry_id, most=_MOST_SHOWN)
            say(_line(view), "照会の管理番号\t抽出データ\t記録の管理番号\t結果")
            say(*(f"{r.serial}\t{r.extract}\t{r.record_id}\t{words(r.outcome)}" for r in rows))
        else:
            views = desk.inquiries.views()
            say(*map(_line, views) if views else ("照会はまだありません。",))
    return 0


def inquire(call: Call) -> int:
    """Seal what is to be asked, or what was asked and never answered."""
    arguments = call.arguments
    with signed_in(call) as desk:
        service = desk.inquiries
        if arguments.again:
            job = service.start_again(_chosen(desk, arguments.again).inquiry_id)
        else:
            job = service.start(InquiryKind(arguments.kind), Asked(arguments.asked))
        view = service.finish(job, finished(job, lambda: service.abandon(job)))
    say(_line(view))
    say(*(f"照会しない記録: {words(reason)} {count:,} 件" for reason, count in view.left_out))
    return 0


def carry_out(call: Call) -> int:
    """Write an inquiry to a medium, approved by a second person."""
    arguments = call.arguments
    user, second = call.two_users()
    with signed_in(call, user) as desk:
        approver = Approver(user=second, password=call.passwords.existing(second))
        carry = CarryOut(
            folder=arguments.to,
            most_rows=arguments.most_rows,
            medium=arguments.medium,
            approval=arguments.approval,
            purpose=arguments.purpose,
            approver=approver,
        )
        view = write_inquiry(desk.desk, _chosen(desk, arguments.inquiry).inquiry_id, carry)
    files = view.carried_out.files if view.carried_out else ()
    say(*(f"{file.name}\t{file.rows:,} 件\t{file.sha256}" for file in files))
    return 0


def reply(call: Call) -> int:
    """Take a reply in, or only say what it would answer."""
    arguments = call.arguments
    paths = tuple(arguments.files)
    require_there(paths, "E113")
    with signed_in(call) as desk:
        service, inquiry_id = desk.inquiries, _chosen(desk, arguments.inquiry).inquiry_id
        if arguments.preview:
            look = service.start_preview(inquiry_id, paths)
            preview = service.finish_preview(look, finished(look, lambda: None))
            say(*_preview_lines(preview))
            return 0
        told = carriage(arguments)
        on = day(arguments.reference_date)
        job = service.start_reply(inquiry_id, paths, on, carriage=told)
        result = finished(job, lambda: service.abandon_reply(job))
        for step in service.finish_reply(job, result):
            show_progress(step)
        say(_line(_chosen(desk, arguments.inquiry)))
    return 0


def entry_lists(call: Call) -> int:
    """The lists of number entry that are being worked on, and what could become one."""
    with signed_in(call) as desk:
        lists, sources = desk.number_entry.lists(), desk.number_entry.sources()
    for one in lists:
        held = f"(ほかに責任者だけが扱う {one.for_supervisor:,} 件)" if one.for_supervisor else ""
        amount = f"入力済み {one.typed:,} / {one.records:,} 件{held}"
        say(f"{one.extract}\t{one.scheme_words}\t{amount}\t{one.made_at[:10]} {one.made_by}")
    for source in sources:
        waiting = f"番号なし {source.without_number:,} 件(一覧は未作成)"
        say(f"{source.extract}\t{source.scheme_words}\t{waiting}")
    if not lists and not sources:
        say("番号の入力を待つ記録はありません。")
    return 0


def _chosen(desk: Program, place: int) -> InquiryView:
    found = next((view for view in desk.inquiries.views() if view.place == place), None)
    if found is None:
        raise KnownError("Q103", f"第{place}号の照会はありません。番号を確かめてください。")
    return found


def _line(view: InquiryView) -> str:
    again = f"(第{view.again_of}号の再照会)" if view.again_of else ""
    carried = "持出し済み" if view.carried_out else "持出し前"
    return (
        f"第{view.place}号 {view.kind_words}{again} 照会 {view.asked:,} = 回答あり"
        f" {view.answered:,} + 該当なし {view.nobody:,} + 未回答 {view.unanswered:,} {carried}"
    )


def _preview_lines(preview: ReplyPreview) -> list[str]:
    answered, nobody = preview.in_reply
    return [
        (
            f"行数 {preview.rows_counted:,}、取込不可 {preview.rows_rejected:,}、"
            f"除いた行 {preview.rows_skipped:,}、照会していない行 {preview.strangers:,}"
        ),
        f"この回答: 回答あり {answered:,}、該当なし {nobody:,}",
        (
            f"取り込むと: 回答あり {preview.answered:,}、該当なし {preview.nobody:,}、"
            f"未回答 {preview.unanswered:,}"
        ),
        "住基側として使います。" if preview.becomes_register else "件数の確認だけに使います。",
        *([f"{preview.taken_before[:10]}に取込済みです。"] if preview.taken_before else []),
        *preview.messages,
        "まだ何も保存していません。",
    ]


def _place(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError("照会の番号を 1 のように指定してください")
    return int(text)


def _inquiries(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--inquiry", type=_place, default=0, metavar="N", help="回答のない照会の一覧"
    )


def _inquire(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--kind", choices=list(InquiryKind), default=InquiryKind.NUMBER, help="照会の種類")
    add("--asked", choices=list(Asked), default=Asked.UNNUMBERED, help="4情報照会で照会する記録")
    add("--again", type=_place, default=0, metavar="N", help="第N号の未回答だけを再照会する")


def _carry_out(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--inquiry", type=_place, required=True, metavar="N", help="照会の番号")
    add("--to", type=Path, required=True, metavar="DIR", help="媒体のフォルダー")
    add("--medium", required=True, help="媒体の管理番号")
    add("--approval", required=True, help="持出しの承認番号")
    add("--purpose", default=_PURPOSE, help="目的・提供先")
    add("--most-rows", type=int, default=_MOST_ROWS, metavar="N", help="1ファイルの件数")


def _reply(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", type=Path, nargs="+", metavar="FILE", help="回答のファイル")
    add("--inquiry", type=_place, required=True, metavar="N", help="照会の番号")
    add("--reference-date", default="", metavar="YYYY-MM-DD", help="回答の基準日")
    add("--preview", action="store_true", help="内容の確認だけをし、何も保存しない")
    add_carriage(parser)


def add_carriage(parser: argparse.ArgumentParser) -> None:
    """What is said of the medium a file comes on."""
    add = parser.add_argument
    add("--medium", default="", help="媒体の管理番号")
    add("--approver", default="", help="媒体の使用を承認した人")
    add("--approval", default="", help="媒体の承認番号")
    add("--purpose", default="", help="用途")


ACTS: dict[str, Act] = {
    "inquiries": Act("照会の一覧と、回答のない照会", inquiries),
    "inquire": Act("照会用データを作る", inquire),
    "carry-out": Act("照会用データを媒体に書き出す", carry_out),
    "reply": Act("照会の回答を取り込む", reply),
    "entry-lists": Act("番号入力の一覧", entry_lists),
}

ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "inquiries": _inquiries,
    "inquire": _inquire,
    "carry-out": _carry_out,
    "reply": _reply,
}
