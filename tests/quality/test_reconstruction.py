"""For every record of a real run, the printed reasons alone lead back to its class."""

from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from app.extracts import UNWATCHED, Options, read_register, read_subjects
from app.rules import RuleKind, load_rules
from app.run.run_settings import Coverage, run_settings
from matching import MemoryShelf, match, reconstruct

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
EXTRACTS = ("techo.csv", "seiho.xlsx", "jiritsu.csv")
SHOWN = ("number_state", "name", "birth_date", "sex", "address")


@pytest.fixture(scope="module")
def results() -> pl.DataFrame:
    options = Options(restore_leading_zeros=False, profiles={}, schemes={}, reference_dates={})
    extracts = read_subjects([SAMPLE / name for name in EXTRACTS], options, UNWATCHED)
    register = read_register([SAMPLE / "register.csv"], options, UNWATCHED)
    settings = run_settings(
        policy="strict",
        coverage=Coverage.ALL,
        reference_dates={Path(name).stem: date(2026, 10, 1) for name in EXTRACTS},
        restored=frozenset(),
        facilities=(),
    )
    return match(
        extracts.subjects,
        register,
        settings=settings,
        shelf=MemoryShelf(),
        progress=lambda *_stage: None,
    ).results


def test_the_rule_book_alone_gives_every_class(results: pl.DataFrame) -> None:
    table = load_rules().rule_set.decision
    seen: Counter[str] = Counter()
    for row in results.iter_rows(named=True):
        shown = {name: row[name] for name in SHOWN}
        assert reconstruct(row["reasons"].split(";"), shown, table=table) == row["class"]
        seen[row["class"]] += 1
    assert set(seen) == set(load_rules().tables[RuleKind.CLASS]) - {"A3a", "A3b"}


def test_every_code_of_the_results_has_words(results: pl.DataFrame) -> None:
    tables = load_rules().tables
    for column, kind in (
        ("reasons", RuleKind.REASON),
        ("signature", RuleKind.SIGNATURE),
        ("class", RuleKind.CLASS),
        ("cause", RuleKind.CAUSE),
    ):
        codes = {code for text in results[column].unique() for code in text.split(";") if code}
        assert codes <= set(tables[kind])


def test_only_b1_and_b2_may_be_decided_together(results: pl.DataFrame) -> None:
    assert set(results.filter("group_ok")["class"]) <= {"B1", "B2"}
    assert results.filter(pl.col("queue_position").is_null())["verdict"].unique().to_list() == ["A"]
