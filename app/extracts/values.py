"""What the values of a column look like: evidence beside the heading, never instead of it.

How to add a kind: one function `text -> bool` and one row in KINDS.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from app.extracts.numbers import is_individual_number

_DATE = re.compile(
    r"^(明治|大正|昭和|平成|令和|[MTSHR明大昭平令]|西暦)?[.\-/ ]?"
    r"(\d{5,8}|(\d{1,4}|元)[年.\-/ ]\d{1,2}[月.\-/ ]\d{1,2}日?|(\d{1,4}|元)年|\d{4}-\d{2}-\d{2}[ T]00:00(:00)?)(\(.*\)|生)?$",
    re.IGNORECASE,
)
_KANJI_DATE = re.compile(
    r"^(明治|大正|昭和|平成|令和)[元〇一二三四五六七八九十]+年[一二三四五六七八九十]+月[一二三四五六七八九十]+日$"
)
_KANA = re.compile(r"^[ァ-ヺー・\s.,'\-]+$")
_HIRAGANA = re.compile(r"^[ぁ-ゖー・\s]+$")
_HAN = re.compile(r"[々〆〇一-鿿㐀-䶿豈-﫿\U00020000-\U0003ffff\ue000-\uf8ff〓●■□]")
_PLACE = re.compile(r"[都道府県市区町村郡]|丁目|番地|\d-\d|同上|同じ|〃")
_SEX_WORDS = frozenset(
    [
        "男",
        "女",
        "男性",
        "女性",
        "1",
        "2",
        "01",
        "02",
        "m",
        "f",
        "male",
        "female",
        "0",
        "9",
        "3",
        "不明",
        "不詳",
        "その他",
    ]
)
_ERAS = frozenset(
    [
        "明治",
        "大正",
        "昭和",
        "平成",
        "令和",
        "m",
        "t",
        "s",
        "h",
        "r",
        "明",
        "大",
        "昭",
        "平",
        "令",
        "西暦",
        *"0123456789",
        *(f"0{n}" for n in range(10)),
    ]
)
_POSTCODE = re.compile(r"^〒?\d{3}-?\d{4}$")
_SMALL_NUMBER = re.compile(r"^\d{1,6}$")
_NUMBER_SHAPE = re.compile(r"^\d{10,13}$|^\d(\.\d+)?E\+?1[0-2]$", re.IGNORECASE)


def flat(text: str) -> str:
    """NFKC, outer spaces trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def looks_number(text: str) -> bool:
    """About as many digits as an individual number, damaged ones included."""
    return bool(_NUMBER_SHAPE.match(re.sub(r"[\s\-‐－―'=\"]", "", flat(text))))


def looks_date(text: str) -> bool:
    """A calendar date in any of the usual writings, unknown parts included."""
    bare = re.sub(r"\s", "", flat(text))
    if "不詳" in bare or "不明" in bare or "頃" in bare:
        return True
    return bool(_DATE.match(bare) or _KANJI_DATE.match(bare))


def looks_kana(text: str) -> bool:
    """Katakana or hiragana only."""
    return bool(_KANA.match(flat(text)) or _HIRAGANA.match(flat(text)))


def looks_name(text: str) -> bool:
    """Short text without digits that could be a person's name in kanji, kana or Latin letters."""
    bare = flat(text)
    return 0 < len(bare) <= 60 and not re.search(r"\d", bare)


def looks_person(text: str) -> bool:
    """A name in kanji: short, no digits, no word of a place."""
    bare = flat(text)
    return looks_name(text) and len(bare) <= 20 and bool(_HAN.search(bare)) and len(bare) >= 2


def looks_address(text: str) -> bool:
    """Something of a place: administrative words, a lot number, or 同上."""
    return bool(_PLACE.search(flat(text))) and bool(_HAN.search(text))


def _looks_sex(text: str) -> bool:
    return re.sub(r"[\s:()]", "", flat(text).lower()) in _SEX_WORDS


def _looks_era(text: str) -> bool:
    return flat(text).lower() in _ERAS


def _looks_postcode(text: str) -> bool:
    return bool(_POSTCODE.match(re.sub(r"\s", "", flat(text))))


def _looks_count(text: str) -> bool:
    return bool(_SMALL_NUMBER.match(flat(text)))


def _looks_code(text: str) -> bool:
    return len(flat(text)) <= 12


def _looks_key(text: str) -> bool:
    return len(flat(text)) <= 40


KINDS: dict[str, Callable[[str], bool]] = {
    "number": looks_number,
    "date": looks_date,
    "kana": looks_kana,
    "name": looks_name,
    "address": looks_address,
    "sex": _looks_sex,
    "era": _looks_era,
    "postcode": _looks_postcode,
    "count": _looks_count,
    "code": _looks_code,
    "key": _looks_key,
}
"""Kind of a target -> what one value of it looks like."""


def share(values: Sequence[str], kind: str) -> float:
    """Share of the values that look like this kind; 1 where there is nothing to look at."""
    looks = KINDS.get(kind)
    if looks is None or not values:
        return 1.0
    return sum(map(looks, values)) / len(values)


def share_of_individual_numbers(values: Sequence[str]) -> float:
    """Share of the values that are 12 digits with a check digit that holds; 0 without values."""
    return sum(map(is_individual_number, values)) / len(values) if values else 0.0
