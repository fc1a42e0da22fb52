"""What a heading means: from the text of a heading cell to the targets it may name.

A heading is read as [whose] + [what]: 保護者氏名 is not the subject's name, 対象者氏名 is. The words
for "what" are resources/profiles/synonyms.tsv, the words for "whose" the two tables below.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from app.bundled import text

OWN_ROLES = (
    "本人", "対象者", "対象", "受給者", "受給資格者", "被保険者", "障害者", "障害児", "児童", "患者", "利用者", "手帳所持者",
    "手帳", "所持者", "被保護者", "世帯員", "住民", "宛名", "支給決定者", "認定者", "身障者", "基本", "現", "受診者", "該当者", "個人",
    "住民票", "住民記録", "住基", "住登", "届出", "受給者証", "加入者", "台帳", "当事者", "点検対象者", "登録", "申請書記載",
)  # fmt: skip
"""Words before a heading that mean the recorded person. How to add: one word."""

OTHER_ROLES = (
    "保護者", "親権者", "代理人", "後見人", "扶養義務者", "世帯主", "届出人", "届出者", "連絡先", "緊急", "配偶者", "同居人", "父", "母",
    "医師", "担当", "医療機関", "病院", "主治医", "薬局", "事業所", "口座", "名義", "作成者", "登録者", "更新者", "筆頭者", "送付先", "送付",
    "郵送", "養育者", "請求者", "施設", "勤務先", "学校", "転出先", "転出", "国外", "本籍", "旧", "前", "変更前", "異動前", "転入前", "転居前",
    "変更後", "通知", "家族", "子", "妻", "夫", "保証人", "介護者", "相談員", "民生委員", "ワーカー", "CW", "入力者", "確認者", "承認者",
)  # fmt: skip
"""Words before a heading that mean somebody or something else: the rest of the heading then never
names the recorded person's own attribute. How to add: one word."""

_WEAK_ROLES = ("申請者", "登録者", "契約者")
"""The person or the guardian: taken for the person where nothing better is there."""

_INDIFFERENT_NOTE = re.compile(
    r"^(必須|任意|漢字|全角|半角|全角漢字|漢字氏名|西暦|和暦|元号|数字|半角数字|\d*桁|\d+ケタ|\d+文字|[yYmMdD/\-.]+|1?[:=.]?男.*|男女|テキスト|文字列"
    r"|登録|現在|住民票|住民登録地|住民登録|居住地|方書.*|番地.*|マンション.*|自宅|本人|様|ハイフン.*|注.*|※.*|コード|現|最新|表示用|[a-zA-Z_ ]+|戸籍|本名)$"
)
"""Notes in brackets behind a heading that change nothing."""

_KANA_WORDS = re.compile(
    "半角カナ|全角カナ|カタカナ|フリガナ|振リガナ|振リ仮名|振仮名|ヨミガナ|読ミ仮名|読ミガナ|読ミ方|ヨミカタ|読仮名|読ミ|カナ表記|カナ文字|カナ漢字"
)
_BRACKETS = re.compile(r"[(\[【〔「『<《{（［](.*?)[)\]】〕」』>》}）］]")
_MARKS = re.compile(
    r"[\s()\[\]【】〔〕「」『』<>《》{}※*＊●○◎★☆■□◆◇▲△▼▽・.。、,:;/\\|_#\"'’`~+=!?‐‑–—−\-→←↓]"
)
_LEADING_NUMBER = re.compile(r"^\d{1,3}[.):]?(?=\D{2})")
_FALLBACKS: tuple[tuple[str, str, str], ...] = (
    (
        "個人番号|マイナンバー",
        "number",
        "取得|確認|有無|区分|フラグ|日|方法|提供|登録|状況|理由|利用|事務|旧|前",
    ),
    ("生年月日|誕生日", "birth_date", "不詳|不明|区分|フラグ|元号|年齢"),
    (
        "手帳番号|受給者番号|受給者証番号|証番号|認定番号|整理番号|管理番号",
        "key",
        "旧|前|変更|他|法人|医療機関|薬局|枝",
    ),
    ("郵便番号", "postcode", ""),
    ("性別", "sex", ""),
    ("カナ", "kana", "住所|方書|町|旧|通称|区分|確認|建物|病院|施設"),
    ("氏名|名前", "name", "カナ|区分|フラグ|優先|ローマ|英字|外国|旧|通称|コード|番号|公証|確認"),
    (
        "住所|居住地",
        "address",
        "カナ|コード|区分|フラグ|番号|旧|前|日|外|異動|確認|相違|有無|電話|履歴|種別|数値|枝番|緯度|経度",
    ),
    ("町名|町域|町字|大字", "address_town", "カナ|コード|区分|フラグ|番号$|旧|前|転|外|履歴"),
    ("方書|建物|マンション|アパート", "building", "カナ|コード|区分|フラグ|旧|前"),
)
"""Last resort: a heading that contains the word and none of the others. Columns: words, target,
words that forbid it."""


