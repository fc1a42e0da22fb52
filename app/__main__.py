"""`totsugo`: reads the verb, runs its module, turns known errors into one sentence and exit code.

How to add a verb: one row in VERBS and a module in app/cli with `add_arguments(parser)` and
`run(arguments) -> int`. Modules are imported only when their verb is called.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from app.errors import Cancelled, KnownError

VERBS = {
    "demo": "合成データを作る",
    "profile": "抽出データの読み取り結果を調べる",
    "match": "抽出データと住基データを照合する",
    "compare": "値の組を1項目について比べる",
    "parse": "値を1項目について読み取る",
    "evaluate": "照合結果を正解表と比べる",
    "inspection": "点検フォルダーを扱う",
    "desktop": "画面を開く",
}

DONE, OUR_FAULT, REFUSED, WRONG_USAGE, CANCELLED = 0, 1, 2, 64, 130


class _Parser(argparse.ArgumentParser):
    """argparse with the exit code 64 for wrong usage."""

    def error(self, message: str) -> None:  # type: ignore[override]  # never returns either way
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def build_parser(verb: str) -> argparse.ArgumentParser:
    """The parser of one verb."""
    parser = _Parser(prog=f"totsugo {verb}", description=VERBS[verb])
    importlib.import_module(f"app.cli.{verb}").add_arguments(parser)
    return parser


def _usage() -> str:
    lines = [f"  {verb:<12}{words}" for verb, words in VERBS.items()]
    return "使い方: totsugo <動詞> …\n" + "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code of DESIGN: 0 done, 2 refused, 64 usage, 130 cancelled."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # real files
    if not words or words[0] in ("-h", "--help"):
        sys.stdout.write(_usage())
        return DONE if words else WRONG_USAGE
    if words[0] not in VERBS:
        sys.stderr.write(f"totsugo: 「{words[0]}」という動詞はありません。\n{_usage()}")
        return WRONG_USAGE
    arguments = build_parser(words[0]).parse_args(words[1:])
    try:
        return int(importlib.import_module(f"app.cli.{words[0]}").run(arguments))
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write("中止しました。何も保存していません。\n")
        return CANCELLED


if __name__ == "__main__":
    sys.exit(main())
