"""What the register says about a resident's presence: dead, moved away, removed, or living here.

How to add a word: one row in _WORDS, most specific first.
"""

import polars as pl

DEAD, MOVED_ABROAD, MOVED_OUT, REMOVED, CURRENT = "dead", "moved_abroad", "moved_out", "removed", ""

_WORDS: tuple[tuple[str, str], ...] = (
    (r"取消|取り消し|回復", CURRENT),
    (r"死亡|^\s*[3３]\s*$", DEAD),
    (r"国外|海外|出国", MOVED_ABROAD),
    (r"転出|^\s*[2２]\s*$", MOVED_OUT),
    (r"消除|失踪|国籍喪失|除票|除籍|^\s*[9９]\s*$", REMOVED),
)
"""Pattern in 異動事由 or 住民状態 (or its standard code) -> state; the first that is found."""


def resident_status(status: pl.Expr) -> pl.Expr:
    """The state of residents from the text of 異動事由 or 住民状態: "" for living here."""
    states = [pl.when(status.str.contains(words)).then(pl.lit(state)) for words, state in _WORDS]
    return pl.coalesce([*states, pl.lit(CURRENT)])


def is_current(status: pl.Expr) -> pl.Expr:
    """Whether the resident lives here by the register."""
    return resident_status(status) == CURRENT
