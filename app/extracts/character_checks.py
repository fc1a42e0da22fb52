"""Characters that a person should know about before records are compared. Nothing is changed.

How to add a class: one row in _CLASSES and its sentence.
"""

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from app.extracts.report import Findings

_TEXTS = ("name", "kana", "address", "building")

_CLASSES: tuple[tuple[str, str], ...] = (
    ("W206", r"[\x{E000}-\x{F8FF}\x{F0000}-\x{10FFFD}]"),  # private use: 外字
    (
        "W207",  # variation selectors, compatibility kanji, kana in pieces
        r"[\x{FE00}-\x{FE0F}\x{E0100}-\x{E01EF}\x{F900}-\x{FAFF}\x{2F800}-\x{2FA1F}\x{3099}\x{309A}]",
    ),
    (
        "W209",  # zero width and direction marks
        r"[\x{00AD}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}]",
    ),
)
"""Code of the message, and the class of characters in a row that it counts."""

_WIDE = r"[０-９Ａ-Ｚａ-ｚｦ-ﾟ]"
_FORMULA = r"^[=+\-@＝＋－＠].+"

_ANY = "(?m)" + "|".join([*(pattern for _, pattern in _CLASSES), _FORMULA])


@dataclass(slots=True)
class CharacterCensus:
    """Counts rows per class, chunk by chunk."""

    _counts: Counter[str] = field(default_factory=Counter)
    _wide: bool = False

    def look(self, frame: pl.DataFrame) -> None:
        """Count one chunk of a schema frame."""
        texts = frame.select(pl.concat_str(_TEXTS, separator="\n").alias("text")).to_series()
        odd = texts.str.contains(_ANY)
        if odd.any():  # the usual row needs no closer look
            suspects = texts.filter(odd)
            for code, pattern in _CLASSES:
                self._counts[code] += int(suspects.str.contains(pattern).sum())
            starts = [pl.col(column).str.contains(_FORMULA).sum() for column in _TEXTS]
            cells = frame.filter(odd).select(pl.sum_horizontal(starts))
            self._counts["W413"] += int(cells.item())
        self._wide = self._wide or bool(texts.str.contains(_WIDE).any())

    def conclude(self, findings: Findings) -> None:
        """Write the messages."""
        for code in ("W206", "W207", "W209", "W413"):
            if count := self._counts[code]:
                findings.note(code, count=count)
        if self._wide:
            findings.note("W208")
