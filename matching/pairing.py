"""Compares pairs of subject and resident carefully, slice by slice, and says their levels."""

from dataclasses import dataclass

import polars as pl

from matching.comparing import BulkComparison
from matching.frames import RESIDENT_SCHEMA
from matching.keys import person_keys
from matching.levels import pair_levels
from matching.progress import Progress

SLICE = 4_000
"""Pairs compared between two words of progress: a cancel waits for no more than one slice."""

KEY_COLUMNS = ("name", "birth_date", "address", "number")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The subjects of a run with their keys, and the comparisons that it shares."""

    prepared: pl.DataFrame
    keys: pl.DataFrame
    bulk: BulkComparison
    progress: Progress

    def compare(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """How every pair agrees.

        Args:
            pairs: subject, row and the columns of RESIDENT_SCHEMA.

        Returns:
            Same order: subject, row, resident_id, household_id, number, protected; the columns of
            PAIR_SCHEMA about the five attributes; `former_address_agrees`; the levels of
            weights.LEVELS as `level_<field>`; the resident's keys as `key_<name>`.
        """
        done = []
        keys = person_keys(pairs.select(list(RESIDENT_SCHEMA)), self.bulk.tables)
        for start in range(0, pairs.height, SLICE):
            done.append(self._slice(pairs.slice(start, SLICE), keys.slice(start, SLICE)))
            self.progress("compare", min(start + SLICE, pairs.height), pairs.height)
        return pl.concat(done) if done else self._slice(pairs, keys)

    def _slice(self, pairs: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
        rows = pairs["subject"].cast(pl.Int64)
        subjects, residents = self.prepared[rows], pairs.select(list(RESIDENT_SCHEMA))
        compared = self.bulk.compare(subjects, residents)
        compared = compared.with_columns(
            former_address_agrees=self._former(subjects, residents, compared)
        )
        levels = pair_levels(compared, subjects=self.keys[rows], residents=keys)
        kept = pairs.select("subject", "row", "resident_id", "household_id", "number", "protected")
        return pl.concat(
            [
                kept,
                compared,
                levels.select(pl.all().name.prefix("level_")),
                keys.select(pl.col(KEY_COLUMNS).name.prefix("key_")),
            ],
            how="horizontal",
        )

    def _former(
        self, subjects: pl.DataFrame, residents: pl.DataFrame, compared: pl.DataFrame
    ) -> pl.Series:
        """Whether the subject's address is a former one of the resident; only where it matters."""
        wanted = ~compared["address"].is_in(["SAME", "EQUIVALENT"])
        rows = zip(subjects["address"], residents["former_address"], wanted, strict=True)
        return pl.Series(
            [
                needed and bool(mine and theirs) and self.bulk.address_agrees(mine, theirs)
                for mine, theirs, needed in rows
            ],
            dtype=pl.Boolean,
        )
