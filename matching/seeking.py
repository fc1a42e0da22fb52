"""Who is searched for, and with what: everybody whom the number does not settle."""

import polars as pl

from matching.blocking import block_keys
from matching.frames import Subjects
from matching.neighbours import neighbour_numbers
from matching.normalise.numbers import number_key
from matching.pairing import Pairing
from matching.register_scan import RegisterScan, household_hash
from matching.search import Search

_AGREES = ("SAME", "EQUIVALENT")
_FEWEST_BITS, _MOST_BITS = 4.0, 20.0


def searched(
    subjects: Subjects,
    pairing: Pairing,
    *,
    linked: pl.DataFrame,
    scan: RegisterScan,
    counts: pl.DataFrame,
) -> Search:
    """The search of one run.

    Args:
        subjects: for the attributes that each scheme holds.
        pairing: the prepared subjects and their keys.
        linked: the compared pairs of subjects and linked residents.
        scan: the first reading of the register.
        counts: for every subject how many residents share each value.
    """
    residents = scan.frequencies.residents
    settled = _settled(subjects, pairing.prepared, linked)
    keys = block_keys(pairing.keys, counts, residents).with_columns(
        name_bits=_bits(counts["name"], residents), kana_bits=_bits(counts["kana"], residents)
    )
    seekers = keys.join(settled, on="subject", how="anti").sort("subject")
    homes = linked.join(settled, on="subject", how="anti")
    households = homes.select("subject", household=household_hash(homes["household_id"]))
    alone = homes.filter(pl.col("household_id") == "")
    return Search(
        seekers=seekers,
        households=households.drop_nulls(),
        houses=alone.select("subject", address="key_address").drop_nulls(),
        numbers=_numbers(pairing.prepared, linked, scan),
    )


def _settled(subjects: Subjects, prepared: pl.DataFrame, linked: pl.DataFrame) -> pl.DataFrame:
    """The subjects whose number and every attribute that the scheme holds agree."""
    without_sex = [name for name, held in subjects.holds.items() if "sex" not in held]
    extracts = linked.join(prepared.select("subject", "extract"), on="subject", how="left")
    agree = [pl.col(name).is_in(_AGREES) for name in ("name", "birth_date", "address")]
    sex = pl.col("sex").is_in(_AGREES) | pl.col("extract").is_in(without_sex)
    return extracts.filter(*agree, sex).select("subject")


def _bits(counts: pl.Series, residents: int) -> pl.Series:
    """How much an equal value says, by its frequency; a rough figure within bounds."""
    shared = counts.fill_null(1).clip(lower_bound=1)
    return pl.select((max(2, residents) / shared).log(2).clip(_FEWEST_BITS, _MOST_BITS)).to_series()


def _numbers(prepared: pl.DataFrame, linked: pl.DataFrame, scan: RegisterScan) -> pl.DataFrame:
    """Numbers one slip away from those that lead to nobody, and those of former holders."""
    lost = prepared.join(linked, on="subject", how="anti").select("subject", "number")
    rows = [
        (subject, number)
        for subject, text in lost.iter_rows()
        for number in (neighbour_numbers(text) if text else [])
    ]
    schema = pl.Schema({"subject": pl.UInt32(), "number": pl.Int64()})
    slips = pl.DataFrame(rows, schema=schema, orient="row")
    former = scan.former.select(
        "subject", number_key(scan.former["number"]).cast(pl.Int64, strict=False)
    ).join(linked, on="subject", how="anti")
    return pl.concat([slips, former.cast(schema)]).drop_nulls()
