"""`totsugo demo`: synthetic extracts with truth."""

import argparse
import sys
from pathlib import Path

from app.demo import DemoOptions, generate, write
from app.demo.options import LAYOUTS, parse_kinds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder and what to put in it."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="書き出すフォルダー")
    parser.add_argument("--subjects", type=int, default=1500, help="業務の件数")
    parser.add_argument("--residents", type=int, default=20000, help="住基の人数")
    parser.add_argument("--seed", type=int, default=1, help="乱数の種(同じ種なら同じデータ)")
    parser.add_argument("--mislinks", type=float, default=0.003, help="紐付け誤りの割合")
    parser.add_argument(
        "--kinds", default="family=.75,namesake=.1,neighbour=.1,slip=.05", help="誤りの種類の割合"
    )
    parser.add_argument("--layouts", choices=LAYOUTS, default="sample", help="all = 他の様式も作る")


def run(arguments: argparse.Namespace) -> int:
    """Make the data and write it."""
    options = DemoOptions(
        subjects=arguments.subjects,
        residents=arguments.residents,
        seed=arguments.seed,
        mislinks=arguments.mislinks,
        kinds=parse_kinds(arguments.kinds),
        layouts=arguments.layouts,
    )
    write(generate(options), arguments.folder)
    if sys.stderr.isatty():
        sys.stderr.write("合成データを書き出しました。\n")
    return 0
