"""Settings of an inspection: one table says key, kind, default and words.

How to add a setting: one row in SETTINGS. Services read it by key, the settings page lists the
table, the ledger records every change.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.changes import Area, Changes
from app.desk import Desk
from app.errors import KnownError
from app.people import Permission
from app.record.acts import Act
from app.store import facts

LONGEST_TEXT = 400


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
        key="theme",
        kind=Kind.CHOICE,
        default="light",
        words="この端末の配色",
        choices=(("light", "明るい"), ("dark", "暗い"), ("contrast", "高コントラスト")),
    ),
    Setting(
        key="text_percent",
        kind=Kind.CHOICE,
        default="100",
        words="この端末の文字の大きさ",
        explanation="次のサインインから変わります。各自の変更は「画面」で、プログラムを閉じるまで有効です。",
        choices=tuple((str(size), f"{size} %") for size in (100, 115, 125, 150, 175, 200)),
    ),
    Setting(
        key="show_class_codes",
        kind=Kind.SWITCH,
        default="off",
        words="担当者の画面に判定の符号を表示する",
    ),
    Setting(
        key="number_people",
        kind=Kind.LIST,
        default="",
        words="個人番号を扱う人",
        explanation=(
            "個人番号の入力と表示ができる担当者の利用者ID。1行に1人。空欄のときは担当者全員です。"
        ),
    ),
    Setting(
        key="register_search",
        kind=Kind.SWITCH,
        default="on",
        words="担当者による住基検索",
        explanation="「オフ」にすると、住基検索は責任者だけが行えます。検索はすべて操作記録に残ります。",
    ),
    Setting(
        key="blind_second_check",
        kind=Kind.SWITCH,
        default="off",
        words="二次確認は先に自分で判断する",
        explanation=(
            "「オン」にすると、自分の判断を入力するまで一次確認の結果・理由・メモを表示しません。"
            "まとめての二次確認は使えなくなります。"
        ),
    ),
    Setting(
        key="weights_hidden",
        kind=Kind.SWITCH,
        default="off",
        words="候補の合い方の図を表示しない",
        explanation="「オン」にすると、図のキーを押しても表示しません。見比べて判断します。",
    ),
    Setting(
        key="rest_minutes",
        kind=Kind.NUMBER,
        default="50",
        lowest=0,
        highest=180,
        words="休憩の声かけ(分)",
        explanation="続けて作業した分数。画面の上に一行だけ表示します。0 のときは表示しません。",
    ),
    Setting(
        key="entry_preloaded_only",
        kind=Kind.SWITCH,
        default="on",
        words="番号入力は取込済みの記録に限る",
        explanation="「オフ」にすると、氏名などを含む記録全体を画面で入力できます。",
    ),
)


_BY_KEY = {row.key: row for row in SETTINGS}


class Settings:
    """Reading and changing the settings of one inspection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def text(self, key: str) -> str:
        """The value as stored, or the default."""
        stored = facts.setting(self._desk.database, key)
        return _BY_KEY[key].default if stored is None else stored

    def number(self, key: str) -> int:
        """The value of a NUMBER."""
        return int(self.text(key))

    def lines(self, key: str) -> tuple[str, ...]:
        """The entries of a LIST."""
        return tuple(line.strip() for line in self.text(key).splitlines() if line.strip())

    def is_on(self, key: str) -> bool:
        """Whether a SWITCH is on."""
        return self.text(key) == "on"

    def change(self, key: str, value: str) -> Changes:
        """Change one setting.

        Raises:
            KnownError: P101, T101 unknown key or value out of range.
        """
        self._desk.require(Permission.CHANGE_SETTINGS)
        if key not in _BY_KEY or not _fits(_BY_KEY[key], value):
            raise KnownError("T101", "設定できない値です。範囲と書き方を確かめて入力してください。")
        with self._desk.ledger.entry(
            Act.SETTING_CHANGED,
            about=f"setting:{key}",
            areas=frozenset({Area.SETTINGS}),
            detail={},
        ) as entry:
            facts.set_setting(entry.database, key, value)
        return entry.changes()


def _fits(setting: Setting, value: str) -> bool:
    match setting.kind:
        case Kind.NUMBER:
            return value.isdecimal() and setting.lowest <= int(value) <= setting.highest
        case Kind.SWITCH:
            return value in ("on", "off")
        case Kind.CHOICE:
            return value in dict(setting.choices)
        case Kind.DATE:
            return not value or _is_date(value)
        case Kind.TEXT:
            return len(value) <= LONGEST_TEXT and "\n" not in value
        case Kind.LIST:
            return len(value) <= LONGEST_TEXT


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
