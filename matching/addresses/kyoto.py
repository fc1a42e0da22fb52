"""Kyoto street directions: 烏丸通一条下る before the town, in all their spellings."""

import re
from typing import NamedTuple

from matching.addresses.numerals import KANJI, RUN, number_value


class Direction(NamedTuple):
    """A street direction and where the text after it begins."""

    street: str
    end: int


# In `reading` spelling: 下がる is 下ケル, 西入 and 西入る are 西入ル or 西入.
_TURN = re.compile(
    rf"(?P<turn>(?P<updown>[上下])(?:ル|ケル|カル|サル|リ|ケリ)"
    rf"|(?P<side>[東西南北])入(?:ル|リ)?|(?P<beside>[東西南北]側))"
    rf"(?:マデ|ヨリ)?(?:[0-9{KANJI}]+丁目)?"
)
_CROSSING = re.compile(r"通|ノ?辻|角|[上下]ル|[東西南北]入|[東西南北]側|[0-9]+丁目")
_SIDE = re.compile(r"[上下]ル|[東西南北]入|[東西南北]側")


def is_kyoto(code: str) -> bool:
    """Whether a municipality code is a ward of Kyoto, where streets come before towns."""
    return code.startswith("261")


def directions(text: str) -> list[Direction]:
    """Every street direction that may precede the town, longest first."""
    if "入" not in text and "ル" not in text and "側" not in text:
        return []
    turns = list(_TURN.finditer(text, 0, 60))
    ends = [end for turn in reversed(turns) for end in sorted({turn.end(), turn.end("turn")})[::-1]]
    return [Direction(_canonical(text[:end]), end) for end in ends]


def _canonical(street: str) -> str:
    street = _TURN.sub(_one_turn, street.replace(" ", ""))
    return RUN.sub(
        lambda run: str(number_value(run[0])) if street[run.end() :][:2] == "丁目" else run[0],
        street,
    )


def _one_turn(turn: re.Match[str]) -> str:
    block = turn[0][turn[0].find("入") + 1 :].lstrip("ルリ") if turn["side"] else ""
    block = block.removeprefix("マデ").removeprefix("ヨリ")
    if turn["updown"]:
        return turn["updown"] + "ル"
    return (turn["side"] + "入" if turn["side"] else turn["beside"]) + block


def opposed(ours: str, theirs: str) -> bool:
    """Whether two directions leave the same crossing to different sides: 五条上ル, 五条下ル."""
    turns, others = _SIDE.findall(ours), _SIDE.findall(theirs)
    same = _SIDE.sub("", ours).replace("通", "") == _SIDE.sub("", theirs).replace("通", "")
    return same and len(turns) == len(others) and turns != others


def crossing(street: str) -> tuple[str, ...]:
    """The streets that a direction names, letter by letter in one order.

    河原町通丸太町下ル, 丸太町通河原町東入 and 丸太町河原町東入 name the same crossing.
    """
    return tuple(sorted("".join(_CROSSING.split(street))))
