"""Text folded for searching the queue: width, spaces, hiragana and case aside."""

import unicodedata
from collections.abc import Iterable

_HIRAGANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


def fold(text: str) -> str:
    """The text as it is searched."""
    flat = "".join(unicodedata.normalize("NFKC", text).split())
    return flat.casefold().translate(_HIRAGANA)


def search_column(texts: Iterable[str]) -> str:
    """What the store keeps: every text after a line feed, so that its start can be found."""
    return "".join(f"\n{fold(text)}" for text in texts if text)
