"""Surnames with readings and weights, and the kanji forms that families insist on."""

from dataclasses import dataclass
from functools import cache

from japanese_personal_name_dataset import load_dataset

from app.demo.script import katakana

FAMILY_FORMS: tuple[tuple[str, str, float], ...] = (
    ("高", "髙", 0.07),
    ("崎", "﨑", 0.22),
    ("沢", "澤", 0.35),
    ("浜", "濱", 0.25),
    ("浜", "濵", 0.05),
    ("辺", "邊", 0.1),
    ("辺", "邉", 0.12),
    ("斎", "齋", 0.15),
    ("斉", "齊", 0.2),
    ("吉", "𠮷", 0.03),
    ("桜", "櫻", 0.15),
    ("広", "廣", 0.2),
    ("国", "國", 0.15),
    ("関", "關", 0.02),
    ("瀬", "瀨", 0.05),
    ("徳", "德", 0.1),
    ("塚", "\ufa10", 0.03),
    ("橋", "𣘺", 0.004),
    ("土", "圡", 0.015),
    ("柳", "栁", 0.05),
    ("富", "冨", 0.15),
    ("島", "嶋", 0.12),
    ("島", "嶌", 0.01),
    ("黒", "黑", 0.04),
    ("真", "眞", 0.1),
    ("恵", "惠", 0.1),
    ("館", "舘", 0.15),
    ("亀", "龜", 0.03),
    ("竜", "龍", 0.2),
    ("万", "萬", 0.05),
    ("塩", "鹽", 0.01),
    ("円", "圓", 0.05),
    ("葛", "葛\U000e0100", 0.2),
    ("辻", "辻\U000e0100", 0.2),
    ("榊", "榊\U000e0100", 0.05),
)
"""Character, form that some families use, share of them. Forms no CP932 code exists for become 〓
in a CP932 register."""

_TAIL = 0.18  # share of rare surnames made of common parts
_PARTS_FRONT = (
    ("荒", "アラ"), ("粟", "アワ"), ("井", "イ"), ("猪", "イノ"), ("上", "ウエ"), ("梅", "ウメ"), ("榎", "エノキ"), ("岡", "オカ"),
    ("柿", "カキ"), ("笠", "カサ"), ("鎌", "カマ"), ("北", "キタ"), ("桐", "キリ"), ("栗", "クリ"), ("桑", "クワ"), ("駒", "コマ"),
    ("榊", "サカキ"), ("笹", "ササ"), ("塩", "シオ"), ("杉", "スギ"), ("鷹", "タカ"), ("滝", "タキ"), ("竹", "タケ"), ("椿", "ツバキ"),
    ("堂", "ドウ"), ("長", "ナガ"), ("楢", "ナラ"), ("沼", "ヌマ"), ("萩", "ハギ"), ("日", "ヒ"), ("深", "フカ"), ("真", "マ"),
)  # fmt: skip
_PARTS_BACK = (
    ("生", "ウ"), ("尾", "オ"), ("垣内", "カキウチ"), ("倉", "クラ"), ("坂", "サカ"), ("迫", "サコ"), ("城", "シロ"), ("園", "ゾノ"),
    ("谷地", "ヤチ"), ("塚", "ツカ"), ("永", "ナガ"), ("主", "ヌシ"), ("橋", "ハシ"), ("場", "バ"), ("渕", "ブチ"), ("部", "ベ"),
    ("巻", "マキ"), ("丸", "マル"), ("水", "ミズ"), ("宮", "ミヤ"), ("守", "モリ"), ("屋敷", "ヤシキ"), ("良", "ラ"), ("脇", "ワキ"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FamilyNames:
    """Parallel columns; `readings` lists other readings of a written surname."""

    written: list[str]
    kana: list[str]
    weights: list[float]
    readings: dict[str, tuple[str, ...]]


OTHER_READINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("中島", ("ナカジマ", "ナカシマ")), ("山崎", ("ヤマザキ", "ヤマサキ")), ("河野", ("コウノ", "カワノ")),
    ("小山", ("コヤマ", "オヤマ")), ("新田", ("ニッタ", "シンデン")), ("角田", ("ツノダ", "カクタ")), ("菅野", ("カンノ", "スガノ")),
    ("羽田", ("ハダ", "ハネダ")), ("東", ("ヒガシ", "アズマ")), ("上村", ("ウエムラ", "カミムラ")), ("神谷", ("カミヤ", "カミタニ")),
    ("熊谷", ("クマガイ", "クマガヤ")), ("大谷", ("オオタニ", "オオヤ")), ("金城", ("キンジョウ", "カナグスク")),
    ("高田", ("タカダ", "タカタ")), ("浜崎", ("ハマサキ", "ハマザキ")), ("長田", ("オサダ", "ナガタ")), ("米田", ("ヨネダ", "コメダ")),
    ("渡部", ("ワタナベ", "ワタベ")), ("村田", ("ムラタ",)), ("吉川", ("ヨシカワ", "キッカワ")), ("服部", ("ハットリ",)),
    ("川崎", ("カワサキ", "カワザキ")), ("島津", ("シマヅ", "シマズ")), ("沼津", ("ヌマヅ", "ヌマズ")), ("大津", ("オオツ",)),
)  # fmt: skip
"""Surnames read in more than one way; the first is the commonest."""


@cache
def load_family_names() -> FamilyNames:
    """The bundled surnames, their family forms and a tail of rare ones."""
    _, _, last_names = load_dataset("opti", include_last_names=True)
    rows = {
        (written, katakana(entry["reading"])): float(entry["count"]) ** 0.8
        for written, entry in last_names.items()
    }
    common = sum(rows.values())
    rows.update(_second_readings(rows))
    tail = _tail_names(rows)
    rows.update({row: common * _TAIL / len(tail) for row in tail})
    split = _with_forms(rows)
    return FamilyNames(
        written=[written for written, _ in split],
        kana=[kana for _, kana in split],
        weights=list(split.values()),
        readings=dict(OTHER_READINGS),
    )


def _second_readings(rows: dict[tuple[str, str], float]) -> list[tuple[tuple[str, str], float]]:
    found = []
    for written, readings in OTHER_READINGS:
        base = rows.get((written, readings[0]), 0.0)
        found += [((written, reading), base * 0.25) for reading in readings[1:] if base]
    return found


def _tail_names(rows: dict[tuple[str, str], float]) -> list[tuple[str, str]]:
    known = {written for written, _ in rows}
    made = [
        (front + back, front_kana + back_kana)
        for front, front_kana in _PARTS_FRONT
        for back, back_kana in _PARTS_BACK
    ]
    return [row for row in made if row[0] not in known]


def _with_forms(rows: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    split: dict[tuple[str, str], float] = dict(rows)
    for (written, kana), weight in rows.items():
        for plain, form, share in FAMILY_FORMS:
            if plain in written:
                key = (written.replace(plain, form, 1), kana)
                split[key] = split.get(key, 0.0) + weight * share
                split[written, kana] *= 1 - share
    return split
