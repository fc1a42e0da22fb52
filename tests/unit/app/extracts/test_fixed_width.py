"""Fixed-width files: columns found from a heading or from the lines alone, and cut without loss."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, FileReport, Options, Side, inspect, read_register, read_subjects
from app.extracts.profiles import FixedWidth, WidthUnit, load_profile, write_profile
from tests.support.extract_files import Person, people, write

NAMES = ("宛名番号", "個人番号", "氏名", "氏名カナ", "生年月日", "性別", "郵便番号", "住所", "方書")
WIDTHS = (10, 12, 30, 30, 8, 4, 8, 60, 30)


def _values(person: Person, *, era: bool) -> tuple[str, ...]:
    born = person.birth_date
    day = f"3{int(born[:4]) - 1925:02}{born[4:]}" if era else born
    building = "コーポ１０１" if person.seed % 3 else ""
    return (
        f"{person.seed:010}", person.number, person.name, person.kana, day,
        "1" if person.sex == "男" else "2", f"100{person.seed:04}", person.address, building,
    )  # fmt: skip


def _places(text: str, unit: WidthUnit, encoding: str) -> int:
    if unit is WidthUnit.CHARACTERS:
        return len(text)
    return len(text.encode("cp932" if unit is WidthUnit.COLUMNS else encoding))


def _file(
    folder: Path,
    *,
    heading: bool = True,
    unit: WidthUnit = WidthUnit.COLUMNS,
    encoding: str = "cp932",
    gap: str = "",
    era: bool = False,
    wide_padding: bool = False,
    lines: Sequence[str] = (),
) -> Path:
    rows = [_values(person, era=era) for person in people(40)]
    text = ""
    for row in ([NAMES] if heading else []) + rows:
        cells = []
        for at, (cell, width) in enumerate(zip(row, WIDTHS, strict=True)):
            room = width * (2 if unit is WidthUnit.BYTES else 1) - _places(cell, unit, encoding)
            wide = wide_padding and at in (2, 3, 7, 8) and unit is WidthUnit.COLUMNS
            cells.append(cell + ("\u3000" * (room // 2) + " " * (room % 2) if wide else " " * room))
        text += gap.join(cells) + "\r\n"
    text += "".join(f"{line}\r\n" for line in lines)
    return write(folder, "kotei.txt", text.encode(encoding))


def _read(path: Path, options: Options = Options()) -> tuple[list[dict[str, str]], FileReport]:  # noqa: B008 - frozen
    extract = read_register([path], options, UNWATCHED)
    return next(extract.chunks()).to_dicts(), extract.reports[0]


@pytest.mark.parametrize("heading", [True, False], ids=["headed", "bare"])
@pytest.mark.parametrize(
    "form",
    [
        {},
        {"gap": " "},
        {"era": True},
        {"encoding": "utf-8"},
        {"encoding": "utf-8-sig", "unit": WidthUnit.CHARACTERS},
        {"encoding": "utf-16", "unit": WidthUnit.CHARACTERS},
        {"encoding": "utf-8", "unit": WidthUnit.BYTES},
        {"encoding": "euc_jp", "unit": WidthUnit.BYTES},
        {"wide_padding": True},
    ],
    ids=str,
)
def test_columns_are_found(tmp_path: Path, heading: bool, form: dict[str, object]) -> None:
    rows, report = _read(_file(tmp_path, heading=heading, **form))  # type: ignore[arg-type]  # facets by name
    wanted = [_values(person, era=bool(form.get("era"))) for person in people(40)]
    attributes = (
        "resident_id",
        "number",
        "name",
        "kana",
        "birth_date",
        "sex",
        "postcode",
        "address",
        "building",
    )
    assert [tuple(row[name] for name in attributes) for row in rows] == wanted
    assert (report.rows_counted, report.rows_kept) == (40, 40)
    assert "W327" in {message.code for message in report.messages}


def test_lines_that_do_not_fit_are_told(tmp_path: Path) -> None:
    good = "".join(c.ljust(w) for c, w in zip(("1", "2"), WIDTHS, strict=False))
    path = _file(tmp_path, lines=["", "合計 40件", good[:15], "以上"])
    _, report = _read(path)
    assert (report.rows_kept, report.rows_skipped, report.rows_rejected) == (40, 3, 1)
    assert {"W312", "E311", "E324", "W319"} <= {m.code for m in report.messages}
    assert report.rejections[0].row_number == 44


def test_a_border_inside_a_character_rejects_the_line(tmp_path: Path) -> None:
    odd = "0000000099" + people(1)[0].number + " " * 29 + "佐藤"
    line = odd + " " * (sum(WIDTHS) - _places(odd, WidthUnit.COLUMNS, ""))
    _, report = _read(_file(tmp_path, lines=[line]))
    assert [r.code for r in report.rejections] == ["E325"]


def test_control_characters_and_a_cut_end(tmp_path: Path) -> None:
    path = _file(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(
        whole.replace(
            "千代田区千代田3番".encode("cp932"), "千代田\x00\x01千代田3番".encode("cp932"), 1
        )
    )
    _, report = _read(path)
    assert [r.code for r in report.rejections] == ["E210"]
    path.write_bytes(whole[:-60])
    with pytest.raises(KnownError, match="E109"):
        _read(path)


def test_a_profile_keeps_the_columns(tmp_path: Path) -> None:
    path = _file(tmp_path, heading=False)
    profile = inspect(path, Side.REGISTER, None).as_profile("固定長")
    write_profile(tmp_path / "p.toml", profile)
    kept = load_profile(tmp_path / "p.toml")
    assert kept == profile
    starts = tuple(sum(WIDTHS[:at]) for at in range(len(WIDTHS)))
    assert kept.fixed_width == FixedWidth(
        WidthUnit.COLUMNS, sum(WIDTHS), tuple(zip(starts, WIDTHS, strict=True))
    )
    rows, _ = _read(path, Options(profiles={path: kept}))
    assert rows == _read(path)[0]
    path.write_bytes(b"0123456789" * 30 + b"\r\n")
    with pytest.raises(KnownError, match="E326"):
        _read(path, Options(profiles={path: kept}))


def test_delimited_lines_of_one_length_stay_delimited(tmp_path: Path) -> None:
    rows = [(p.number, p.name.ljust(8), p.birth_date, "1", p.address.ljust(20)) for p in people(30)]
    text = "個人番号,氏名,生年月日,性別,住所\r\n" + "".join(",".join(row) + "\r\n" for row in rows)
    extract = read_subjects([write(tmp_path, "a.csv", text.encode())], Options(), UNWATCHED)
    assert extract.subjects.frame.height == 30
    assert extract.detections[0].delimiter == ","
