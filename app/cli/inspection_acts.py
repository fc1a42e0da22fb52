"""The acts of `totsugo inspection`, each a few calls of the services."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import program
from app.access import backup
from app.access.inspection import NewInspection, NewPerson
from app.batches.intake import Coverage, Exclusion, Plan, Preview, Side, require_there
from app.batches.rejected import require_at_most
from app.batches.slip import typed_slip
from app.case_states import Lane
from app.cases.queues import QueueFilter
from app.cli.passwords import PasswordSource
from app.errors import KnownError, UsageError
from app.job_runner import run_job
from app.jobs import Job, Progress
from app.keys import STANDARD
from app.people import Role
from app.program import Program
from app.record.media_use import Carriage
from app.views import Arithmetic
from app.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the command line."""

    arguments: argparse.Namespace
    folder: Path
    users: tuple[str, ...]
    passwords: PasswordSource

    def user(self) -> str:
        """The one person who acts.

        Raises:
            UsageError: U102.
        """
        if len(self.users) != 1:
            raise UsageError("U102", "--user で利用者IDを1つ指定してください。")
        return self.users[0]

    def two_users(self) -> tuple[str, str]:
        """Who acts, and the second person who approves it.

        Raises:
            UsageError: U106.
        """
        if len(self.users) != 2:
            sentence = "--user で、操作する人と承認する責任者を順に1人ずつ指定してください。"
            raise UsageError("U106", sentence)
        return self.users[0], self.users[1]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what it is called and what does it."""

    words: str
    do: Callable[[Call], int]


@contextmanager
def signed_in(call: Call, acting: str = "") -> Iterator[Program]:
    """The program of the person who acts; signed out at the end.

    Args:
        call: the call.
        acting: who acts where several people are named, else "".
    """
    user = acting or call.user()
    password = call.passwords.existing(user)
    desk = program.sign_in(
        call.folder, user=user, password=password, accept_older=call.arguments.accept_older
    )
    try:
        yield desk
    finally:
        desk.close()


def say(*lines: str) -> None:
    """Lines on standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def show_progress(progress: Progress) -> None:
    """Progress on a terminal, nothing in a pipe."""
    if sys.stderr.isatty():
        amount = f"{progress.done:,}/{progress.total:,}" if progress.total else ""
        sys.stderr.write(f"\r\x1b[K{progress.words} {amount}")
        sys.stderr.flush()


def create(call: Call) -> int:
    """Make an inspection with its first 責任者."""
    user, arguments = call.user(), call.arguments
    first = NewPerson(user=user, name=arguments.name, password=call.passwords.new(user))
    new = NewInspection(title=arguments.title, office=arguments.office, first=first)
    program.create(call.folder, new, parameters=STANDARD).close()
    say("点検フォルダーを作りました。")
    return 0


def add_user(call: Call) -> int:
    """Enter a further person."""
    arguments = call.arguments
    with signed_in(call) as desk:
        password = call.passwords.new(arguments.new_user)
        new = NewPerson(user=arguments.new_user, name=arguments.new_name, password=password)
        row = desk.accounts.add(new, Role(arguments.role))
    say(f"{row.role_words} {row.user} を追加しました。")
    return 0


def take_in(call: Call) -> int:
    """Import one extract."""
    with signed_in(call) as desk:
        plan = _plan(call, desk)
        job = desk.intake.start(plan)
        result = finished(job, lambda: desk.intake.abandon(job))
        if call.arguments.most_rejected is not None:
            try:
                require_at_most(result, call.arguments.most_rejected)
            except KnownError:
                desk.intake.abandon(job)
                raise
        summary = desk.intake.finish(job, result)
        sys.stderr.write(f"媒体: {desk.media.uses()[0].code}\n")
    say(*_arithmetic_lines(summary.arithmetic, summary.side))
    sys.stderr.writelines(f"{message}\n" for message in summary.messages)
    return 0


def _plan(call: Call, desk: Program) -> Plan:
    arguments = call.arguments
    side = Side(arguments.side)
    if side is Side.REGISTER and not arguments.coverage:
        raise UsageError(
            "U103", "住基側の取込では --coverage で住基データの範囲を指定してください。"
        )
    paths = tuple(arguments.files)
    require_there(paths, "E113")
    scheme = arguments.scheme
    if side is Side.SUBJECT and not scheme:
        scheme = _preview(desk, paths, side).scheme
        if not scheme:
            raise UsageError("U104", "事務を判断できません。--scheme で指定してください。")
    return Plan(
        paths=paths,
        side=side,
        extract=arguments.extract or paths[0].stem,
        scheme=scheme if side is Side.SUBJECT else "",
        reference_date=day(arguments.reference_date),
        coverage=Coverage(arguments.coverage or Coverage.ALL),
        statuses=_statuses(arguments.exclude),
        restore_leading_zeros=arguments.restore_leading_zeros,
        profile=_profile_text(arguments.profile),
        carriage=carriage(arguments),
        slip=typed_slip(arguments.slip_rows, arguments.slip_sha256),
    )


def _preview(desk: Program, paths: tuple[Path, ...], side: Side) -> Preview:
    job = desk.intake.start_preview(paths, side)
    return desk.intake.finish_preview(job, run_job(job, show_progress))


