"""The table of keys in the manual, made from ACTIONS: the page and the program cannot differ.

`python -m ui.key_table` prints the page; a test compares it with resources/manual/keys.md.
"""

import sys

from ui.actions import ACTIONS, Place

_PLACES = {
    Place.WINDOW: "どの画面でも",
    Place.CASE: "1件を表示しているとき(確認・二次確認)",
    Place.REVIEW: "確認の画面",
    Place.SECOND_CHECK: "二次確認の画面",
    Place.ENTRY: "番号入力の画面(入力欄の中でも働きます)",
    Place.LIST: "確認の画面の一覧(照会待ち・番号未登録・保留など)",
    Place.GROUP: "グループの一覧",
    Place.FOUND: "住基検索の一覧",
}
_SPELLED = {
    "Return": "Enter",
    "Escape": "Esc",
    "Right": "→",
    "Left": "←",
    "PgDown": "PageDown",
    "PgUp": "PageUp",
    "Space": "スペース",
}
_INTRODUCTION = (
    "文字1つのキーは、入力欄に文字を入れていないときだけ働きます。"
    "数字はテンキーでも入力できます。入力欄からは Esc で戻ります。"
)


def key_page() -> str:
    """The Markdown page of all keys."""
    lines = ["# キーの一覧", "", _INTRODUCTION]
    for place, words in _PLACES.items():
        rows = [act for act in ACTIONS.values() if act.place is place]
        if rows:
            lines += ["", f"## {words}", "", "| キー | 操作 |", "| --- | --- |"]
            lines += [f"| {_keys(act.keys)} | {act.words} |" for act in rows]
    return "\n".join(lines) + "\n"


def _keys(keys: tuple[str, ...]) -> str:
    spelled = dict.fromkeys(_SPELLED.get(key, key) for key in keys)
    return " または ".join(spelled)


if __name__ == "__main__":
    sys.stdout.write(key_page())
