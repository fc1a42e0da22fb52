"""What the codes of a column can mean: the words a person chooses from.

How to add a column of codes: one row; each meaning is (word put in place of the code, its words on
screen). The words put in place are those that app/extracts/fields.py and matching understand.
"""

from app.extracts.era_codes import ERA_LETTERS
from app.extracts.targets import TARGETS

LONGEST_CODE = 12
"""Characters of a code; what is longer is a value of a person and never becomes one."""

CODE_MEANINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "sex": (("男", "男"), ("女", "女"), ("不明", "不明・空欄")),
    "sex_words": (("男", "男"), ("女", "女"), ("不明", "不明・空欄")),
    "birth_era": (
        ("明治", "明治"),
        ("大正", "大正"),
        ("昭和", "昭和"),
        ("平成", "平成"),
        ("令和", "令和"),
        ("西暦", "西暦"),
    ),
    "latest_flag": (("1", "最新の行"), ("0", "過去の行")),
    "removed_flag": (("1", "除票"), ("0", "除票ではない")),
    "state": (("住民", "住民"), ("転出", "転出"), ("死亡", "死亡"), ("消除", "その他の消除")),
    "birth_date_unknown_flag": (("1", "不詳あり"), ("0", "不詳なし")),
    "protected": (("有", "支援措置あり"), ("無", "支援措置なし")),
}


def meanings_of_codes(target: str) -> tuple[tuple[str, str], ...]:
    """What the codes of a column can mean; in a column of days those of their eras."""
    if target in TARGETS and TARGETS[target].kind == "date":
        return tuple((era, era) for era in ERA_LETTERS)
    return CODE_MEANINGS.get(target, ())
