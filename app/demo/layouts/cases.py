"""生活保護 as one line per case: the head's columns, then the members' columns again and again."""

from dataclasses import replace

import polars as pl

from app.demo.dice import stage_random
from app.demo.extracts import extract_forms
from app.demo.generate import DemoData
from app.demo.layouts.files import LayoutFile, delimited
from app.demo.records import Record, write_extract
from app.demo.truth import truth_frame

_GROUP = ("氏名", "カナ", "続柄", "性別", "生年月日", "個人番号")


def case_list(data: DemoData) -> LayoutFile:
    """`世帯員1_氏名 … 世帯員1_個人番号, 世帯員2_氏名 …` behind the case's own columns."""
    rng = stage_random(data.options.seed, "layout cases")
    drafts = [record.draft for record in data.records["seiho"]]
    form = replace(
        extract_forms(data.options.seed)["seiho"],
        date=rng.choice(("long", "wareki", "iso", "compact")),
        full_digits=rng.random() < 0.5,
        full_digits_number=False,
    )
    cases = _grouped(write_extract(data.population, drafts, form, data.past))
    most = max(len(case) for case in cases)
    style = rng.choice(("世帯員{n}_{name}", "世帯員{n}{name}", "{name}{n}", "員{n}_{name}"))
    rows, keys = [], []
    for number, case in enumerate(cases, start=5001):
        head = case[0].written
        row = {"ケース番号": f"{number:06}", "世帯主氏名": head.name, "居住地": head.full_address}
        for place in range(most):
            values = _values(case[place]) if place < len(case) else [""] * len(_GROUP)
            names = [style.format(n=place + 1, name=name) for name in _GROUP]
            row.update(zip(names, values, strict=True))
        rows.append(row)
        keys += [f"{number:06}-{place + 1}" for place in range(len(case))]
    records = [record for case in cases for record in case]
    truth = truth_frame(data.population, {"seiho_setai": records}, {"seiho_setai": keys})
    return LayoutFile("seiho_setai.csv", delimited(rng, pl.DataFrame(rows)), truth)


def _grouped(records: list[Record]) -> list[list[Record]]:
    cases: list[list[Record]] = []
    for record in records:
        if record.draft.member == 0 or not cases:
            cases.append([])
        cases[-1].append(record)
    return cases


def _values(record: Record) -> list[str]:
    out = record.written
    relation = record.draft.person.relation if record.draft.member else "世帯主"
    return [out.name, out.kana, relation, out.sex, out.born, out.number]
