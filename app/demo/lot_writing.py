"""How a lot is written by hand: 3-2-1, 3丁目2の1, 三丁目二番一号."""

import random
import re

from app.demo.dice import Weighted
from app.demo.homes import Home, lot_text
from app.demo.places import Lots
from app.demo.script import full_digits, half_digits, kanji_number

_HYPHENS = ("ー", "―", "‐", "−", "–", "ｰ", "─", "﹣", "˗")
_CP932_HYPHENS = ("ー", "―", "‐", "－", "-", "ｰ", "─")
_STYLES = Weighted(
    [("hyphen", 55.0), ("partial", 11.0), ("no", 7.0), ("banchi no", 8.0), ("kanji", 5.0),
     ("digits", 8.0), ("same", 12.0)]
)  # fmt: skip


def write_lot(rng: random.Random, home: Home, *, full: bool, cp932: bool, tags: set[str]) -> str:
    """The lot in some handwriting; `full` = full-width digits."""
    if not home.lot:
        return lot_text(home)
    style = _STYLES.pick(rng)
    if style == "kanji":
        tags.add("kanji_numerals")
        return _kanji(home)
    text = {
        "hyphen": _hyphens, "partial": _partial, "no": _no, "banchi no": _banchi_no,
        "digits": _digits, "same": lot_text,
    }[style](home)  # fmt: skip
    hyphen = "－" if full else "-"
    if "-" in text and rng.random() < 0.18:
        hyphen = rng.choice(_CP932_HYPHENS if cp932 else _HYPHENS)
        if hyphen != ("－" if full else "-"):
            tags.add("hyphen_kinds")
    text = text.replace("-", hyphen)
    if half_digits(text) != half_digits(lot_text(home)):
        tags.add("address_format_chome")
    return full_digits(text) if full else half_digits(text)


def _head(home: Home, *, short: bool) -> str:
    lots, chome = home.town.lots, home.chome
    if lots is Lots.CHOME and chome:
        return f"{chome}-" if short else f"{chome}丁目"
    if lots is Lots.CHO and chome:
        return f"{chome}-" if short else f"{chome}丁"
    if lots is Lots.JIWARI:
        return f"{chome}地割" if short else f"第{chome}地割"
    if lots is Lots.LINE and chome:
        return f"{chome}号"
    return home.lot_word


def _branch(home: Home, joiner: str) -> str:
    return f"{joiner}{home.branch}" if home.branch else ""


def _hyphens(home: Home) -> str:
    return f"{_head(home, short=True)}{home.lot}{_branch(home, '-')}"


def _partial(home: Home) -> str:
    return f"{_head(home, short=False)}{home.lot}{_branch(home, '-')}"


def _no(home: Home) -> str:
    return f"{_head(home, short=False)}{home.lot}{_branch(home, 'の')}"


def _banchi_no(home: Home) -> str:
    return f"{_head(home, short=False)}{home.lot}番地{_branch(home, 'の')}"


def _digits(home: Home) -> str:
    """As the register writes it, with 丁目 in digits."""
    tail = half_digits(lot_text(home._replace(chome=0, lot_word="")))
    if home.town.lots is Lots.JIWARI:
        return half_digits(lot_text(home))
    return _head(home, short=False) + tail


def _kanji(home: Home) -> str:
    return re.sub("[0-9]+", lambda m: kanji_number(int(m.group())), half_digits(lot_text(home)))
