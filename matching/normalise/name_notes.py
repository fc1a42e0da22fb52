"""What stands around a name without being the name: honorifics, brackets, remarks, lost characters.

How to add: a word in the table it belongs to. Width is folded before these are applied.
"""

import re

WILDCARD = "〓"
"""The one sign for a character that somebody's system could not show."""

GAIJI = "\uf8ff"
"""The one sign for a private-use character (外字), whose shape only its own system knows."""

WILDCARD_SIGNS = "〓●○◯◎□■◻◼▢△▲▽▼◇◆☆★※?*_〇\ufffd"
"""Filler characters, width folded; each stands for one character."""

WILDCARDS = re.compile(f"[{re.escape(WILDCARD_SIGNS)}]")
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")

LOST_NOTATION = re.compile(
    r"[(\[{<〔【]\s*(?:外字|外|ガイジ|GAIJI|欠字|[UuEeFf]\+?[0-9A-Fa-f]{3,5})\s*[)\]}>〕】]"
)
"""A 外字 written as a remark in the middle of a name, such as 渡(外字)."""

CHARACTER_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{2,6})|([0-9]{2,7}));")
"""A character written by its number, as web exports do: &#37002;."""

_OPEN, _CLOSE = r"(\[{<〔【「『《〈", r")\]}>〕】」』》〉"
ASIDE = re.compile(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}]*)[{_CLOSE}]")
UNCLOSED = re.compile(rf"[{_OPEN}][^{_OPEN}{_CLOSE}]*$")

FORMER_LABEL = "旧姓|旧氏|旧名|前姓|元姓|改姓前|旧"
ALIAS_LABEL = "通称名|通称|通名|本名|別名|本国名|併記名|漢字氏名|漢字|英字|ローマ字"
LABELLED = re.compile(rf"^\s*(?:({FORMER_LABEL})|({ALIAS_LABEL}))\s*[:\s]*(.*?)\s*$")
UNBRACKETED = re.compile(r"[\s,、/]+((?:旧姓|旧氏|旧名|通称名|通称|通名|本名|別名)[:\s]*.+)$")

_REMARKS = (
    r"^(?:故|亡|\(故\)|世帯主|申請者|本人|氏名)[\s:・]+",  # in front
    r"[\s,、]*(?:他|外|ほか)\s*\d+\s*名$",  # and n others
    r"※[^※]*(?:確認|変更|注意|参照|改姓|死亡|転出|転居|読み|あり|有り)[^※]*$",  # a marked remark
    r"(?<=[^\d\s])\s*\d{1,2}$",  # 山田太郎2: told apart by a digit
)
REMARKS = [re.compile(pattern) for pattern in _REMARKS]

HONORIFIC = re.compile(
    r"(?:(?<=\S)\s*(?:様|さま|サマ|殿|どの)|\s+(?:氏|君|くん|さん|ちゃん|先生|女史))$"
)
"""Honorifics that may be glued to a name, and those that need a space to be one."""

GLUED_HONORIFIC = re.compile(r"(?<=\S\S)(?:氏|くん|さん|ちゃん|先生)$")
"""Endings that may be an honorific or the name itself; tried only when names differ otherwise."""

EDGE_MARK = re.compile(r"^\s*[※＊*★☆◎]+\s*|\s*[※＊*★☆◎]+\s*$")
"""A mark before or after a whole name, put there to draw attention. The same signs also stand for
lost characters, so this is tried only where names differ with the mark in its place."""

LATIN_TITLE = re.compile(r"^(?:MR|MRS|MS|MISS|DR|PROF)\.?\s+|[\s,]+(?:MR|MRS|MS|SAMA|SAN)\.?$")

DESCENDANT = re.compile(
    r"(?:の)?(?:[長次二三四五末]?[男女]|子|孫|乳児|幼児)[\s:・の]*[^\s:・)]{1,}"
)
"""A remark that names a child of the person: who the record is about is then open."""

BLANK_NAMES = frozenset(
    [
        "不明",
        "不詳",
        "氏名不詳",
        "氏名不明",
        "なし",
        "無し",
        "該当なし",
        "未記入",
        "未登録",
        "未入力",
        "空欄",
    ]
)
"""What stands in a name field that holds no name."""

LOST_AS_DOT = re.compile(r"(?<=[\u3400-\u9fff])[・･](?=\s|$)|(?:(?<=\s)|^)[・･](?=[\u3400-\u9fff])")
"""A middle dot at the edge of a word of kanji: a character some conversions could not show."""
