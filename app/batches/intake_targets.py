"""What a person can say of a column: its meanings by side, forms of dates, codes, encodings.

How to add a meaning: a row in app/extracts/targets.py; here it appears by itself.
"""

from app.batches.scope import Side
from app.extracts.code_meanings import meanings_of_codes
from app.extracts.delimited import DELIMITERS
from app.extracts.encodings import ENCODING_WORDS
from app.extracts.mapping import REGISTER_ONLY, SUBJECT_ONLY
from app.extracts.profiles import DATE_FORMS
from app.extracts.targets import TARGETS

Choice = tuple[str, str]
"""A value and its words."""

NOT_USED: Choice = ("", "使わない")
FIXED = "fixed"
"""Stands among the delimiters for a file of fixed width."""

ERA_CODES = (
    "元号の数字は 1明治 2大正 3昭和 4平成 5令和、英字は M T S H R として読みます。"
    "日付の前の数字が別の意味なら、下の「元号の区分」で選びます。"
)

_FIRST = ("number", "name", "kana", "birth_date", "sex", "address", "building", "key")
_REQUIRED: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = (
    ("number", (frozenset({"number"}),)),
    ("name", (frozenset({"name"}), frozenset({"surname", "given_name"}))),
    ("birth_date", (frozenset({"birth_date"}), frozenset({"birth_year"}))),
)


def target_choices(side: Side) -> tuple[Choice, ...]:
    """Every meaning a column of that side can have, the usual ones first."""
    foreign = REGISTER_ONLY if side is Side.SUBJECT else SUBJECT_ONLY
    rest = [t for t in TARGETS if t not in _FIRST and t not in foreign and t != "ignored"]
    return (NOT_USED, *((target, TARGETS[target].name) for target in (*_FIRST, *rest)))


def required(targets: frozenset[str], lacking: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The words of every required meaning and whether a column has it."""
    return tuple(
        (TARGETS[target].name, any(way <= targets for way in ways))
        for target, ways in _REQUIRED
        if target not in lacking
    )


def is_date(target: str) -> bool:
    """Whether a meaning is a day."""
    return target in TARGETS and TARGETS[target].kind == "date"


def form_choices() -> tuple[Choice, ...]:
    """The forms of a date."""
    return (("", "値のとおりに読む"), *DATE_FORMS.items())


def code_choices(target: str) -> tuple[Choice, ...]:
    """What a code of a column can mean; empty where the column holds no codes."""
    meanings = meanings_of_codes(target)
    return (("", "値のとおりに読む"), *meanings) if meanings else ()


def encoding_choices() -> tuple[Choice, ...]:
    """The character encodings."""
    return (("", "自動で判断"), *ENCODING_WORDS.items())


def delimiter_choices() -> tuple[Choice, ...]:
    """How a text file is parted."""
    return (("", "自動で判断"), *DELIMITERS.items(), (FIXED, "区切りなし(固定長)"))
