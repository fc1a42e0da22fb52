"""The number of a lot or house: 4丁目20番12号, 4-20-12, 四丁目二十の十二, 甲1994番地2."""

import re
from dataclasses import dataclass

from matching.addresses.numerals import KANJI, TEN_THOUSANDS, number_value


@dataclass(frozen=True, slots=True)
class Lot:
    """The numbers of a lot in order, as text without leading zeros (`甲1994` keeps its letter).

    `units` says what each was called (丁目, 番, 号, 地割 …, "" for a bare number of a hyphen run) and
    `hyphened` whether a hyphen or の joined it to the number before.
    """

    numbers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    hyphened: tuple[bool, ...] = ()
    in_kanji: bool = False


NO_LOT = Lot()
# A word of one kanji before another kanji begins a name: 3-4日吉ハイツ, 58番の33館野ハイツ.
_ROOM_WORDS = (
    "号室|号棟|号館|号車|棟|階(?!上)|F(?![A-Z])|番館|番街|番組|LDK|DK|世帯"
    "|[室館人年月日歳才](?![一-鿿])"
)
# What a 第 may stand before in a lot; elsewhere it begins the name of a building (第2若葉荘).
_ORDINAL = rf"(?:第(?=(?:[0-9]+|[{KANJI}]+)(?:番?地割|号?線|条|街区|丁目|番地)))?"
# What may follow a kanji number besides its unit: a building name that begins with a word no number is part of.
_NAME_BEGINS = r"(?=[ァ-ヴA-Z(](?<![ツケノ]))|(?=第|県営|市営|町営|村営|都営|府営|公営|介護|医療|社会福祉|特別養護|養護)"
_NUMBER = (
    rf"{_ORDINAL}(?P<number>[0-9]++|{TEN_THOUSANDS}|[{KANJI}]++(?=丁|町目|番|号|地割|線|条|街区|[字部](?=[0-9{KANJI}])|[-ノ (]|先(?:[ (]|$)|$)"
    rf"|(?<=番地)[{KANJI}]++(?:{_NAME_BEGINS})|(?<=番地ノ)[{KANJI}]++(?:{_NAME_BEGINS}))(?!{_ROOM_WORDS})"
    rf"(?P<unit>丁目|町目|丁(?![目町])|番地割|番耕地|番外地|番地|番(?!町)|号線|号|地割|線|条|街区|[字部](?=[0-9{KANJI}]))?"
)
_FIRST = re.compile(rf"(?P<join>)(?P<prefix>){_NUMBER}")
_NEXT = re.compile(
    rf"(?P<join>[-ノ. ]*)(?P<prefix>[甲乙丙戊己庚辛壬癸]|[東西南北左右](?=[0-9{KANJI}])"
    rf"|(?:(?![{KANJI}第])[一-鿿ノケツ]){{1,6}}(?=[0-9]))?{_NUMBER}"
)
_LETTER = re.compile(r"[-ノ]?([甲乙丙丁戊己庚辛壬癸イロハニホヘト])(?![ァ-ヴー一-鿿々0-9])")
_OUTSIDE = re.compile(r"(?:地?先|外|他)(?=[ ()第ァ-ヴA-Z]|$)")
_NO_NUMBER = re.compile(r"無番地|番地ナシ|番外地")
_START = re.compile(
    rf"[0-9]++(?!番[町丁](?!目))|{TEN_THOUSANDS}|[{KANJI}]+(?:丁目|町目|番地|号|地割|街区|(?:番|丁|条|線)(?=[-ノ0-9 {KANJI}ァ-ヴA-Z甲乙丙]|$)|(?:条|線)(?=[東西南北][0-9{KANJI}])|[字部](?=[0-9{KANJI}])"
    rf"|-|ノ[0-9{KANJI}]|(?=[ (]|先(?:[ (]|$))|$)|無番地|番地ナシ|番外地|第(?=[0-9{KANJI}]+地割)"
)
# Units that a letter or a small place may follow: 7丁目甲12, 第3地割中島12.
_AREAS = ("丁目", "条", "線", "地割")
# How to add: what a unit is called here, and how deep it stands in a lot.
_RANKS = {
    "地割": 0,
    "番耕地": 0,
    "字": 0,
    "部": 0,
    "線": 0,
    "条": 0,
    "号線": 0,
    "丁目": 1,
    "番": 2,
    "街区": 2,
    "号": 3,
    "": -1,
}
_NAMES = {"番地": "番", "番外地": "番", "丁": "丁目", "町目": "丁目", "番地割": "地割"}


def lot_start(text: str, position: int) -> int:
    """Where the first number of the lot stands; the end of the text when there is none."""
    found = _START.search(text, position)
    return found.start() if found else len(text)


def scan_lot(text: str, position: int) -> tuple[Lot, int]:
    """The lot at `position`, and where the text after it begins."""
    bare = _NO_NUMBER.match(text, position)
    if bare:
        return Lot((bare[0],), ("",), (False,)), bare.end()
    pieces: list[re.Match[str]] = []
    while piece := (_NEXT if pieces else _FIRST).match(text, position):
        if pieces and not _continues(pieces[-1], piece, first=len(pieces) == 1):
            break
        pieces.append(piece)
        position = piece.end()
    return _finish(pieces, text, position) if pieces else (NO_LOT, position)


def _unit(piece: re.Match[str]) -> str:
    unit = piece["unit"] or ""
    return _NAMES.get(unit, unit)


def _number(piece: re.Match[str]) -> str:
    """The number with its letter; 1441番外地 is another place than 1441番地."""
    value = (piece["prefix"] or "") + str(number_value(piece["number"]))
    return value + "外" if piece["unit"] == "番外地" else value


def _continues(last: re.Match[str], piece: re.Match[str], *, first: bool) -> bool:
    """Whether a piece still belongs to the lot that the last piece before it belongs to.

    A 号 ends the lot, unless it comes first: in Hokkaido 6号1921番地 is a lot on line 6.
    """
    join, unit = piece["join"], _unit(piece)
    before = _unit(last)
    if len(piece["prefix"] or "") > 1 and (join or before not in _AREAS):
        return False
    if before == "号":
        return not join.strip() and (unit == "番" or (first and unit == ""))
    if before == "":
        return bool(join.strip()) and " " not in join
    if " " in join:
        return before in _AREAS or _RANKS[unit] > _RANKS[before]
    return bool(join) or unit == "" or _RANKS[unit] >= _RANKS[before]


def _finish(pieces: list[re.Match[str]], text: str, position: int) -> tuple[Lot, int]:
    numbers = [_number(piece) for piece in pieces]
    units = [_unit(piece) for piece in pieces]
    joins = [bool(piece["join"].strip()) for piece in pieces]
    in_kanji = any(
        not piece["number"].isdecimal() and _unit(piece) not in ("丁目", "条") for piece in pieces
    )
    letter = _LETTER.match(text, position)
    if letter:
        numbers, units, joins = [*numbers, letter[1]], [*units, ""], [*joins, False]
        position = letter.end()
    outside = _OUTSIDE.match(text, position)
    if outside:
        numbers[-1] += "先"
        position = outside.end()
    return Lot(tuple(numbers), tuple(units), tuple(joins), in_kanji), position
