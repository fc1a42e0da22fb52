"""Rows that hold several people become one subject per person, tied by the household."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.extracts import UNWATCHED, Options, Side, SubjectExtracts, inspect, read_subjects
from app.extracts.profiles import load_profile, write_profile
from tests.support.extract_files import Row, delimited, people, workbook

PARTS = ("氏名", "フリガナ", "続柄", "性別", "生年月日", "個人番号")
STYLES: dict[str, Callable[[int, str], str]] = {
    "世帯員1_氏名": lambda n, part: f"世帯員{n}_{part}",
    "世帯員１氏名": lambda n, part: f"世帯員{chr(0xFF10 + n)}{part}",
    "氏名1": lambda n, part: f"{part}{n}",
    "氏名_1": lambda n, part: f"{part}_{n}",
    "氏名(1)": lambda n, part: f"{part}({n})",
    "1_氏名": lambda n, part: f"{n}_{part}",
    "員1_氏名": lambda n, part: f"員{n}_{part}",
    "①氏名": lambda n, part: f"{chr(0x245F + n)}{part}",
    "1人目氏名": lambda n, part: f"{n}人目{part}",
    "第1世帯員 氏名": lambda n, part: f"第{n}世帯員 {part}",
    "世帯員氏名1": lambda n, part: f"世帯員{part}{n}",
    "世帯構成員1 氏名": lambda n, part: f"世帯構成員{n} {part}",
    "氏名【1】": lambda n, part: f"{part}【{n}】",
}


def _cases(style: Callable[[int, str], str], most: int = 3) -> list[Row]:
    """Cases of one to three people; the third case has nobody at its second place."""
    everyone = people(40)
    heading: Row = (
        "ケース番号",
        "世帯主氏名",
        "居住地",
        *(style(n, p) for n in range(1, most + 1) for p in PARTS),
    )
    rows = [heading]
    for case in range(12):
        group = everyone[case * 3 : case * 3 + 1 + case % most]
        members: list[Row] = [
            (p.name, p.kana, "世帯主" if at == 0 else "子", p.sex, p.birth_date, p.number)
            for at, p in enumerate(group)
        ]
        members += [("",) * len(PARTS)] * (most - len(members))
        if case == 2:
            members[1] = ("",) * len(PARTS)
        rows.append(
            (f"{5001 + case:06}", group[0].name, group[0].address, *(c for m in members for c in m))
        )
    return rows


def _read(path: Path, options: Options = Options()) -> SubjectExtracts:  # noqa: B008 - frozen
    return read_subjects([path], options, UNWATCHED)


@pytest.mark.parametrize("style", STYLES)
def test_each_person_becomes_a_subject(tmp_path: Path, style: str) -> None:
    extracts = _read(delimited(tmp_path, _cases(STYLES[style]), name="setai.csv"))
    frame, everyone = extracts.subjects.frame, people(40)
    assert frame.height == 23
    assert frame["record_id"].to_list()[:5] == [
        "005001-1",
        "005002-1",
        "005002-2",
        "005003-1",
        "005003-3",
    ]
    assert frame["household_key"].to_list()[:4] == ["005001", "005002", "005002", "005003"]
    second = frame.row(2, named=True)
    person = everyone[4]
    assert (second["name"], second["kana"], second["number"]) == (
        person.name,
        person.kana,
        person.number,
    )
    assert (second["birth_date"], second["relation"]) == (person.birth_date, "子")
    assert second["address"] == everyone[3].address
    assert second["household_head"] == everyone[3].name
    report = extracts.reports[0]
    assert (report.rows_counted, report.rows_kept) == (12, 12)
    assert "W328" in {message.code for message in report.messages}
    assert extracts.detections[0].side is Side.SUBJECT


def test_a_row_with_nobody_is_not_lost(tmp_path: Path) -> None:
    rows = _cases(STYLES["世帯員1_氏名"])
    rows.append(("009999", "佐藤　某", "東京都", *("",) * 18))
    frame = _read(delimited(tmp_path, rows, name="setai.csv")).subjects.frame
    assert frame["record_id"].to_list()[-1] == "009999-1"


def test_double_headings_of_a_workbook(tmp_path: Path) -> None:
    rows = _cases(STYLES["世帯員1_氏名"])
    upper = ["ケース", None, None]
    for n in (1, 2, 3):
        upper += [f"世帯員{n}", *[None] * 5]
    lower = ["ケース番号", "世帯主氏名", "居住地", *PARTS * 3]
    extracts = _read(workbook(tmp_path, {"一覧": [upper, lower, *rows[1:]]}))
    assert extracts.subjects.frame.height == 23


def test_a_profile_keeps_the_people(tmp_path: Path) -> None:
    path = delimited(tmp_path, _cases(STYLES["氏名1"]), name="setai.csv")
    write_profile(tmp_path / "p.toml", inspect(path, Side.SUBJECT, None).as_profile("世帯"))
    kept = load_profile(tmp_path / "p.toml")
    frame = _read(path, Options(profiles={path: kept})).subjects.frame
    assert frame.equals(_read(path).subjects.frame)


def test_numbered_columns_of_one_person_are_no_people(tmp_path: Path) -> None:
    rows = [
        ("受給者番号", "氏名", "生年月日", "個人番号", "住所1", "住所2", "電話番号1", "電話番号2")
    ]
    rows += [
        (f"K{p.seed:03}", p.name, p.birth_date, p.number, p.address, "コーポ", "03", "")
        for p in people(9)
    ]
    frame = _read(delimited(tmp_path, rows)).subjects.frame
    assert frame["record_id"].to_list()[0] == "K001"
    assert frame["address"][0].endswith("コーポ")
