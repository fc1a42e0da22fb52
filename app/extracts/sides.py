"""Which side of the inspection a file comes from, by its headings."""

import re
from collections.abc import Iterable

from app.extracts.headings import fold
from app.extracts.targets import Side

_REGISTER = re.compile(
    "異動事由|異動届出|住定|住民トナッタ|住民種別|住民状態|転入前|転居前|転出先|消除|除票|本籍|筆頭者|旧氏|氏名優先区分|在留|国籍|外国人"
    "|最新フラグ|履歴番号|公証確認|支援措置|住民票コード|統合宛名フラグ|通称|^続柄|^世帯番号|住民区分|世帯主トノ続柄"
)
_BUSINESS = re.compile(
    "手帳|等級|障害|受給者|受給資格|有効期[限間]|更新区分|交付|所得区分|ケース番号|員番|保護開始|扶助|自己負担|医療機関|公費|判定|返還|診断"
    "|支給|認定|居所|保護者|進達|申請|単給|併給|疾病|病名|薬局|承認|利用者|区分変更|備考"
)
_NEUTRAL = frozenset(fold(h) for h in ("支援措置", "通称", "続柄", "世帯番号", "備考", "旧氏"))


def guess_side(headings: Iterable[str]) -> Side | None:
    """The side the headings speak for, None where they do not say."""
    register, business = _hints(headings)
    if register == business:
        return None
    return Side.REGISTER if register > business else Side.SUBJECT


def is_wrong_side(headings: Iterable[str], side: Side) -> bool:
    """Whether the headings clearly belong to the other side and none speaks for this one.

    Headings that both kinds of system export (続柄, 備考 …) do not speak for a side; for a register
    one telling heading is enough where such company stands beside it.
    """
    every = list(headings)
    telling = [heading for heading in every if fold(heading) not in _NEUTRAL]
    register, business = _hints(telling)
    if side is Side.SUBJECT:
        return register >= 1 and business == 0 and _hints(every)[0] >= 3
    return business >= 2 and register == 0


def _hints(headings: Iterable[str]) -> tuple[int, int]:
    folded = {re.sub(r"\d", "", fold(heading)) for heading in headings if heading}  # 続柄1, 続柄2
    register = sum(1 for heading in folded if _REGISTER.search(heading))
    return register, sum(1 for heading in folded if _BUSINESS.search(heading))
