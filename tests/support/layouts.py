"""Layouts of offices and systems as headings over invented people, for tests of detection.

How to add a layout: one row in LAYOUTS; each column is (heading, what stands under it).
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.extracts.targets import Side
from tests.support.extract_files import Person, Row, people

_VALUES: dict[str, Callable[[Person], str]] = {
    "number": lambda p: p.number,
    "name": lambda p: p.name,
    "surname": lambda p: p.name.split("\u3000")[0],
    "given": lambda p: p.name.split("\u3000")[1],
    "kana": lambda p: p.kana,
    "kana surname": lambda p: p.kana.split("\u3000")[0],
    "kana given": lambda p: p.kana.split("\u3000")[1],
    "date": lambda p: p.birth_date,
    "iso date": lambda p: f"{p.birth_date[:4]}-{p.birth_date[4:6]}-{p.birth_date[6:]}",
    "era date": lambda p: (
        f"昭和{int(p.birth_date[:4]) - 1925}年{int(p.birth_date[4:6])}月{int(p.birth_date[6:])}日"
    ),
    "year": lambda p: p.birth_date[:4],
    "month": lambda p: str(int(p.birth_date[4:6])),
    "day": lambda p: str(int(p.birth_date[6:])),
    "sex": lambda p: p.sex,
    "sex code": lambda p: "1" if p.sex == "男" else "2",
    "address": lambda p: p.address,
    "prefecture": lambda _: "東京都",
    "city": lambda _: "千代田区",
    "town": lambda _: "千代田一丁目",
    "lot": lambda p: f"{p.seed}番２号",
    "building": lambda _: "コーポ１０１",
    "postcode": lambda _: "100-0001",
    "key": lambda p: f"T{p.seed:05d}",
    "serial": lambda p: str(p.seed),
    "resident": lambda p: f"{p.seed:010d}",
    "case": lambda p: f"{p.seed // 2:05d}",
    "member": lambda p: str(p.seed % 2 + 1),
    "guardian": lambda _: "佐藤\u3000父",
    "relation": lambda _: "世帯主",
    "reason": lambda _: "転入",
    "some day": lambda _: "20200401",
    "one": lambda _: "1",
    "zero": lambda _: "0",
    "": lambda _: "",
}


@dataclass(frozen=True)
class Layout:
    """One layout: its side, its columns, and the target each mapped heading must reach."""

    name: str
    side: Side
    columns: tuple[tuple[str, str], ...]
    targets: dict[str, str]
    record_id: str  # of the first person
    address: str  # of the first person

    def rows(self, count: int = 20) -> list[Row]:
        """Heading and rows."""
        values = [tuple(_VALUES[kind](p) for _, kind in self.columns) for p in people(count)]
        return [tuple(heading for heading, _ in self.columns), *values]


_WHOLE = "東京都千代田区千代田2番2号"
_SPLIT = "東京都千代田区千代田一丁目1番２号"

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "handwritten list", Side.SUBJECT,
        (("No.", "serial"), ("氏　名", "name"), ("フリガナ", "kana"), ("性　別", "sex"), ("生年月日（和暦）", "era date"), ("住　所", "address"),
         ("マイナンバー（個人番号）", "number"), ("手帳番号（身体）", "key"), ("備　考", "")),
        {"手帳番号（身体）": "key", "マイナンバー（個人番号）": "number", "フリガナ": "kana", "生年月日（和暦）": "birth_date"},
        "T00001", _WHOLE,
    ),
    Layout(
        "names in halves", Side.SUBJECT,
        (("受給者証番号", "key"), ("受給者氏名（姓）", "surname"), ("受給者氏名（名）", "given"), ("受給者カナ（姓）", "kana surname"),
         ("受給者カナ（名）", "kana given"), ("受給者生年月日", "date"), ("受給者性別コード", "sex code"), ("受給者住所", "address"),
         ("受給者個人番号", "number"), ("保護者氏名", "guardian"), ("保護者個人番号", "")),
        {"受給者氏名（姓）": "surname", "受給者カナ（名）": "kana_given_name", "保護者氏名": "guardian_name", "受給者個人番号": "number"},
        "T00001", _WHOLE,
    ),
    Layout(
        "guardian first", Side.SUBJECT,
        (("管理番号", "key"), ("保護者個人番号", "number"), ("個人番号", "number"), ("児童氏名", "name"), ("児童氏名カナ", "kana"),
         ("児童生年月日", "date"), ("児童性別", "sex"), ("保護者住所", "address"), ("児童住所", "address"), ("保護者氏名", "guardian"), ("保護者生年月日", "date")),
        {"個人番号": "number", "児童氏名": "name", "児童住所": "address", "児童生年月日": "birth_date", "保護者氏名": "guardian_name"},
        "T00001", _WHOLE,
    ),
    Layout(
        "standard register", Side.REGISTER,
        (("宛名番号", "resident"), ("世帯番号", "case"), ("住民種別", "one"), ("住民状態", "one"), ("異動年月日", "some day"),
         ("異動年月日_不詳フラグ", "zero"), ("異動年月日_不詳表記", ""), ("異動事由", "reason"), ("氏名", "name"), ("氏名_外国人ローマ字", ""),
         ("氏名_外国人漢字", ""), ("氏名_フリガナ", "kana"), ("旧氏", ""), ("旧氏_フリガナ", ""), ("通称", ""), ("通称_フリガナ", ""), ("氏名優先区分", "one"),
         ("性別", "sex code"), ("性別表記", "sex"), ("生年月日", "iso date"), ("生年月日_不詳フラグ", "zero"), ("生年月日_不詳表記", ""),
         ("続柄コード1", "one"), ("続柄表記", "relation"), ("住所_市区町村コード", "one"), ("住所_都道府県", "prefecture"), ("住所_市区郡町村名", "city"),
         ("住所_町字", "town"), ("住所_番地号表記", "lot"), ("住所_方書", "building"), ("住所_方書_フリガナ", ""), ("住所_郵便番号", "postcode"),
         ("転入前住所_都道府県", "prefecture"), ("転居前住所_町字", ""), ("個人番号", "number"), ("最新フラグ", "one"), ("住民票コード", "some day")),
        {"宛名番号": "key", "氏名_フリガナ": "kana", "性別表記": "sex_words", "住所_番地号表記": "address_lot", "住所_方書": "building",
         "転入前住所_都道府県": "origin_address_prefecture", "続柄表記": "relation", "住民状態": "state", "住所_郵便番号": "postcode"},
        "0000000001", _SPLIT,
    ),
    Layout(
        "small town register", Side.REGISTER,
        (("宛名番号", "resident"), ("個人番号", "number"), ("氏名", "name"), ("氏名_外国人感じ", ""), ("氏名_フリガナ", "kana"), ("生年月日_元号", ""),
         ("生年月日", "date"), ("性別", "sex code"), ("続柄コード", "one"), ("住所_都道府県", "prefecture"), ("住所_市区郡町村名", "city"),
         ("住所_町字", "town"), ("住所_地番号表記", "lot"), ("住所_方書", "building"), ("除票フラグ", "zero"), ("統合宛名フラグ", "zero")),
        {"氏名_外国人感じ": "kanji_name", "住所_地番号表記": "address_lot", "除票フラグ": "removed_flag"},
        "0000000001", _SPLIT,
    ),
    Layout(
        "five columns", Side.REGISTER,
        (("個人番号", "number"), ("氏名", "name"), ("生年月日", "date"), ("性別", "sex code"), ("住所", "address")),
        {"個人番号": "number", "氏名": "name", "生年月日": "birth_date", "性別": "sex", "住所": "address"},
        "#1", _WHOLE,
    ),
    Layout(
        "household list", Side.SUBJECT,
        (("ケースNo", "case"), ("員番", "member"), ("世帯主氏名", "guardian"), ("氏名", "name"), ("ふりがな", "kana"), ("世帯主との続柄", "relation"),
         ("性別", "sex"), ("生年月日", "era date"), ("個人番号", "number"), ("現住所", "address")),
        {"ケースNo": "household_key", "員番": "member_number", "世帯主氏名": "household_head", "世帯主との続柄": "relation", "現住所": "address"},
        "#1", _WHOLE,
    ),
    Layout(
        "address in parts", Side.SUBJECT,
        (("整理番号", "key"), ("漢字氏名", "name"), ("カナ氏名", "kana"), ("性別（1:男 2:女）", "sex code"), ("生年月日（西暦）", "iso date"),
         ("郵便番号", "postcode"), ("都道府県", "prefecture"), ("市区町村", "city"), ("町名", "town"), ("番地", "lot"), ("方書", "building"), ("個人番号（12桁）", "number")),
        {"都道府県": "address_prefecture", "町名": "address_town", "番地": "address_lot", "方書": "building", "性別（1:男 2:女）": "sex"},
        "T00001", _SPLIT,
    ),
    Layout(
        "address on two lines", Side.SUBJECT,
        (("証番号", "key"), ("氏名", "name"), ("氏名（カナ）", "kana"), ("性別", "sex"), ("生年月日", "date"), ("住所１", "address"), ("住所２", "building"), ("ﾏｲﾅﾝﾊﾞｰ", "number")),
        {"住所１": "address", "住所２": "address_more", "ﾏｲﾅﾝﾊﾞｰ": "number"},
        "T00001", f"{_WHOLE}\u3000コーポ１０１",
    ),
    Layout(
        "date in parts", Side.SUBJECT,
        (("受給者番号", "key"), ("個人番号", "number"), ("氏名", "name"), ("性別", "sex"), ("生年", "year"), ("生月", "month"), ("生日", "day"), ("住所", "address")),
        {"生年": "birth_year", "生月": "birth_month", "生日": "birth_day"},
        "T00001", _WHOLE,
    ),
    Layout(
        "english", Side.SUBJECT,
        (("id", "key"), ("my_number", "number"), ("name", "name"), ("kana", "kana"), ("sex", "sex code"), ("birthday", "iso date"), ("address", "address")),
        {"my_number": "number", "birthday": "birth_date", "id": "key"},
        "T00001", _WHOLE,
    ),
    Layout(
        "number called 番号", Side.SUBJECT,
        (("手帳番号", "key"), ("番号", "number"), ("氏名", "name"), ("生年月日", "date"), ("住所", "address")),
        {"番号": "number", "手帳番号": "key"},
        "T00001", _WHOLE,
    ),
    Layout(
        "applicant", Side.SUBJECT,
        (("申請番号", "key"), ("申請者氏名", "name"), ("申請者カナ", "kana"), ("申請者個人番号", "number"), ("申請者生年月日", "date"), ("申請者性別", "sex"), ("申請者住所", "address")),
        {"申請者氏名": "name", "申請者個人番号": "number"},
        "T00001", _WHOLE,
    ),
)  # fmt: skip
