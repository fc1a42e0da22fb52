"""`totsugo inspection ACT FOLDER …`: the services without a window.

How to add an act: one row in ACTS of app.cli.inspection_acts, inquiry_acts or media_acts, and there a
function `(Call) -> int`.
Passwords are asked on the terminal, or with `--password-stdin` read one line per person, in the
order of the `--user` options (then that of a new person).
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from app.batches.scope import Coverage, Exclusion, Side
from app.cli import inquiry_acts, inspection_acts, media_acts
from app.cli.inquiry_acts import add_carriage
from app.cli.inspection_acts import Call
from app.cli.passwords import PasswordSource
from app.hardening import harden
from app.people import Role

ACTS = {**inspection_acts.ACTS, **inquiry_acts.ACTS, **media_acts.ACTS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One sub-command per act."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, act in ACTS.items():
        one = acts.add_parser(name, help=act.words, description=act.words)
        one.add_argument("folder", type=Path, metavar="FOLDER", help="点検フォルダー")
        one.add_argument("--user", action="append", default=[], metavar="ID", help="利用者ID")
        one.add_argument("--password-stdin", action="store_true", help="標準入力から1行ずつ読む")
        one.add_argument(
            "--accept-older", default="", metavar="理由", help="古い内容で再開する理由"
        )
        if name in _ARGUMENTS:
            _ARGUMENTS[name](one)


def run(arguments: argparse.Namespace) -> int:
    """Do one act."""
    harden()
    call = Call(
        arguments=arguments,
        folder=arguments.folder,
        users=tuple(arguments.user),
        passwords=PasswordSource(from_stdin=arguments.password_stdin),
    )
    return ACTS[arguments.act].do(call)


def _create(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="最初の責任者の氏名")
    parser.add_argument("--title", default="点検", help="点検の名称")
    parser.add_argument("--office", default="", help="所属名")


def _import(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", type=Path, nargs="+", metavar="FILE", help="抽出データ")
    add("--side", choices=list(Side), required=True, help="業務側・住基側・支援措置の一覧")
    add("--reference-date", required=True, metavar="YYYY-MM-DD", help="抽出基準日")
    add("--coverage", choices=list(Coverage), default="", help="住基データの範囲(住基側では必須)")
    add("--scheme", default="", help="事務(省略時は推定)")
    add("--extract", default="", help="抽出データの名前(省略時はファイル名)")
    add("--profile", type=Path, default=None, help="取込定義")
    add("--restore-leading-zeros", action="store_true", help="個人番号の前ゼロを列全体で補う")
    add(
        "--exclude",
        action="append",
        default=[],
        metavar="STATUS=REASON",
        help=f"対象外にする資格状態。REASON は {'・'.join(Exclusion)}、対象に残すときは keep",
    )
    add_carriage(parser)
    add("--slip-rows", default="", metavar="N", help="送付票の件数")
    add("--slip-sha256", default="", metavar="HEX", help="送付票の検査値(先頭8桁以上)")
    add("--most-rejected", type=int, default=None, metavar="N", help="除いてよい取込不可の行数")


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--policy", default="strict", help="照合方針")


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", choices=["worklist", "audit_list", "audit_sheet"], help="帳票")
    parser.add_argument("--out", type=Path, required=True, help="PDFを書くフォルダー")
    parser.add_argument("--lane", choices=["eye", "inquiry", "unnumbered"], default="eye")
    parser.add_argument("--most", type=int, default=0, help="件数の上限(0 = すべて)")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("destination", type=Path, metavar="DESTINATION", help="保存先のフォルダー")


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP", help="バックアップのフォルダー")


def _adduser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-user", required=True, metavar="ID", help="追加する利用者ID")
    parser.add_argument("--new-name", required=True, help="追加する人の氏名")
    parser.add_argument("--role", choices=list(Role), default=Role.CASEWORKER, help="役割")


_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "create": _create,
    "import": _import,
    "run": _run,
    "report": _report,
    "backup": _backup,
    "restore": _restore,
    "adduser": _adduser,
    **inquiry_acts.ARGUMENTS,
    **media_acts.ARGUMENTS,
}
