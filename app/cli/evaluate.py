"""`totsugo evaluate RESULTS TRUTH [--json]`: how good a run was, where the truth is known."""

import argparse
import json
import sys
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from app.errors import KnownError
from app.run.evaluation import DEMANDED_TAGS, Evaluation, Rate, evaluate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("results", type=Path, help="results.parquet または results.csv")
    parser.add_argument("truth", type=Path, help="正解表(truth.csv)")
    parser.add_argument("--json", action="store_true", help="JSONで出力する")


def run(arguments: argparse.Namespace) -> int:
    """Print the evaluation to standard output; 0 when done."""
    found = evaluate(_read(arguments.results), _read(arguments.truth))
    if arguments.json:
        text = json.dumps(found.as_mapping(), ensure_ascii=False, indent=1)
    else:
        text = "\n".join(_lines(found))
    sys.stdout.write(text + "\n")
    return 0


def _read(path: Path) -> pl.DataFrame:
    """A CSV (UTF-8, with or without BOM; all text) or a Parquet file."""
    try:
        with path.open("rb") as file:
            if path.suffix == ".parquet":
                return pl.read_parquet(file)
            return pl.read_csv(file, infer_schema=False, empty_string_is_null=False)
    except (OSError, PolarsError):
        raise KnownError(
            "E603", f"「{path.name}」を読めません。ファイルの場所と種類を確かめてください。"
        ) from None


def _percent(rate: Rate) -> str:
    return f"{rate.rate:7.2%}  ({rate.hits:,} / {rate.total:,})"


def _lines(found: Evaluation) -> list[str]:
    return [
        f"件数                          {found.records:,}",
        f"目視に回る割合                {_percent(found.review_load)}",
        f"  厳格な方針が求める下限      {_percent(found.floor)}",
        f"  下限(判別できない分を含む)  {_percent(found.floor_upper)}",
        f"  下限を超える分              {_percent(found.beyond_floor)}",
        f"紐付け誤り                    {found.mislinks:,}",
        f"  一致(A)としたもの           {len(found.mislinks_accepted):,}",
        *(
            f"    {item.extract} {item.record_id} {item.kind} {item.detail}"
            for item in found.mislinks_accepted
        ),
        "第1候補が本人である割合",
        f"  紐付け誤り(本人が住基)      {_percent(found.candidates.mislinks)}",
        f"  使える番号なし              {_percent(found.candidates.without_number)}",
        f"  番号が住基にない            {_percent(found.candidates.not_in_register)}",
        f"本人が住基にいない件で候補なし {_percent(found.candidates.nobody_when_absent)}",
        f"紐付け誤りが待ち行列の先頭5%にある割合 {_percent(found.queue.mislinks_in_head)}",
        *_tables(found),
    ]


def _tables(found: Evaluation) -> list[str]:
    """Load by benign difference, beyond the floor, and what was accepted all the same."""
    by_tag = sorted(found.load_by_tag.items(), key=lambda item: -item[1].total)
    accepted = found.demanded_but_accepted.items()
    return [
        "相違の種類ごとの目視に回る割合(紐付けが正しく、番号が使える件)",
        *(f"  {tag:<34}{_percent(rate)}{_floor_mark(tag)}" for tag, rate in by_tag),
        "下限を超えた件の相違の組合せ",
        *(
            f"  {count:6,}  {tags or '(相違なし)'}"
            for tags, count in found.beyond_floor_by_tags.items()
        ),
        "確認を求める相違があるのに一致(A)とした件",
        *(f"  {count:6,}  {tag}" for tag, count in accepted),
        "区分ごとの件数",
        *(f"  {code:<4}{count:8,}" for code, count in sorted(found.load_by_class.items())),
        "第1候補が本人でない件",
        *(f"  {' '.join(item)}" for item in found.candidates.missed),
    ]


def _floor_mark(tag: str) -> str:
    return "  *" if tag in DEMANDED_TAGS else ""
