"""Recognising a reply: a register extract that also repeats our 管理番号 and says 該当なし.

How to add a heading: one word in the table of its target. Everything else is recognised as in any
register extract.
"""

from dataclasses import replace
from pathlib import Path

from app.extracts import inspect
from app.extracts.profiles import ImportProfile, ProfileColumn
from app.extracts.targets import Side

_HEADINGS = {
    "key": ("管理番号", "照会番号", "整理番号", "通番", "連番"),
    "status": ("照会結果", "回答結果", "回答区分", "結果", "照会結果区分", "該当区分"),
}
"""Target -> headings of a reply, most telling first."""


def reply_profile(path: Path) -> ImportProfile:
    """How one reply is read.

    Raises:
        KnownError: the file is refused.
    """
    detection = inspect(path, Side.REGISTER, None)
    profile = detection.as_profile("照会の回答")
    headings = [heading.strip() for heading in detection.tables[0].headings]
    columns = profile.columns
    for target, words in _HEADINGS.items():
        place = next((headings.index(word) for word in words if word in headings), -1)
        if place >= 0:
            kept = [c for c in columns if c.target != target and c.position != place]
            columns = (*kept, ProfileColumn(headings[place], place, target))
    return replace(profile, columns=columns)
