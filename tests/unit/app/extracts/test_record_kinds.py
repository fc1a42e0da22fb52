"""Fixed-width files with header and trailer records: recognised, named by a profile, counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import KnownError
from app.extracts import UNWATCHED, FileReport, Options, Side, inspect, read_register
from app.extracts.profiles import RecordKinds, load_profile, write_profile
from tests.support.extract_files import Person, people, write

WIDTHS = (1, 10, 12, 30, 30, 8, 1, 60)


def _line(cells: tuple[str, ...]) -> bytes:
    parts = (c.encode("cp932").ljust(w) for c, w in zip(cells, WIDTHS, strict=True))
    return b"".join(parts)


def _record(person: Person) -> bytes:
    sex = "1" if person.sex == "男" else "2"
    return _line(
        ("2", f"{person.seed:010}", person.number, person.name, person.kana, person.birth_date, sex,
         person.address)
    )  # fmt: skip


def _file(folder: Path, *, header: str, trailers: list[str], count: int = 40) -> Path:
    length = sum(WIDTHS)
    lines = [header.encode("cp932").ljust(length)] if header else []
    lines += [_record(person) for person in people(count)]
    lines += [trailer.encode("cp932").ljust(length) for trailer in trailers]
    return write(folder, "kotei.dat", b"".join(line + b"\r\n" for line in lines))


def _read(path: Path, options: Options = Options()) -> tuple[list[dict[str, str]], FileReport]:  # noqa: B008 - frozen
    extract = read_register([path], options, UNWATCHED)
    return next(extract.chunks()).to_dicts(), extract.reports[0]


@pytest.mark.parametrize(
    ("header", "trailers", "around"),
    [
        ("120261001サンプル市", ["800000040", "9"], 3),
        ("120261001サンプル市", ["9"], 2),
        ("", ["800000040"], 1),
        ("1", [], 1),
    ],
)
def test_records_around_the_data_are_recognised(
    tmp_path: Path, header: str, trailers: list[str], around: int
) -> None:
    rows, report = _read(_file(tmp_path, header=header, trailers=trailers))
    assert [row["number"] for row in rows] == [person.number for person in people(40)]
    assert [row["name"] for row in rows] == [person.name for person in people(40)]
    assert (report.rows_counted, report.rows_kept) == (40 + around, 40)
    assert sum(message.code == "W329" for message in report.messages) == around


def test_a_trailer_that_counts_otherwise_stops_the_file(tmp_path: Path) -> None:
    path = _file(tmp_path, header="1", trailers=["800000041", "9"])
    with pytest.raises(KnownError, match=r"E330 .*\(41件\).*\(40行\)"):
        _read(path)


def test_a_profile_names_the_kinds_and_the_place_of_the_count(tmp_path: Path) -> None:
    path = _file(tmp_path, header="1", trailers=["8ABC40"])
    found = inspect(path, Side.REGISTER, None).as_profile("固定長")
    assert found.fixed_width is not None
    assert found.fixed_width.kinds == RecordKinds((0, 1), ("2",))
    kinds = RecordKinds((0, 1), ("2",), "8", (4, 4))
    named = replace(found, fixed_width=replace(found.fixed_width, kinds=kinds))
    target = tmp_path / "kotei.toml"
    write_profile(target, named)
    kept = load_profile(target)
    assert kept == named
    assert _read(path, Options(profiles={path: kept}))[1].rows_kept == 40
    other = _file(tmp_path, header="1", trailers=["8ABC40"], count=39)
    with pytest.raises(KnownError, match="E330"):
        _read(other, Options(profiles={other: kept}))


def test_a_first_key_of_another_digit_is_no_header(tmp_path: Path) -> None:
    lines = [_record(person) for person in people(40)]
    lines[0] = b"1" + lines[0][1:]
    lines[-1] = b"9" + lines[-1][1:]
    path = write(tmp_path, "kotei.dat", b"".join(line + b"\r\n" for line in lines))
    assert _read(path)[1].rows_kept == 40


@pytest.mark.parametrize(
    "kinds", [{"place": [1, 1]}, {"place": [1, 2], "data": ["2"]}, {"data": ["2"]}]
)
def test_kinds_that_cannot_be_read_are_refused(tmp_path: Path, kinds: dict[str, object]) -> None:
    path = _file(tmp_path, header="1", trailers=[])
    target = tmp_path / "kotei.toml"
    write_profile(target, inspect(path, Side.REGISTER, None).as_profile("固定長"))
    text = target.read_text("utf-8").replace('place = [1, 1]\ndata = ["2"]', "")
    lines = "\n".join(f"{name} = {value}".replace("'", '"') for name, value in kinds.items())
    target.write_text(
        text.replace("[fixed_width.kinds]", f"[fixed_width.kinds]\n{lines}\n#"), "utf-8"
    )
    with pytest.raises(KnownError, match="E801"):
        load_profile(target)
