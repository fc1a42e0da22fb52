"""What people write into an address field that is no address: ditto, masks, notes, telephone numbers."""

import re
from enum import StrEnum
from typing import NamedTuple


class AddressKind(StrEnum):
    """What an address field holds. All but NORMAL leave nothing to compare."""

    NORMAL = "normal"
    BLANK = "blank"
    DITTO = "ditto"
    MASKED = "masked"
    UNKNOWN = "unknown"
    NOTE_ONLY = "note_only"


class Stripped(NamedTuple):
    """An address text without its notes, and the postcode that stood in it."""

    text: str
    postcode: str


# How to add: one row of (kind, pattern over the text in `reading` spelling without spaces).
_KINDS = (
    (
        AddressKind.BLANK,
        r"(?:[-ー./0]*|無シ?|ナシ|空欄|空白|未記入|未入力|未登録|記載ナシ|記入ナシ|該当ナシ|NULL|NONE|N/A|NAN)",
    ),
    (
        AddressKind.DITTO,
        (
            r"[(]?(?:同|同前|同所|同ジク?|仝|々+|\"+|'')[)]?"
            r"|[(]?(?:同上|同左|同右|同住所|仝上|〃+|以下同|[上左右前]記?[トニノ]*同ジ"
            r"|(?:世帯主|本人|保護者|申請者|父|母|夫|妻|住民票)[トニノ]?(?:同ジ|同上|同一|同住所))[)]?.{0,12}"
        ),
    ),
    (
        AddressKind.UNKNOWN,
        (
            r"[(]?(?:住所|居所|現住所|所在|住居|転居先)?(?:不明|不詳|不定|未詳|未定|調査中|確認中|ナシ|無シ?)[)]?"
            r"|住民登録(?:ナシ|無シ?)|ホームレス|路上|職権消除.{0,8}"
        ),
    ),
)
_MASK = re.compile(r"[*●■□○◯×X〓#_]{3}|非開示|非公開|非表示|秘匿|閲覧制限|マスキング|マスク済")
_KIND_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)

_NOTE_WORDS = (
    "以下|要確認|要調査|未確定|確認中|確認済|未確認|転居|転出|転入|旧住所|新住所|前住所|現住所|住民票|住民登録|居所|実家|自宅"
    "|本籍|送付先|転送|連絡先|入所|入院|退院|退所|仮住|郵便|返戻|宛所|支援措置|変更|異動|時点|ヨリ|カラ|マデ|TEL|電話|携帯"
    "|通所|通院|勤務先|下宿|寄宿|滞在|避難|別居|同居|単身|帰省|確定|不在"
    "|父宅|母宅|子宅|兄宅|姉宅|親族宅|知人宅"
)
_BRACKETED_NOTE = re.compile(
    rf"[(\[【<〔][^()\[\]【】<>〔〕]*(?:{_NOTE_WORDS})[^()\[\]【】<>〔〕]*[)\]】>〕]"
)
_TRAILING_NOTE = re.compile(
    r"[ 、,]*(?:※.*|(?:要確認|要調査|確認中|未確認|確認済ミ?|入所中|入院中|通院中|転送先)[。.]?)$"
)
_LABEL = re.compile(r"^(?:現?住所|住民票(?:上?ノ?住所|上)?|居所|自宅|本人住所|新住所)[:\s]+")
_LEADING_BRACKET = re.compile(r"^[(\[【<〔][^()\[\]【】<>〔〕]{1,8}[)\]】>〕]\s*(?=\S)")
_TELEPHONE = re.compile(
    r"[(]?(?:TEL|FAX|電話(?:番号)?|携帯(?:電話)?|☎|連絡先)[:.\s]*[0-9()\-\s]{6,}[)]?"
)
# Without its label a telephone number has 10 or 11 digits and stands behind the lot or in brackets;
# 本町03-0012-0001 is a lot whose numbers are padded.
_BARE_TELEPHONE = re.compile(
    r"(?P<open>[(])?(?<![0-9-])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?![0-9-])[)]?|(?<![0-9-])0[789]0[0-9]{8}(?![0-9])"
)
_ANY_DIGIT = re.compile("[0-9]")
_POSTCODE = re.compile(
    r"[(\[【<〔]\s*〒?\s*([0-9]{3})-([0-9]{4})\s*[)\]】>〕]\s*"
    r"|〒\s*([0-9]{3})\s*-?\s*([0-9]{4})(?![0-9])\s*|^([0-9]{3})-([0-9]{4})(?![0-9-])\s*"
    r"|^([0-9]{3})([0-9]{4})(?=\s*[^0-9\s\-])\s*"
)
_NOTE_SIGN = re.compile(
    r"[(\[【<〔※:☎]|TEL|FAX|電話|携帯|連絡先|確認|調査|入所中|入院中|通院中|転送先|(?<![0-9-])0[0-9]|^.{2,7} "
)
_DIGITS = re.compile(r"[0-9]{7}")


def kind_of(text: str) -> AddressKind:
    """What the text (in `reading` spelling) is, before any note is taken out."""
    tight = text.replace(" ", "")
    if _MASK.search(tight):
        return AddressKind.MASKED
    for kind, pattern in _KIND_PATTERNS:
        if pattern.fullmatch(tight):
            return kind
    return AddressKind.NORMAL


def strip_notes(text: str) -> Stripped:
    """The text (in `reading` spelling) without telephone numbers, remarks and labels."""
    postcode = ""
    found = _POSTCODE.search(text)
    if found:
        postcode = "".join(group for group in found.groups() if group)
        text = text[: found.start()] + text[found.end() :]
    if not _NOTE_SIGN.search(text):
        return Stripped(text.strip(" 、,。"), postcode)
    text = _BARE_TELEPHONE.sub(_without_telephone, _TELEPHONE.sub("", text))
    for pattern in (_BRACKETED_NOTE, _TRAILING_NOTE, _LABEL, _LEADING_BRACKET):
        text = pattern.sub("", text)
    return Stripped(text.strip(" 、,。"), postcode)


def _without_telephone(found: re.Match[str]) -> str:
    digits = len(_ANY_DIGIT.findall(found[0]))
    behind_lot = _ANY_DIGIT.search(found.string, 0, found.start()) is not None
    return "" if digits in (10, 11) and (behind_lot or found["open"]) else found[0]


def postcode_digits(plain_text: str) -> str:
    """Seven digits of a postcode field, or an empty string."""
    digits = plain_text.replace("-", "").replace("〒", "").replace(" ", "")
    return digits if _DIGITS.fullmatch(digits) else ""
