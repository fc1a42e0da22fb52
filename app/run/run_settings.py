"""What a run of matching needs besides the files, put together from the program's own data."""

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from app.bundled import text
from app.rules import load_policy, load_rules
from app.tables import load_tables
from matching import RunSettings, Weights, weights_from_mapping


class Coverage(StrEnum):
    """住基データの範囲: what the register file was asked for."""

    ALL = "all"  # 全住民
    NUMBER = "number"  # 番号照会の回答分
    FOUR = "four"  # 4情報照会の回答分


@cache
def load_weights() -> Weights:
    """The shipped match weights; used where the files are too small to learn from."""
    return weights_from_mapping(tomllib.loads(text("rules", "weights.toml")))


def run_settings(
    *,
    policy: str,
    coverage: Coverage,
    reference_dates: Mapping[str, date],
    restored: frozenset[str],
    facilities: tuple[str, ...],
) -> RunSettings:
    """The settings of one run.

    Args:
        policy: the name of a bundled policy.
        coverage: what the register holds.
        reference_dates: 抽出基準日 per extract; an extract may be missing on the bench only.
        restored: the extracts whose numbers got their lost zeros back.
        facilities: addresses of the facilities that the office registered.

    Raises:
        KnownError: E131, there is no such policy.
    """
    return RunSettings(
        policy=load_policy(policy),
        rules=load_rules().rule_set,
        tables=load_tables(),
        weights=load_weights(),
        coverage=coverage,
        reference_dates=reference_dates,
        restored=restored,
        facilities=facilities,
    )
