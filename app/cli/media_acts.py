"""The acts of `totsugo inspection` about media, the sender's slip and rejected rows.

How to add an act: one function, its row in ACTS and, where it takes arguments, in ARGUMENTS.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.access.approval import Approver
from app.batches.media import MediumUseView, MediumView, NewMedium
from app.batches.rejected import RejectedList
from app.batches.rejected_writing import write_rejected
from app.cli.inquiry_acts import add_carriage
from app.cli.inspection_acts import Act, Call, carriage, say, signed_in
from app.clock import SystemClock
from app.errors import KnownError, UsageError
from app.program import Program

_PURPOSE = "取込不可一覧の送付"


def media(call: Call) -> int:
    """The media register, and the acts that change it."""
    arguments = call.arguments
    user, second = call.two_users() if len(call.users) > 1 else (call.user(), "")
    with signed_in(call, user) as desk:
        if arguments.register:
            _register(call, desk, second)
        if arguments.stop:
            desk.media.stop(_medium(desk, arguments.stop).medium_id, arguments.reason)
        if arguments.erased:
            _erased(desk, arguments.erased, arguments.on)
        if arguments.out:
            _print(call, desk)
        say("管理番号\t品名・表示\t製造番号等\t使用\t状態", *map(_medium_line, desk.media.media()))
        say("", "使用日時\t管理番号\t区分\t内容\t承認者\t用途\t消去")
        say(*map(_use_line, desk.media.uses()))
    return 0


def rejected(call: Call) -> int:
    """The rows of the newest import of a name that were not taken in; also for the sender."""
    arguments = call.arguments
    with signed_in(call) as desk:
        found = _rejected(desk, arguments.extract)
        say("行\tシート\t列\t理由\t対応")
        say(*(f"{r.row_number}\t{r.sheet}\t{r.column}\t{r.reason}\t{r.advice}" for r in found.rows))
        if arguments.to:
            told = carriage(arguments)
            told = replace(told, purpose=told.purpose or _PURPOSE)
            path = write_rejected(desk.desk, found, arguments.to, carriage=told)
            say(f"{path.name} を書きました({found.total:,} 行)。")
    return 0


def _register(call: Call, desk: Program, second: str) -> None:
    arguments = call.arguments
    serial = desk.media.drive_of(arguments.drive).drive.serial if arguments.drive else ""
    new = NewMedium(code=arguments.register, label=arguments.label, serial=serial)
    approver = Approver(user=second, password=call.passwords.existing(second)) if second else None
    desk.media.register(new, approver)


def _erased(desk: Program, code: str, day: str) -> None:
    """Everything that waits on a medium was erased."""
    waiting = [use for use in desk.media.waiting() if use.code == code]
    if not waiting:
        raise KnownError("M103", "消去を記録する使用がありません。管理番号を確かめてください。")
    try:
        erased_on = date.fromisoformat(day) if day else SystemClock().now().date()
    except ValueError:
        raise UsageError("E643", "消去した日は YYYY-MM-DD の形で指定してください。") from None
    for use in waiting:
        desk.media.record_erasure(use.use_id, erased_on)


def _print(call: Call, desk: Program) -> None:
    from app.printing.case_printing import Printing  # noqa: PLC0415 - paper is only needed here
    from app.printing.form_printing import FormPrinting  # noqa: PLC0415 - paper is only needed here

    password = "" if desk.head().demonstration else call.passwords.document()
    document = FormPrinting(desk, SystemClock()).media_register()
    Printing(desk, SystemClock()).save(document, call.arguments.out, password=password)


def _medium(desk: Program, code: str) -> MediumView:
    found = next((one for one in desk.media.media() if one.code == code), None)
    if found is None:
        raise KnownError("M101", "この管理番号の媒体は登録されていません。")
    return found


def _rejected(desk: Program, extract: str) -> RejectedList:
    batch = next((one for one in desk.intake.batches() if one.extract == extract), None)
    found = desk.intake.rejected(batch.batch_id) if batch else None
    if found is None:
        raise KnownError("K104", "この名前の取込が見つかりません。名前を確かめてください。")
    return found


def _medium_line(one: MediumView) -> str:
    return f"{one.code}\t{one.label}\t{one.serial}\t{one.uses}\t{one.state_words}"


def _use_line(one: MediumUseView) -> str:
    erased = one.erased_on or ("未記録" if one.erasable else "消去不要")
    cells = (one.at[:16], one.code, one.kind_words, one.contents, one.approver, one.purpose, erased)
    return "\t".join(cells)


def _media(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--register", default="", metavar="管理番号", help="媒体を登録する")
    add("--label", default="", help="登録する媒体の品名・表示")
    add("--drive", type=Path, default=None, help="登録する媒体の場所(製造番号等を読み取る)")
    add("--stop", default="", metavar="管理番号", help="媒体を使用停止にする")
    add("--reason", default="", help="使用停止の理由")
    add("--erased", default="", metavar="管理番号", help="媒体の消去済みを記録する")
    add("--on", default="", metavar="YYYY-MM-DD", help="消去した日(省略時は今日)")
    add("--out", type=Path, default=None, help="媒体管理簿のPDFを書くフォルダー")


def _rejected_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("extract", metavar="EXTRACT", help="抽出データの名前")
    parser.add_argument("--to", type=Path, default=None, help="送り主への一覧(CSV)を書く媒体")
    add_carriage(parser)


ACTS: dict[str, Act] = {
    "media": Act("媒体管理簿の表示・登録・使用停止・消去の記録", media),
    "rejected": Act("取込不可の行の一覧", rejected),
}

ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "media": _media,
    "rejected": _rejected_arguments,
}
