"""Judge test records by the bundled rules."""

import polars as pl

from app.rules import load_policy, load_rules
from matching import judge
from tests.support.rule_frames import frame_of

RULES = load_rules().rule_set

OTHER_PERSON: dict[str, object] = {
    "name": "DIFFERENT",
    "name_given": "DIFFERENT",
    "birth_date": "DIFFERENT",
    "birth_parts_differing": 3,
}
"""C1: same 氏 and 住所, another 名 and birth date."""

MOVED: dict[str, object] = {
    "address": "DIFFERENT",
    "address_municipality": "DIFFERENT",
    "address_town": "DIFFERENT",
    "address_lot": "DIFFERENT",
}


def judged(*changes: dict[str, object]) -> pl.DataFrame:
    """The judgement under the strict policy of the perfect record with each of these changes."""
    return judge(frame_of(*changes), rules=RULES, policy=load_policy("strict"))


def judged_one(change: dict[str, object]) -> dict[str, object]:
    """The judgement of one record."""
    return judged(change).row(0, named=True)
