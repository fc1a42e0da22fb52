"""The three business extracts as their files hold them: frames of text columns."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from app.demo.dice import stage_random
from app.demo.options import REFERENCE_DATE
from app.demo.records import Record
from app.demo.script import compact_wareki, full_digits

TECHO_COLUMNS = (
    "手帳番号", "等級", "交付年月日", "有効期限", "氏名", "氏名ｶﾅ", "性別", "生年月日", "住所", "個人番号", "更新区分", "備考",
)  # fmt: skip
SEIHO_COLUMNS = (
    "整理番号", "ケース番号", "員番", "氏名", "フリガナ", "続柄", "性別", "生年月日", "個人番号", "居住地", "備考",
)  # fmt: skip
JIRITSU_COLUMNS = (
    "受給者番号", "姓", "名", "セイ", "メイ", "生年月日", "郵便番号", "住所", "建物名・部屋番号", "個人番号", "所得区分",
    "有効期間開始", "有効期間終了",
)  # fmt: skip

_REMARKS = ("", "", "", "", "", "", "再交付", "県外転入", "写真なし", "年金証書", "診断書更新")
_CASE_REMARKS = ("", "", "", "", "", "入院中", "医療単給")
_INCOMES = ("生保", "低1", "低2", "中間1", "中間2", "一定以上")


def techo_frame(seed: int, records: list[Record]) -> pl.DataFrame:
    """精神障害者保健福祉手帳: one column each for name and address."""
    rng = stage_random(seed, "frame techo")
    rows, number = [], 1197
    for record in records:
        out = record.written
        number += rng.randint(1, 3)
        issued, until = _issue(rng)
        rows.append(
            (
                f"T{number:07}", rng.choice("12222233"), issued, until, out.name, out.kana, out.sex,
                out.born, out.full_address, out.number, "更新" if rng.random() < 0.78 else "新規",
                rng.choice(_REMARKS),
            )
        )  # fmt: skip
    return _text(rows, TECHO_COLUMNS)


def _issue(rng: random.Random) -> tuple[str, str]:
    """Issued within two years, valid to the end of the month two years later."""
    issued = REFERENCE_DATE - timedelta(days=rng.randint(20, 725))
    first = date(issued.year + 2, issued.month, 1)
    return compact_wareki(issued), compact_wareki(first - timedelta(days=1))


def seiho_frame(seed: int, records: list[Record]) -> pl.DataFrame:
    """生活保護: cases with members, digits full width."""
    rng = stage_random(seed, "frame seiho")
    rows, case = [], 12000
    for record in records:
        out, draft = record.written, record.draft
        case += 0 if draft.member else 1
        member = draft.member + 1
        relation = "世帯主" if member == 1 else draft.person.relation.replace("世帯主", "子")
        rows.append(
            (
                f"{case:06}-{member:02}", full_digits(case), full_digits(member), out.name, out.kana,
                relation if rng.random() > 0.006 else "", out.sex, out.born, out.number,
                out.full_address, rng.choice(_CASE_REMARKS),
            )
        )  # fmt: skip
    return _text(rows, SEIHO_COLUMNS)


def jiritsu_frame(seed: int, records: list[Record]) -> pl.DataFrame:
    """自立支援医療(精神通院): 姓 and 名 apart, no sex."""
    rng = stage_random(seed, "frame jiritsu")
    rows, number = [], 4006436
    for record in records:
        out = record.written
        number += rng.choice((1, 1, 2, 2, 3, 5))
        start = date(2025 + (month := rng.randint(9, 20)) // 12, month % 12 + 1, 1)
        end = start.replace(year=start.year + 1) - timedelta(days=1)
        rows.append(
            (
                f"{number:07}", out.surname, out.given, out.surname_kana, out.given_kana, out.born,
                out.postcode, out.address, out.building, out.number, rng.choice(_INCOMES),
                start.isoformat(), end.isoformat(),
            )
        )  # fmt: skip
    return _text(rows, JIRITSU_COLUMNS)


def _text(rows: Sequence[tuple[str, ...]], columns: tuple[str, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String()), orient="row")
