"""Characters of names that have another form, and how strongly the two forms agree."""

from dataclasses import dataclass
from functools import cache

from app.bundled import text

_PAIRS: tuple[tuple[str, float, str], ...] = (
    ("kanji_new_old", 0.75, "沢澤 浜濱 辺邊 斎齋 斉齊 恵惠 真眞 広廣 国國 桜櫻 竜龍 徳德 栄榮 寿壽 礼禮 万萬 与與 巌巖 静靜 弥彌"),
    ("kanji_new_old", 0.75, "実實 瀬瀨 黒黑 清淸 黄黃 槙槇 凛凜 曽曾 渕淵 条條 薮藪 桧檜 会會 団團 鉄鐵 蔵藏 亀龜 円圓 塩鹽 豊豐"),
    ("kanji_new_old", 0.75, "穂穗 学學 関關 宝寶 尭堯 遥遙 縁緣 温溫 勲勳 薫薰 敏\ufa41 節\ufa56 福\ufa1b 神\ufa19 祐\ufa4f 祥\ufa1a 将將 荘莊 蓮\uf999"),
    ("kanji_variant", 1.0, "高髙 崎﨑 浜濵 辺邉 塚\ufa10 土圡 吉𠮷 橋𣘺 柳栁 晴\ufa12 館舘 峰峯 島嶋 島嶌 富冨 斎斉 斎齊 園薗 坂阪 秋穐"),
    ("kanji_variant", 0.06, "野埜 船舩 梅楳 松枩 桑桒 鎌鐮 隆\uf9dc 都\ufa26 羽\ufa1e"),
)  # fmt: skip
_SELECTORS = {
    "葛": "葛\U000e0100",
    "辻": "辻\U000e0100",
    "榊": "榊\U000e0100",
    "祇": "祇\U000e0100",
    "芦": "芦\U000e0100",
    "飯": "飯\U000e0100",
    "樋": "樋\U000e0100",
    "鯖": "鯖\U000e0100",
}

_STRENGTH_3 = 0.3  # such a form is as a rule another family's name and kept with care


@dataclass(frozen=True, slots=True)
class Form:
    """Another form of a character: how likely it is taken, and the tags it earns."""

    written: str
    likelihood: float
    tags: tuple[str, ...]


@cache
def other_forms() -> dict[str, tuple[Form, ...]]:
    """Character to its other forms, each with the tags that name the difference."""
    found: dict[str, list[Form]] = {}
    for tag, likelihood, pairs in _PAIRS:
        for pair in pairs.split(" "):
            left, right = pair[0], pair[1]
            strength = join_strength(left, right)
            if left == right or strength is None:
                continue
            strong = strength == 3
            tags = ("kanji_variant", "kanji_variant_strength3") if strong else (tag,)
            share = likelihood * (_STRENGTH_3 if strong else 1)
            found.setdefault(left, []).append(Form(right, share, tags))
            found.setdefault(right, []).append(Form(left, share, tags))
    return {character: tuple(forms) for character, forms in found.items()}


def selector_forms() -> dict[str, str]:
    """Character to the character with a variation selector."""
    return _SELECTORS


def join_strength(left: str, right: str) -> int | None:
    """The lowest strength at which the bundled table joins two characters; None = never."""
    table = _representatives()
    for strength in (1, 2, 3):
        if _fold(table, left, strength) == _fold(table, right, strength):
            return strength
    return None


def one_writing(left: str, right: str) -> bool:
    """Whether two names are written alike but for the form of a character (strength 1 or 2).

    A family register admits no two members whose names are so written, however they are read.
    """
    if len(left) != len(right):
        return False
    return all(join_strength(*pair) in (1, 2) for pair in zip(left, right, strict=True))


def same_by_forms(left: str, right: str) -> bool:
    """Whether two words differ at most by forms that agree at strength 1 or 2."""
    return len(left) == len(right) and all(
        (join_strength(one, other) or 3) < 3 for one, other in zip(left, right, strict=True)
    )


def _fold(table: dict[str, dict[int, str]], character: str, strength: int) -> str:
    known = table.get(character, {})
    best = [known[level] for level in sorted(known) if level <= strength]
    return best[-1] if best else character


@cache
def _representatives() -> dict[str, dict[int, str]]:
    table: dict[str, dict[int, str]] = {}
    for line in text("tables", "name_kanji_variants.tsv").splitlines()[1:]:
        character, representative, strength, _ = line.split("\t")
        table.setdefault(character, {})[int(strength)] = representative
    return table
