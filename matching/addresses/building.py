"""The 方書: building name, its 棟, floor and room, and whose household it is (様方)."""

import re
from dataclasses import dataclass, field

from matching.addresses.numerals import KANJI, number_value


@dataclass(frozen=True, slots=True)
class Building:
    """A 方書 taken apart.

    `name` is the building or facility without punctuation and the numbers behind it, `numbers` those
    numbers and single letters in order (棟 and room: Ａ棟203号 is A, 203), `floor` a stated floor,
    `household` the name before 様方, `written` the text without spaces, `packed` the text without the
    spaces that part no numbers and without the word behind the room: レオパレスSUN A棟 501号 and
    レオパレスSUNA棟501 are one text, however it is taken apart.
    """

    name: str = ""
    numbers: tuple[str, ...] = ()
    floor: str = ""
    household: str = ""
    written: str = field(default="", compare=False)
    packed: str = field(default="", compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is stated."""
        return not (self.name or self.numbers or self.floor or self.household)


NO_BUILDING = Building()

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}
_ROMAN |= {"IX": "9", "X": "10"}
# A katakana word that runs into kanji is a building called after a place: メゾン枚方, エステート南山方.
_HOUSEHOLD = re.compile(
    r"(?:^|[ (、])([^0-9 (]{1,16}?)(?:様方|サマ方|殿方|サン方|氏方|様|(?<![ァ-ヴー][一-鿿])(?<![ァ-ヴー][一-鿿]{2})方)[)]?(?=$|[ 0-9)])"
)
_GLUED_HOUSEHOLD = re.compile(r"([一-鿿々]{2,5})様方?$")
_KANJI_NUMBER = re.compile(
    rf"第([一二三四五六七八九十]+)|([{KANJI}]+)(?=号室|号棟|号館|番館|番街|号|階|棟|室|F(?![A-Z]))"
    r"|(?<![〇一二三四五六七八九十百千第])([一二三四五六七八九][〇一二三四五六七八九]{2,3})(?= |$)"
)
_TOKEN = re.compile(
    r"第?(?P<number>[0-9]+)(?P<unit>号室|号棟|号館|番館|番街|棟|号|室|階|F(?![A-Z])|館)?"
    r"|(?P<latin>[A-Z]+)(?P<block>号棟|号館|号室|号|棟|館)?|(?P<text>[^\W0-9A-Z_]+)"
)
# A formal numeral ends a name; the numeral after it is another: エスポワール壱五〇八.
_FORMAL = re.compile(
    r"(?<=[ァ-ヴー一-鿿])([壱弐参])(?=[東西南北]棟|[0-9〇一二三四五六七八九A-Z -]|$)"
)
_LEADING_JOIN = re.compile(r"^ノ(?=[0-9A-Z])")
_BASEMENT = re.compile(r"(?:地下|(?<![A-Z])B)([0-9]+)(?:階|F(?![A-Z]))|地階")
_SPACED_NAME = re.compile(
    r"(?:(?<= )|^)([一-鿿]{1,3}(?<![荘苑寮園館棟町])) ([一-鿿ァ-ヴ]{1,4}(?:様方|方|様))"
)
_ROOM_FIRST = re.compile(r"^([0-9]+(?:号室|号|室)) +(\S.*)$")
_NUMBER_SIGN = re.compile(r"#|№|NO\.?(?=[0-9])")
_NEEDLESS_SPACE = re.compile(r"(?<![0-9]) +| +(?![0-9])")
_ROOM_WORD = re.compile(r"(?<=[0-9A-Z])(?:号室|号|室)$")
_BLOCK_WORD = re.compile(r"(?<=[0-9A-Z])(?:号?棟|-)(?=[0-9])")
_WHOLLY_BRACKETED = re.compile(r"^\(([^()]{3,})\)$")
# Ⅱ and a 棟 letter run together once the width is settled: グリーンハイツⅡＡ101.
_ROMAN_AND_LETTER = re.compile(
    r"(?<=[ァ-ヴー一-鿿])(I{1,3}|IV|VI{0,3}|IX)(?=[A-H](?:[-0-9 棟号]|$))"
)
# How to add: what a kind of facility or a sound is also written as, in `reading` spelling.
_ALSO_WRITTEN = (
    (re.compile(r"特養(?:老人)?(?:ホーム)?"), "特別養護老人ホーム"),
    (re.compile(r"(?:介護)?老人保健施設|老健(?:施設)?"), "介護老人保健施設"),
    (re.compile(r"サ高住"), "サービス付キ高齢者向ケ住宅"),
    (re.compile(r"(?:^|(?<= ))GH(?=[ ァ-ヴ一-鿿])"), "グループホーム"),
    (re.compile(r"ヴ([アイエオ])"), lambda found: "バビベボ"["アイエオ".index(found[1])]),
    (re.compile(r"ヴ"), "ブ"),
)
_CORPORATION = re.compile(
    r"^(?:医療法人(?:社団|財団)?|社会福祉法人|社会医療法人|特定非営利活動法人|NPO法人|学校法人|宗教法人|一般社団法人"
    r"|一般財団法人|公益財団法人|公益社団法人|株式会社|有限会社|合同会社|独立行政法人|\(株\)|\(有\)|\(医\)|\(福\))"
    r"(?:.{1,10}?会(?=.{3}))?"
)


def parse_building(text: str) -> Building:
    """Take apart a 方書 in `reading` spelling; an empty text is an empty building."""
    if not text:
        return NO_BUILDING
    written = text.replace(" ", "")
    for pattern, one in _ALSO_WRITTEN:
        text = pattern.sub(one, text)
    packed = _BLOCK_WORD.sub("-", _ROOM_WORD.sub("", _NEEDLESS_SPACE.sub("", text)))
    household, text = _household(text)
    text = _WHOLLY_BRACKETED.sub(r"\1", _NUMBER_SIGN.sub(" ", text).strip(" -、,"))
    text = _CORPORATION.sub("", _LEADING_JOIN.sub("", text))
    text = _FORMAL.sub(lambda numeral: f"{number_value(numeral[1])} ", text)
    text = _KANJI_NUMBER.sub(lambda run: str(number_value(run[1] or run[2] or run[3])), text)
    text = _ROOM_FIRST.sub(r"\2 \1", _ROMAN_AND_LETTER.sub(r"\1 ", text).strip())
    name, numbers, floor = _tokens(text)
    return Building(name, numbers, floor, household, written, packed)


def _household(text: str) -> tuple[str, str]:
    if "方" not in text and "様" not in text:
        return "", text
    text = _SPACED_NAME.sub(r"\1\2", text)
    found = _HOUSEHOLD.search(text) or _GLUED_HOUSEHOLD.search(text)
    if not found:
        return "", text
    return found[1].strip(), text[: found.start()] + " " + text[found.end() :]


def _tokens(text: str) -> tuple[str, tuple[str, ...], str]:
    """Name, numbers behind it, floor. A number before the name (第2富士荘) is part of the name."""
    name: list[str] = []
    numbers: list[str] = []
    floor = ""
    below = _BASEMENT.search(text)
    if below:
        floor, text = f"B{int(below[1] or 1)}", text[: below.start()] + " " + text[below.end() :]
    for token in _TOKEN.finditer(text):
        if token["number"]:
            value = str(int(token["number"]))
            if token["unit"] in ("階", "F"):
                floor = value
            else:
                numbers.append(value)
        elif token["latin"] and not _is_name(token, text):
            numbers.append(_ROMAN.get(token["latin"], token["latin"]) if name else token["latin"])
        else:
            name += [*numbers, token[0]]
            numbers.clear()
    joined = "".join(name)
    return joined.removesuffix("内") if len(joined) > 2 else joined, tuple(numbers), floor


def _is_name(token: re.Match[str], text: str) -> bool:
    """Whether a Latin word is part of a name (NECビル, LANDPORT), not a 棟 letter or roman number."""
    if token["block"] or (token["latin"] in _ROMAN and len(token["latin"]) > 1):
        return False
    glued = text[token.end() : token.end() + 1].isalpha()
    return glued or (len(token["latin"]) > 2 and token["latin"] not in _ROMAN)
