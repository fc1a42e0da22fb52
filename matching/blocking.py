"""Which residents are looked at for a subject: blocks that neither miss nor explode.

Every rule is an equality of keys, so a chunk of the register is one hash join per rule. No rule
joins on a name alone unless it is rare, on a birth date alone unless it is an ordinary one, nor on
an address that many residents share: 佐藤 誠, 1 January and a nursing home are met together with
something else. How to add a rule: one row in RULES.
"""

from dataclasses import dataclass

import polars as pl

RARE = 20
"""A name or reading is rare when at most this many residents have it."""

CROWDED_DATE = 8.0
"""A birth date is crowded when it occurs more than this many times as often as the mean."""

CROWDED_HOUSE = 60
"""An address is crowded when more than this many residents live at it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Subjects and residents meet when all these keys are equal.

    `by_name` rules also look at the other names of a resident (alias, former name …).
    """

    subject: tuple[str, ...]
    resident: tuple[str, ...]
    by_name: bool


RULES: tuple[Rule, ...] = (
    Rule(("ordinary_date",), ("birth_date",), by_name=False),
    Rule(("swapped_date",), ("birth_date",), by_name=False),
    Rule(("name", "year"), ("name", "year"), by_name=True),
    Rule(("name", "month", "day"), ("name", "month", "day"), by_name=True),
    Rule(("name", "postcode"), ("name", "postcode"), by_name=True),
    Rule(("rare_name",), ("name",), by_name=True),
    Rule(("reading", "year"), ("kana", "year"), by_name=True),
    Rule(("reading", "month", "day"), ("kana", "month", "day"), by_name=True),
    Rule(("reading", "postcode"), ("kana", "postcode"), by_name=True),
    Rule(("rare_reading",), ("kana",), by_name=True),
    Rule(("quiet_address",), ("address",), by_name=False),
)


def block_keys(keys: pl.DataFrame, counts: pl.DataFrame, residents: int) -> pl.DataFrame:
    """The subjects' keys with those that only the rules use.

    Args:
        keys: columns of `person_keys`.
        counts: for every subject how many residents share its name, kana, birth_date, address.
        residents: size of the register.
    """
    # Lives are spread over some 100 years; a date with 8 times its share is a filler or 1 January.
    crowd = max(200.0, CROWDED_DATE * residents / 30_000)
    month, day = pl.col("month"), pl.col("day")
    swapped = pl.when((month != day) & (day <= 12)).then(pl.date(pl.col("year"), day, month))
    return keys.with_columns(
        reading=pl.coalesce("kana", "name"),
        swapped_date=swapped,
        ordinary_date=pl.when(counts["birth_date"] <= crowd).then("birth_date"),
        rare_name=pl.when(counts["name"] <= RARE).then("name"),
        rare_reading=pl.when(counts["kana"] <= RARE).then(pl.coalesce("kana", "name")),
        quiet_address=pl.when(counts["address"] <= CROWDED_HOUSE).then("address"),
    )


def blocked_pairs(
    seekers: pl.DataFrame, people: pl.DataFrame, other_names: pl.DataFrame
) -> pl.DataFrame:
    """The pairs that meet under any rule in one chunk of the register.

    Args:
        seekers: `subject` and the columns of `block_keys`.
        people: `row` and the columns of `person_keys`, one row per resident of the chunk.
        other_names: `row`, `name`, `kana`: further names of the same residents.

    Returns:
        Unique pairs `subject`, `row`, and `by_other_name`: whether another name met.
    """
    columns = ["row", "year", "month", "day", "postcode"]
    named = other_names.join(people.select(columns), on="row", how="inner")
    found = [_meet(seekers, people, rule).with_columns(by_other_name=False) for rule in RULES]
    found += [
        _meet(seekers, named, rule).with_columns(by_other_name=True)
        for rule in RULES
        if rule.by_name
    ]
    return pl.concat(found).group_by("subject", "row").agg(pl.col("by_other_name").max())


def _meet(seekers: pl.DataFrame, people: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    left = seekers.select("subject", *rule.subject).drop_nulls()
    right = people.select("row", *rule.resident).drop_nulls()
    return left.join(right, left_on=rule.subject, right_on=rule.resident).select("subject", "row")
