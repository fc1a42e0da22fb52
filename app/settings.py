"""Settings of an inspection: one table says key, kind, default and words.

How to add a setting: one row in SETTINGS. Services read it by key, the settings page lists the
table, the ledger records every change.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.changes import Changes
from app.desk import Desk


class Kind(StrEnum):
    """What a setting's value is."""

    TEXT = "text"
    NUMBER = "number"  # whole, within `lowest` and `highest`
    SWITCH = "switch"  # "on" or "off"
    LIST = "list"  # one entry per line
    DATE = "date"  # ISO date or ""
    CHOICE = "choice"  # one of `choices`


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One row of the settings table."""

    key: str
    kind: Kind
    default: str
    words: str
    explanation: str = ""
    lowest: int = 0
    highest: int = 0
    choices: tuple[tuple[str, str], ...] = ()  # value, words


SETTINGS: tuple[Setting, ...] = (
    Setting(key="office", kind=Kind.TEXT, default="", words="所属名"),
    Setting(key="title", kind=Kind.TEXT, default="", words="点検の名称"),
    Setting(key="deadline", kind=Kind.DATE, default="", words="点検の期限"),
    Setting(
        key="approval_titles",
        kind=Kind.LIST,
        default="担当\n係長\n課長",
        words="決裁欄の見出し",
        explanation="点検記録票の決裁欄。1行に1つ、左から順に並びます。",
    ),
    Setting(
        key="idle_lock_minutes",
        kind=Kind.NUMBER,
        default="5",
        lowest=1,
        highest=10,
        words="操作がないときの自動ロック(分)",
    ),
    Setting(
        key="contact_rule_techo_mental",
        kind=Kind.CHOICE,
        default="forbidden",
        words="精神障害者保健福祉手帳の本人照会",
        explanation="本人に確認を行うことが適当でないため、標準は「行わない」です。",
        choices=(("forbidden", "行わない"), ("supervisor", "責任者の承認により行う")),
    ),
    Setting(
        key="show_class_codes",
        kind=Kind.SWITCH,
        default="off",
        words="担当者の画面に判定の符号を表示する",
    ),
)


class Settings:
    """Reading and changing the settings of one inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def text(self, key: str) -> str:
        """The value as stored, or the default."""
        raise NotImplementedError

    def number(self, key: str) -> int:
        """The value of a NUMBER."""
        raise NotImplementedError

    def lines(self, key: str) -> tuple[str, ...]:
        """The entries of a LIST."""
        raise NotImplementedError

    def is_on(self, key: str) -> bool:
        """Whether a SWITCH is on."""
        raise NotImplementedError

    def change(self, key: str, value: str) -> Changes:
        """Change one setting.

        Raises:
            KnownError: P101, T101 unknown key or value out of range.
        """
        raise NotImplementedError
