"""What an entry of the ledger (操作記録) carries, in the words of the screen.

The ledger keeps keys and codes; nothing of them is shown as it stands. How to add a key of `detail`:
one row in DETAILS, with the words of its codes where it has any.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.case_states import REASONS, Stage
from app.inquiry.views import InquiryKind
from app.people import Role
from app.printing.prints import REPORT_WORDS
from app.review.remarks import REVEAL_REASONS
from app.schemes import SCHEMES
from app.search.views import SEARCH_REASONS
from app.settings import SETTINGS
from app.words import WORDS


@dataclass(frozen=True, slots=True)
class Detail:
    """The words of one key; `unit` follows the value, `codes` are the words of its codes.

    A key with no words of its own is told by its value alone.
    """

    words: str = ""
    unit: str = ""
    codes: Mapping[str, str] | None = None


_YES = {"0": "", "1": "あり"}
_WAYS = {
    "given": "割り当て",
    "taken_over": "引き受け",
    "released": "割り当ての取消",
    "looked_up": "住基データで確認",
    "twice": "2回入力",
    "as_written": "台帳の記載どおり",
    "absent": "番号なし",
    "taken_back": "取消",
}
_FIELDS = {
    "name": "氏名",
    "kana": "カナ",
    "birth_date": "生年月日",
    "address": "住所",
    "number": "個人番号",
}
_REASON_WORDS = {one.code: one.words for one in REASONS} | REVEAL_REASONS | SEARCH_REASONS
_SIDES = {"subject": "業務側", "register": "住基側", "protected": "支援措置"}
_OUTCOMES = {str(code): said for code, said in WORDS[type(REASONS[0].outcome)].items()}

DETAILS: Mapping[str, Detail] = {
    "outcome": Detail(codes=_OUTCOMES),
    "stage": Detail(codes={str(code): said for code, said in WORDS[Stage].items()}),
    "side": Detail(codes=_SIDES),
    "role": Detail(codes={str(code): said for code, said in WORDS[Role].items()}),
    "report": Detail(codes=REPORT_WORDS),
    "scheme": Detail(codes={one.code: one.words for one in SCHEMES}),
    "class": Detail("判定"),
    "kind": Detail(
        codes={str(code): said for code, said in WORDS[InquiryKind].items()}
        | {"preloaded": "取込済みの記録", "whole": "記録全体"}
    ),
    "way": Detail(codes=_WAYS),
    "used": Detail("検索した項目", codes=_FIELDS),
    "reason": Detail("理由", codes=_REASON_WORDS),
    "total": Detail("総数", " 件"),
    "excluded": Detail("対象外", " 件"),
    "rejected": Detail("取込不可", " 件"),
    "without_number": Detail("番号なし", " 件"),
    "inspected": Detail("点検対象", " 件"),
    "newly_protected": Detail("新たな支援措置", " 件"),
    "batches": Detail("取込", " 件"),
    "cases": Detail("件数", " 件"),
    "struck": Detail("除外", " 件"),
    "sample": Detail("抽出", " 件"),
    "people": Detail("担当", " 人"),
    "percent": Detail("割合", " %"),
    "residents": Detail("住民", " 人"),
    "schemes": Detail("事務", " 種"),
    "found": Detail("該当", " 人"),
    "page": Detail("頁"),
    "pages": Detail("頁数", " 頁"),
    "copies": Detail("部数", " 部"),
    "reprint": Detail("再発行", codes=_YES),
    "typed": Detail("入力", " 件"),
    "records": Detail("記録", " 件"),
    "asked": Detail("照会", " 件"),
    "again_of": Detail("再照会の元", " 号"),
    "answered": Detail("回答あり", " 件"),
    "nobody": Detail("該当なし", " 件"),
    "strangers": Detail("照会にない回答", " 件"),
    "is_register": Detail("住基側として使用", codes={"0": "しない", "1": "する"}),
    "rows": Detail("行", " 行"),
    "month": Detail("年月"),
    "workers": Detail("従事者", " 人"),
    "overtime_minutes": Detail("時間外", " 分"),
    "unit_price": Detail("単価", " 円"),
    "on": Detail(codes={"0": "停止", "1": "開始"}),
    "staff_told_on": Detail("職員に知らせた日"),
    "every": Detail("混ぜる割合 1 件/", " 件"),
    "kept": Detail(codes={"0": "削除", "1": "保存"}),
    "of_subject": Detail(codes={"0": "住基側の番号", "1": "業務側の番号"}),
    "candidate": Detail(codes={"0": "該当する候補なし", "1": "候補を選択"}),
    "searched": Detail(codes={"0": "", "1": "住基検索から"}),
    "again": Detail("入れ直し", codes=_YES),
    "reason_given": Detail("理由の記載", codes=_YES),
    "failures_before": Detail("直前の失敗", " 回"),
    "demonstration": Detail(codes={"0": "", "1": "見本(合成データ)"}),
    "erased_on": Detail("消去日"),
    "medium": Detail("媒体"),
    "medium_serial": Detail("製造番号"),
    "approver": Detail("承認者"),
    "approval": Detail("承認番号"),
    "purpose": Detail("用途"),
    "policy": Detail("判定の方針"),
    "record": Detail("記録番号"),
    "batch": Detail("取込番号"),
    "approved_by": Detail("承認者の番号"),
    "policy_digest": Detail("方針の要約値"),
    "sha256": Detail("ファイルの要約値"),
    "source_sha256": Detail("元ファイルの要約値"),
    "file_sha256": Detail("保存データの要約値"),
    "rejected_sha256": Detail("取込不可の行の要約値"),
}
_NOT_TOLD_AT_ZERO = frozenset({"failures_before", "newly_protected", "again_of", "struck"})
_SETTINGS = {row.key: row.words for row in SETTINGS} | {
    "second_check_share": "二次確認の方法",
    "planted_cases": "模擬の件",
}
_ORDER = {key: number for number, key in enumerate(DETAILS)}


def detail_words(detail: Mapping[str, str | int]) -> str:
    """All of a detail in one line, what says most first."""
    keys = sorted(detail, key=lambda key: _ORDER.get(key, len(_ORDER)))
    told = (_told(key, detail[key]) for key in keys)
    return "、".join(one for one in told if one)


def setting_words(key: str) -> str:
    """What a setting is called."""
    return _SETTINGS.get(key, key)


def _told(key: str, value: str | int) -> str:
    row = DETAILS.get(key, Detail(key))
    if value == "" or (not value and key in _NOT_TOLD_AT_ZERO):
        return ""
    codes = row.codes
    if codes is None:
        shown = f"{value:,}" if isinstance(value, int) else value
    else:
        shown = "・".join(codes.get(code, code) for code in str(value).split(";"))
    if not shown:
        return ""
    return f"{row.words} {shown}{row.unit}".strip()
