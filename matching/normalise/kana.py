"""Kana as written (カナ, フリガナ): one canonical katakana text with its words, and bulk keys.

Equal canonical texts differ only in width, script, size of kana, marks and spaces. Old kana, ヅ/ズ,
long vowels and ヴ are kept apart here: the comparison names them, the key folds them.
"""

import re
import unicodedata
from dataclasses import dataclass

from matching.normalise.kana_sounds import (
    KANA,
    TO_KATAKANA,
    TO_LARGE,
    repeat_kana,
)
from matching.normalise.name_notes import ASIDE
from matching.normalise.text import DASHES, HYPHENS, fold_width, without_invisible

_LONG = re.compile(f"(?<=[{KANA}])[{DASHES}]+")
_GAP = re.compile(r"[\s\u2800・･·•‧∙⋅,、，.．/／＝=゠_'’\"”" + HYPHENS + "]+")
_SMALL_HIRAGANA = {code: TO_LARGE.get(ord(kana), kana) for code, kana in TO_KATAKANA.items()}
_CANONICAL = TO_LARGE | _SMALL_HIRAGANA
_STRAY = "\u3099\u309a"
_JOINING = re.compile(f"[{_STRAY}]")
_LETTERS = re.compile(f"[{KANA}]")


@dataclass(frozen=True, slots=True)
class KanaText:
    """A reading as written and as compared.

    `text` is the canonical katakana without gaps, `words` the same cut at the gaps, `boundary` the
    place in `text` where the 名 begins, or -1 where the value does not say.
    """

    raw: str
    text: str
    words: tuple[str, ...]
    boundary: int

    @property
    def is_readable(self) -> bool:
        """Whether it holds any kana or Latin letter at all."""
        return bool(_LETTERS.search(self.text)) or self.text.isascii()


def parse_kana(raw: str) -> KanaText:
    """Read a reading. Total: any text gives a KanaText, an empty one for blanks."""
    written = fold_width(without_invisible(raw))
    bare = ASIDE.sub(" ", written) if ASIDE.search(written) else written
    folded = canonical_kana(bare if bare.strip() else written)
    pieces = (piece.lstrip(_STRAY) for piece in _GAP.split(folded))
    words = tuple(repeat_kana(piece) for piece in pieces if piece)
    return KanaText(raw, "".join(words), words, _boundary(words))


def canonical_kana(text: str) -> str:
    """Large katakana with one long mark, from width-folded text; gaps are left in place."""
    if text.isascii():
        return text.upper()
    katakana = _LONG.sub(_long_marks, text).translate(_CANONICAL).upper()
    return unicodedata.normalize("NFC", katakana) if _JOINING.search(katakana) else katakana


def _long_marks(found: re.Match[str]) -> str:
    return "ー" * len(found[0])


def _boundary(words: tuple[str, ...]) -> int:
    if len(words) < 2 or (len(words) > 2 and all(len(word) == 1 for word in words)):
        return -1
    return len(words[0])
