"""Everything that a run of matching needs besides its two files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching.policy import Policy
from matching.ruleset import RuleSet
from matching.tables import Tables
from matching.weights import Weights


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Rules, tables, policy, and what is known about the files of one run.

    `coverage` is all, number or four (住基データの範囲); with number and four nothing is said about
    absence or uniqueness. `reference_dates` is 抽出基準日 per extract. `restored` names the extracts
    whose numbers got their lost zeros back; `facilities` the addresses the office registered.
    """

    policy: Policy
    rules: RuleSet
    tables: Tables
    weights: Weights
    coverage: str
    reference_dates: Mapping[str, date]
    restored: frozenset[str]
    facilities: tuple[str, ...]
