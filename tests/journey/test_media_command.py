"""`totsugo inspection`: media, the sender's slip and rejected rows, as an operator would type it."""

from pathlib import Path

import pytest

from tests.journey.test_inspection_command import FIRST, SECOND, totsugo
from tests.support.medium import small_medium

ME = ("--user", "kakari")
DAY = ("--side", "subject", "--scheme", "seishin_techo", "--reference-date", "2026-10-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "inspection"
    new = ("--new-user", "tanto", "--new-name", "担当")
    assert totsugo("create", str(folder), *ME, "--name", "係長").returncode == 0
    made = totsugo("adduser", str(folder), *ME, *new, passwords=(FIRST, SECOND))
    assert made.returncode == 0, made.stderr
    return folder


def broken(stick: Path) -> Path:
    techo, _ = small_medium(stick)
    lines = techo.read_bytes().splitlines(keepends=True)
    lines[5] = lines[5].replace(b"\r\n", b",x\r\n")
    techo.write_bytes(b"".join(lines))
    return techo


def test_from_the_registered_stick_to_its_erasure(folder: Path, tmp_path: Path) -> None:
    techo = broken(tmp_path / "stick")
    told = ("--medium", "USB-07", "--approver", "係長", "--purpose", "総点検の取込")
    take = ("import", str(folder), str(techo), *DAY, *ME)
    done = totsugo(*take, *told)
    assert (done.returncode, "E701" in done.stderr) == (2, True)
    done = totsugo(
        *("media", str(folder), "--user", "tanto", *ME, "--register", "USB-07"),
        passwords=(SECOND, FIRST),
    )
    assert done.returncode == 0, done.stderr
    assert "USB-07" in done.stdout

    done = totsugo(*take, *told, "--slip-rows", "41")
    assert (done.returncode, "E316" in done.stderr) == (2, True)
    done = totsugo(*take, *told, "--most-rejected", "0")
    assert (done.returncode, "K105" in done.stderr) == (2, True)
    assert not list((folder / "batches").iterdir())
    done = totsugo(*take, *told, "--slip-rows", "40", "--most-rejected", "1")
    assert done.returncode == 0, done.stderr
    assert "媒体: USB-07" in done.stderr

    out = tmp_path / "out"
    out.mkdir()
    done = totsugo("rejected", str(folder), "techo", *ME, "--to", str(out))
    assert done.returncode == 0, done.stderr
    assert "6\t\t行全体\t" in done.stdout
    assert len(list(out.glob("取込不可一覧_*.csv"))) == 1
    done = totsugo("media", str(folder), *ME, "--erased", "USB-07")
    assert done.returncode == 0, done.stderr
    assert "未記録" not in done.stdout
    done = totsugo("media", str(folder), *ME, "--out", str(out), passwords=(FIRST, "register-2026"))
    assert done.returncode == 0, done.stderr
    assert len(list(out.glob("媒体管理簿_*.pdf"))) == 1
    assert totsugo("verify", str(folder), *ME).returncode == 0


def test_a_folder_of_the_terminal_goes_without_a_medium_and_says_so(
    folder: Path, tmp_path: Path
) -> None:
    techo, _ = small_medium(tmp_path / "stick")
    done = totsugo("import", str(folder), str(techo), *DAY, *ME)
    assert done.returncode == 0
    assert "媒体: 端末内のフォルダー" in done.stderr
