"""Leading zeros that a spreadsheet took from individual numbers: seen, announced, restored on order.

Only a whole column shows the loss: no 12-digit value in it begins with 0, and at least 95 % of the
shorter values pass their check digit once padded by one or two zeros. One number alone proves
nothing; it stays malformed. Keys are never padded.
"""

from dataclasses import dataclass

import polars as pl

from matching import number_key

_SHORT = r"^[0-9]{10,11}$"
_SHARE = 0.95


@dataclass(slots=True)
class ZeroCensus:
    """What a column of numbers shows about lost zeros, chunk by chunk."""

    short: int = 0
    restorable: int = 0
    zero_led: int = 0

    def look(self, numbers: pl.Series) -> None:
        """Count one chunk of raw numbers."""
        bare = _bare(numbers)
        short = bare.filter(bare.str.contains(_SHORT))
        self.short += short.len()
        self.restorable += int((number_key(short.str.zfill(12)) != "").sum())
        self.zero_led += int(bare.str.contains(r"^0[0-9]{11}$").sum())

    @property
    def shown(self) -> bool:
        """Whether the whole column shows the loss."""
        return self.short > 0 and not self.zero_led and self.restorable >= _SHARE * self.short


def _bare(numbers: pl.Series) -> pl.Series:
    """Numbers without what a spreadsheet adds to a number: 76489368486.0, 76,489,368,486."""
    plain = numbers.str.strip_chars().str.replace(r"^([0-9]+)\.0+$", "${1}")
    grouped = plain.str.contains(r"^[0-9]{1,3}(,[0-9]{3})+$")
    return pl.select(
        pl.when(grouped).then(plain.str.replace_all(",", "")).otherwise(plain)
    ).to_series()


def with_zeros_restored(frame: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """The frame with padded numbers where the padded number passes its check digit, and how many.

    Args:
        frame: a frame with a column `number` of raw text.
    """
    bare = _bare(frame["number"])
    short = bare.str.contains(_SHORT)
    padded = bare.str.zfill(12)
    passes = short & (number_key(padded) != "")
    restored = pl.select(pl.when(passes).then(padded).otherwise(frame["number"]).alias("number"))
    return frame.with_columns(restored.to_series()), int(passes.sum())