def _profile_text(path: Path | None) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path else ""
    except (OSError, UnicodeDecodeError):
        raise KnownError("E801", "取込定義を読めません。場所を確かめてください。") from None


def carriage(arguments: argparse.Namespace) -> Carriage:
    """What was said of the medium."""
    return Carriage(
        medium=arguments.medium,
        approver=arguments.approver,
        approval=arguments.approval,
        purpose=arguments.purpose,
    )


def day(text: str) -> date:
    """A reference date.

    Raises:
        UsageError: E643.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("E643", "抽出基準日は YYYY-MM-DD の形で指定してください。") from None


def _statuses(pairs: list[str]) -> Mapping[str, Exclusion | None]:
    found: dict[str, Exclusion | None] = {}
    for pair in pairs:
        status, _, reason = pair.rpartition("=")
        if not status or (reason != "keep" and reason not in set(Exclusion)):
            sentence = "--exclude は 資格状態=理由 の形で指定してください。"
            raise UsageError("U105", sentence)
        found[status] = None if reason == "keep" else Exclusion(reason)
    return found


def finished(job: Job, abandon: Callable[[], None]) -> Mapping[str, object]:
    """The result of a job; what it left is removed when it does not get there."""
    try:
        return run_job(job, show_progress)
    except BaseException:
        abandon()
        raise


def _arithmetic_lines(sums: Arithmetic, side: str) -> list[str]:
    if side == Side.REGISTER:
        return [f"住民 {sums.inspected:,} 人、取込不可 {sums.rejected:,} 件"]
    if side == Side.PROTECTED:
        return [f"支援措置の一覧 {sums.inspected:,} 人、取込不可 {sums.rejected:,} 件"]
    reasons = "、".join(f"{words(reason)} {count:,}" for reason, count in sums.excluded)
    return [
        (
            f"台帳総数 {sums.total:,} = 対象外 {sums.excluded_total:,} + 取込不可 {sums.rejected:,}"
            f" + 番号なし {sums.without_number:,} + 点検対象 {sums.inspected:,}"
        ),
        *([f"対象外の内訳: {reasons}"] if reasons else []),
    ]


def match(call: Call) -> int:
    """Run the matching and fill the queue."""
    with signed_in(call) as desk:
        job = desk.runs.start(call.arguments.policy)
        result = finished(job, lambda: desk.runs.abandon(job, cancelled=False))
        for step in desk.runs.finish(job, result):
            show_progress(step)
        summary, lanes = desk.runs.current(), desk.review.lanes()
    if summary is not None:
        say(f"点検対象 {summary.subjects:,} 件、住民 {summary.residents:,} 人")
        say(*(f"判定 {verdict} {count:,} 件" for verdict, count in summary.verdicts))
    say(*(f"{lane.words} {lane.total:,} 件" for lane in lanes))
    return 0


def report(call: Call) -> int:
    """Print cases of a lane into a PDF."""
    from app.clock import SystemClock  # noqa: PLC0415 - paper is only needed here
    from app.printing.case_printing import Printing, PrintRequest  # noqa: PLC0415 - paper is only needed here

    arguments = call.arguments
    with signed_in(call) as desk:
        ids = tuple(desk.review.queue(QueueFilter(lane=Lane(arguments.lane))))
        chosen = ids[: arguments.most] if arguments.most else ids
        password = "" if desk.head().demonstration else call.passwords.document()
        printing = Printing(desk, SystemClock())
        document = printing.issue(PrintRequest(report_id=arguments.report, case_ids=chosen))
        path = printing.save(document, arguments.out, password=password)
        say(f"{path.name} を書きました({document.row.pages}頁、{document.row.cases}件)。")
    return 0


def verify(call: Call) -> int:
    """Walk the ledger and every file of the inspection."""
    with signed_in(call) as desk:
        result = desk.ledger.verify()
        faults = [*result.faults, *desk.backup.check_files()]
    say(f"操作記録 {result.entries:,} 件、署名 {result.signatures:,} 件、先頭 {result.head}")
    if faults:
        raise KnownError("L101", " ".join(faults))
    say("異常はありません。")
    return 0


def back_up(call: Call) -> int:
    """Copy the inspection and verify the copy."""
    with signed_in(call) as desk:
        summary = desk.backup.make(call.arguments.destination)
    say(f"{summary.folder.name} に {summary.files} ファイルを保存し、読み戻して確かめました。")
    return 0


def restore(call: Call) -> int:
    """Bring a backup back into a new folder."""
    user = call.user()
    password = call.passwords.existing(user)
    backup.restore(call.arguments.backup, call.folder, user=user, password=password)
    say("バックアップから復元しました。")
    return 0


def dispose(call: Call) -> int:
    """Not part of this version."""
    del call
    sentence = "点検の廃棄はこの版では行えません。点検フォルダーを保管したままにしてください。"
    raise KnownError("X101", sentence)


ACTS = {
    "create": Act("点検フォルダーを作る", create),
    "adduser": Act("利用者を追加する", add_user),
    "import": Act("抽出データを取り込む", take_in),
    "run": Act("照合して待ち行列を作る", match),
    "report": Act("帳票をPDFにする", report),
    "verify": Act("操作記録とファイルを検証する", verify),
    "backup": Act("バックアップを作る", back_up),
    "restore": Act("バックアップから復元する", restore),
    "dispose": Act("点検を廃棄する", dispose),
}
