"""Inquiries and entry lists on the command line: asked, carried out, looked at, answered, re-asked."""

import io
from functools import partial
from pathlib import Path

import pytest

from app import program
from app.__main__ import main
from app.batches.intake import Side
from app.cli import inspection_acts
from app.keys import SMALL
from tests.support.extract_files import number, people, subject_rows, with_cell
from tests.support.jobs import csv, taken_in
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR, a_staffed_desk, stand_up

COUNT = 8
HEADINGS = ("管理番号", "個人番号", "氏名", "生年月日", "性別", "住所")


class Office:
    """An inspection folder of a prefecture and a terminal to type at."""

    def __init__(self, folder: Path, terminal: pytest.CaptureFixture[str]) -> None:
        self.folder, self._terminal = folder, terminal

    def types(
        self, act: str, *words: object, users: tuple[str, ...] = (CASEWORKER,), code: int = 0
    ) -> str:
        """Type an act; everything it said, after its exit code was as expected."""
        named = [part for user in users for part in ("--user", user)]
        said = ["inspection", act, str(self.folder), *map(str, words), *named, "--password-stdin"]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n" * len(users)))
            patch.setattr("app.cli.inspection.harden", lambda: None)
            assert main(said) == code
        heard = self._terminal.readouterr()
        assert not any(number(seed) in heard.out + heard.err for seed in range(1, COUNT + 1))
        return heard.out + heard.err


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    """Record 3 has no number; nobody has asked anything."""
    desk = a_staffed_desk(tmp_path / "inspection")
    rows = with_cell(subject_rows(COUNT), 3, "個人番号", "")
    taken_in(desk, csv(tmp_path, "techo.csv", rows), Side.SUBJECT)
    stand_up(desk)
    easy = partial(program.sign_in, weakest=SMALL)
    monkeypatch.setattr(inspection_acts.program, "sign_in", easy)
    return Office(tmp_path / "inspection", capsys)


def reply(folder: Path, name: str, serials: dict[int, int]) -> Path:
    """A reply that answers serials with people, 0 = 該当なし."""
    rows = [HEADINGS]
    for serial, seed in serials.items():
        person = people(COUNT)[max(seed, serial) - 1]
        known = (person.name, person.birth_date, person.sex, person.address)
        rows.append((f"{serial:08d}", person.number, *(known if seed else ("", "", "", ""))))
    return csv(folder, name, rows)


def test_the_round_trip(office: Office, tmp_path: Path) -> None:
    assert "照会はまだありません" in office.types("inquiries")
    assert "照会 7 = 回答あり 0" in office.types("inquire")

    stick = tmp_path / "stick"
    stick.mkdir()
    words = ("--inquiry", 1, "--to", stick, "--medium", "USB-07", "--approval", "障福第12号")
    said = office.types("carry-out", *words, users=(CASEWORKER, SUPERVISOR))
    assert "番号照会_001_001-001.csv\t7 件" in said
    assert [path.name for path in stick.iterdir()] == ["番号照会_001_001-001.csv"]

    kaitou = reply(tmp_path, "kaitou.csv", {1: 1, 2: 0})
    before = sorted(path.name for path in (office.folder / "batches").iterdir())
    said = office.types("reply", kaitou, "--inquiry", 1, "--preview")
    assert "この回答: 回答あり 1、該当なし 1" in said
    assert "取り込むと: 回答あり 1、該当なし 1、未回答 5" in said
    assert "まだ何も保存していません。" in said
    assert sorted(path.name for path in (office.folder / "batches").iterdir()) == before

    said = office.types("reply", kaitou, "--inquiry", 1, "--reference-date", "2026-10-01")
    assert "照会 7 = 回答あり 1 + 該当なし 1 + 未回答 5 持出し済み" in said
    said = office.types("inquiries", "--inquiry", 1)
    assert said.count("\t未回答") == 5
    assert said.count("\t該当なし") == 1
    assert "取込済みです" in office.types("reply", kaitou, "--inquiry", 1, "--preview")


def test_only_what_nobody_answered_is_asked_again(office: Office, tmp_path: Path) -> None:
    office.types("inquire")
    first = reply(tmp_path, "one.csv", {1: 1, 2: 0})
    office.types("reply", first, "--inquiry", 1, "--reference-date", "2026-10-01")
    assert "第2号 番号照会(第1号の再照会) 照会 5 = " in office.types("inquire", "--again", 1)


def test_a_second_person_approves(office: Office, tmp_path: Path) -> None:
    office.types("inquire")
    words = ("--inquiry", 1, "--to", tmp_path, "--medium", "USB-07", "--approval", "1号")
    assert "U106" in office.types("carry-out", *words, code=64)
    assert "A101" in office.types("carry-out", *words, users=(CASEWORKER, CASEWORKER), code=2)
    assert not list(tmp_path.glob("番号照会*"))


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("inquiries", "--inquiry", 3), 2, "Q103"),
        (("reply", "nowhere.csv", "--inquiry", 1, "--preview"), 2, "E113"),
        (("inquire", "--again", 1), 2, "Q103"),
    ],
)
def test_what_is_not_there_is_told(
    office: Office, words: tuple[object, ...], code: int, told: str
) -> None:
    assert told in office.types(str(words[0]), *words[1:], code=code)


def test_a_reply_needs_its_day(office: Office, tmp_path: Path) -> None:
    office.types("inquire")
    path = reply(tmp_path, "one.csv", {1: 1})
    assert "E643" in office.types("reply", path, "--inquiry", 1, code=64)


def test_entry_lists(office: Office) -> None:
    assert "番号なし 1 件(一覧は未作成)" in office.types("entry-lists")
