"""Business layouts of 手帳 systems: the standard export, a fixed-width list, a typed workbook."""

import io
import random
from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import xlsxwriter

from app.demo.dice import stage_random
from app.demo.extracts import extract_forms
from app.demo.generate import DemoData
from app.demo.layouts.files import LayoutFile, delimited
from app.demo.layouts.fixed_width import FixedColumn, fixed_width
from app.demo.numbers import is_valid
from app.demo.options import REFERENCE_DATE
from app.demo.records import Record, write_extract
from app.demo.script import half_digits
from app.demo.truth import truth_frame

_HOLDINGS = ("肢体不自由", "視覚障害", "聴覚障害", "内部障害", "言語障害")
_CITIES = ("市役所", "町役場", "福祉事務所")


def handbook_export(data: DemoData) -> LayoutFile:
    """身体障害者手帳: standard columns, history rows, keys with and without leading zeros."""
    rng = stage_random(data.options.seed, "layout handbook")
    records = _records(data, rng, "techo")
    rows, keys, number = [], [], 12000
    for record in records:
        number += rng.randint(1, 4)
        key = rng.choice((f"{number:06}", str(number))) if rng.random() < 0.1 else f"{number:06}"
        keys.append(key)
        rows += _handbook_rows(rng, data, record, key)
    frame = pl.DataFrame(rows)
    return LayoutFile(
        "shintai_techo.csv", delimited(rng, frame), _truth(data, "shintai_techo", records, keys)
    )


def _records(data: DemoData, rng: random.Random, source: str) -> list[Record]:
    """The people of one extract, written anew in the habits of another system."""
    drafts = [record.draft for record in data.records[source]]
    form = replace(
        extract_forms(data.options.seed)[source],
        cp932=False,
        kana_half=rng.random() < 0.6,
        date=rng.choice(("compact", "iso", "slash", "eight", "era", "wareki")),
        sexes=rng.choice((("1", "2"), ("男", "女"))),
        full_digits=rng.random() < 0.5,
        full_digits_number=False,
        split=False,
    )
    return write_extract(data.population, drafts, form, data.past)


def _handbook_rows(
    rng: random.Random, data: DemoData, record: Record, key: str
) -> list[dict[str, str]]:
    """The current row, sometimes with an earlier one before it."""
    out, someone = record.written, record.draft.person
    issued = REFERENCE_DATE - timedelta(days=rng.randint(200, 6000))
    minor = someone.born > date(REFERENCE_DATE.year - 15, 10, 1)
    row = {
        "宛名番号": f"9{rng.randrange(10**8):09}", "履歴番号": "1", "手帳番号": key, "個人番号": out.number,
        "氏名": out.name, "カナ氏名": out.kana, "性別": out.sex, "生年月日": out.born,
        "住所": out.full_address, "居所": "", "送付先": "",
        "保護者氏名": _guardian(data, record) if minor else "", "保護者続柄": "親" if minor else "",
        "初回交付日": issued.isoformat(), "返還日": "", "資格状態コード": "1",
        "障害種別コード": str(rng.randint(1, 5)), "障害名": rng.choice(_HOLDINGS),
        "統計部位コード": f"{rng.randint(1, 40):03}", "総合等級コード": str(rng.randint(1, 6)),
        "進達市町村": someone.home.town.city or rng.choice(_CITIES), "最新フラグ": "1",
    }  # fmt: skip
    if rng.random() > 0.12:
        return [row]
    earlier = row | {"最新フラグ": "0", "総合等級コード": str(rng.randint(1, 6))}
    return [earlier, row | {"履歴番号": "2"}]


def _guardian(data: DemoData, record: Record) -> str:
    """The head of the child's household, where the register holds one."""
    population, row = data.population, record.draft.person.row
    if row < 0:
        return ""
    head = row
    while head > 0 and population.members.household[head - 1] == population.members.household[row]:
        head -= 1
    surname = population.family_names.written[population.surname[head]]
    given = population.given_names.written[population.given[head]]
    return f"{surname}\u3000{given}" if head not in population.foreigners and head != row else ""


def _truth(data: DemoData, name: str, records: list[Record], keys: list[str]) -> pl.DataFrame:
    return truth_frame(data.population, {name: records}, {name: keys})


def fixed_handbook(data: DemoData) -> LayoutFile:
    """療育手帳: a fixed-width list in CP932."""
    rng = stage_random(data.options.seed, "layout fixed handbook")
    records = _records(data, rng, "jiritsu")
    keys = [f"{number:08}" for number in range(30001, 30001 + len(records))]
    frame = pl.DataFrame(
        [
            {
                "手帳番号": key, "個人番号": out.number, "氏名": out.name, "カナ氏名": out.kana,
                "生年月日": out.born, "性別": out.sex, "住所": out.full_address.replace("\n", " "),
            }
            for key, out in zip(keys, (record.written for record in records), strict=True)
        ]
    )  # fmt: skip
    columns = (
        FixedColumn("手帳番号", 10), FixedColumn("個人番号", 26), FixedColumn("氏名", 80),
        FixedColumn("カナ氏名", 80), FixedColumn("生年月日", 26), FixedColumn("性別", 6),
        FixedColumn("住所", 200),
    )  # fmt: skip
    content = fixed_width(rng, frame, columns)
    return LayoutFile("ryoiku_kotei.txt", content, _truth(data, "ryoiku_kotei", records, keys))


_TYPED = ("受給者番号", "氏名", "フリガナ", "性別", "生年月日", "住所", "個人番号", "備考")


def typed_workbook(data: DemoData) -> LayoutFile:
    """A list kept in a spreadsheet: dates as dates, numbers as numbers that lost their zeros."""
    rng = stage_random(data.options.seed, "layout typed workbook")
    records = _records(data, rng, "techo")
    keys = [f"K{number:05}" for number in range(1, len(records) + 1)]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("名簿")
    titles = rng.randint(0, 2)
    for row in range(titles):
        sheet.write_string(row, 0, ("受給者名簿", "令和8年10月1日現在")[row])
    sheet.write_row(titles, 0, _TYPED)
    as_numbers, day = (
        rng.random() < 0.7,
        book.add_format({"num_format": rng.choice(("yyyy/m/d", "yyyy-mm-dd"))}),
    )
    for row, (key, record) in enumerate(zip(keys, records, strict=True), start=titles + 1):
        out = record.written
        values = (key, out.name, out.kana, out.sex, out.born, out.full_address, out.number, "")
        for column, value in enumerate(values):
            sheet.write_string(row, column, value)
        if not _dated(record) and record.draft.person.born.year > 1900:
            sheet.write_datetime(row, 4, record.draft.person.born, day)
        if as_numbers and is_valid(half_digits(out.number)):
            sheet.write_number(row, 6, int(half_digits(out.number)))
            if half_digits(out.number).startswith("0"):
                out.tags.add("number_zero_dropped")
    book.add_worksheet("Sheet2").hide()
    book.close()
    return LayoutFile("meibo.xlsx", buffer.getvalue(), _truth(data, "meibo", records, keys))


def _dated(record: Record) -> bool:
    """Whether the birth date was written in a way of its own."""
    return any(tag.startswith("dob_") for tag in record.written.tags)