_SERIALS = frozenset(
    {"no", "id", "番号", "コード", "連番", "通番", "通シ番号", "項番", "行番号", "レコード番号"}
)
_SERIAL_CONFIDENCE = 0.5
"""Headings that mostly stand over a running number: a key only where there is no better one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a heading may mean, with how sure that is (1 = the usual heading itself)."""

    target: str
    confidence: float
    rank: int  # place of the synonym in its list: earlier headings are preferred


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading over one column: its own cell and, in a double heading, the cells above."""

    own: str
    above: str = ""

    @property
    def text(self) -> str:
        """The heading as people quote it."""
        return self.own or self.above


def fold(text_: str) -> str:
    """A heading in the form in which synonyms are compared."""
    flat = _katakana(unicodedata.normalize("NFKC", text_)).lower()
    flat = _LEADING_NUMBER.sub("", re.sub(r"\s+", "", flat))
    flat = re.sub("^[ゴ御](?=住所|氏名|生年|連絡)", "", flat)
    return _KANA_WORDS.sub("カナ", _MARKS.sub("", flat)).removesuffix("欄")


@lru_cache(maxsize=1024)  # the same few headings are asked for while the heading row is sought
def meanings(heading: Heading) -> tuple[Meaning, ...]:
    """What a heading may mean, best first; empty where it says nothing we know.

    Args:
        heading: the heading cell and what stands above it.
    """
    forms = _forms(heading)
    for form, confidence in forms:
        if found := _lookup(form, confidence):
            return found
    for form, confidence in forms:
        if found := _with_role(form, confidence):
            return found
    if _is_someone_else(forms[0][0]):
        return ()
    return tuple(m for form, _ in forms[:1] for m in _fallback(form))


def is_someone_else(heading: Heading) -> bool:
    """Whether a heading belongs to another person than the recorded one (保護者, 届出人 …)."""
    return any(_is_someone_else(form) for form, _ in _forms(heading))


def _forms(heading: Heading) -> list[tuple[str, float]]:
    """The readings of a heading to look up, surest first."""
    own, above = heading.own, heading.above
    forms = [(fold(above + own), 1.0)] if above else []
    note = _BRACKETS.search(unicodedata.normalize("NFKC", own))
    forms.append((fold(own), 1.0 if not above else 0.9))
    if above and _is_someone_else(fold(above)):
        return forms[:1]
    if note and _INDIFFERENT_NOTE.match(_katakana(re.sub(r"\s", "", note.group(1)))):
        forms.append((fold(_BRACKETS.sub("", unicodedata.normalize("NFKC", own))), 0.95))
    return [(form, confidence) for form, confidence in forms if form] or [("", 0.0)]


def _lookup(form: str, confidence: float) -> tuple[Meaning, ...]:
    sure = confidence * _SERIAL_CONFIDENCE if form in _SERIALS else confidence
    return tuple(Meaning(target, sure, rank) for target, rank in _synonyms().get(form, ()))


def _with_role(form: str, confidence: float) -> tuple[Meaning, ...]:
    """The heading without the words that only say "of the recorded person"."""
    for role in sorted((fold(r) for r in (*OWN_ROLES, *_WEAK_ROLES)), key=len, reverse=True):
        rest = form.removeprefix(role).removeprefix("ノ")
        if rest and form.startswith(role) and (found := _lookup(rest, 0.9)):
            share = 0.5 if role in _WEAK_ROLES else 0.9
            return tuple(Meaning(m.target, confidence * share, m.rank) for m in found)
    return ()


def _is_someone_else(form: str) -> bool:
    return any(form.startswith(fold(role)) for role in OTHER_ROLES)


def _fallback(form: str) -> tuple[Meaning, ...]:
    for words, target, forbidden in _FALLBACKS:
        if re.search(_katakana(words), form) and not (forbidden and re.search(forbidden, form)):
            return (Meaning(target, 0.8 if target == "key" else 0.6, 99),)
    return ()


@cache
def _synonyms() -> dict[str, tuple[tuple[str, int], ...]]:
    """Folded heading -> (target, rank) in the order of the table."""
    table: dict[str, tuple[tuple[str, int], ...]] = {}
    ranks: dict[str, int] = {}
    for line in text("profiles", "synonyms.tsv").splitlines():
        if line.startswith("#") or line == "target\theading":
            continue
        target, heading = line.split("\t")
        rank = ranks[target] = ranks.get(target, -1) + 1
        folded = fold(heading)
        if all(known != target for known, _ in table.get(folded, ())):
            table[folded] = (*table.get(folded, ()), (target, rank))
    return table


def _katakana(text_: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text_)
