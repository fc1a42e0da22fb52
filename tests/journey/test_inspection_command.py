"""`totsugo inspection` from the stick to a restored backup, as an operator would type it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.medium import MARKERS, small_medium

ROOT = Path(__file__).parent.parent.parent
FIRST, SECOND = "さいしょの 責任者の ことばです", "つぎの 担当者の ことばですよ"


def totsugo(*words: str, passwords: tuple[str, ...] = (FIRST,)) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", "inspection", *words, "--password-stdin"],
        input="".join(f"{line}\n" for line in passwords),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("inspection")
    folder = base / "点検"
    techo, register = small_medium(base / "stick")
    me = ("--user", "kakari")
    done = [
        totsugo("create", str(folder), *me, "--name", "係長"),
        totsugo(
            "adduser",
            str(folder),
            *me,
            "--new-user",
            "tanto",
            "--new-name",
            "担当",
            passwords=(FIRST, SECOND),
        ),
        totsugo(
            *("import", str(folder), str(techo), *me),
            *("--side", "subject", "--reference-date", "2026-10-01"),
        ),
        totsugo(
            *("import", str(folder), str(register), *me, "--side", "register"),
            *("--coverage", "all", "--reference-date", "2026-10-01"),
        ),
        totsugo("run", str(folder), "--user", "tanto", passwords=(SECOND,)),
    ]
    assert [one.returncode for one in done] == [0] * 5, [one.stderr for one in done]
    assert "台帳総数 40 = 対象外 0 + 取込不可 0" in done[2].stdout
    assert "判定 " in done[4].stdout
    return folder


def test_everything_verifies(folder: Path) -> None:
    done = totsugo("verify", str(folder), "--user", "kakari")
    assert (done.returncode, "異常はありません。" in done.stdout) == (0, True), done.stderr


def test_a_wrong_password_says_so(folder: Path) -> None:
    done = totsugo("verify", str(folder), "--user", "kakari", passwords=("ちがう",))
    assert done.returncode == 2
    assert "パスワードが違います" in done.stderr
    assert "ちがう" not in done.stderr.replace("パスワードが違います", "")


def test_a_caseworker_adds_nobody(folder: Path) -> None:
    words = ("adduser", str(folder), "--user", "tanto", "--new-user", "x", "--new-name", "x")
    done = totsugo(*words, passwords=(SECOND, FIRST))
    assert (done.returncode, "P101" in done.stderr) == (2, True)


def test_the_same_file_twice_is_refused(folder: Path) -> None:
    techo = folder.parent / "stick" / "techo.csv"
    words = ("--side", "subject", "--reference-date", "2026-10-01", "--user", "kakari")
    done = totsugo("import", str(folder), str(techo), *words)
    assert (done.returncode, "E313" in done.stderr) == (2, True)
    assert not list((folder / "batches").glob("*.part"))


def test_a_broken_file_stores_nothing(folder: Path) -> None:
    broken = folder.parent / "broken.csv"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    before = sorted((folder / "batches").iterdir())
    words = ("--side", "subject", "--scheme", "seiho", "--reference-date", "2026-10-01")
    done = totsugo("import", str(folder), str(broken), *words, "--user", "kakari")
    assert done.returncode == 2
    assert done.stderr.startswith("E")
    assert sorted((folder / "batches").iterdir()) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("run",), 64),
        (("report", "worklist"), 64),
        (("dispose", "--user", "kakari"), 2),
        (("import", "x.csv", "--side", "subject"), 64),
    ],
)
def test_wrong_usage_is_told_apart_from_refusal(
    folder: Path, words: tuple[str, ...], code: int
) -> None:
    assert totsugo(words[0], str(folder), *words[1:]).returncode == code


def test_a_backup_opens_after_the_original_is_gone(folder: Path, tmp_path: Path) -> None:
    safe, back = tmp_path / "safe", tmp_path / "back"
    safe.mkdir()
    done = totsugo("backup", str(folder), str(safe), "--user", "kakari")
    assert done.returncode == 0, done.stderr
    (copy,) = safe.iterdir()
    done = totsugo("restore", str(back), str(copy), "--user", "kakari")
    assert done.returncode == 0, done.stderr
    assert totsugo("verify", str(back), "--user", "tanto", passwords=(SECOND,)).returncode == 0
    for path in (*safe.rglob("*"), *back.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            assert not any(marker.encode() in content for marker in MARKERS)


def test_a_changed_backup_is_refused(folder: Path, tmp_path: Path) -> None:
    totsugo("backup", str(folder), str(tmp_path), "--user", "kakari")
    (copy,) = tmp_path.iterdir()
    victim = next((copy / "batches").iterdir())
    content = bytearray(victim.read_bytes())
    content[-1] ^= 1
    victim.write_bytes(content)
    done = totsugo("restore", str(tmp_path / "back"), str(copy), "--user", "kakari")
    assert (done.returncode, "B102" in done.stderr) == (2, True)
    assert not (tmp_path / "back").exists()


def test_nothing_readable_lies_in_the_folder_or_the_temporary_folder(
    folder: Path, tmp_path: Path
) -> None:
    """Import, match and verify again with a temporary folder of our own, then look at every byte."""
    stick = tmp_path / "stick"
    techo, _ = small_medium(stick, subjects=30)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = {**os.environ, "TMPDIR": str(scratch)}
    words = ("--side", "subject", "--reference-date", "2026-10-01", "--extract", "second")
    me = ("--user", "kakari", "--password-stdin")
    for act in (("import", str(folder), str(techo), *words), ("run", str(folder))):
        done = subprocess.run(
            [sys.executable, "-m", "app", "inspection", *act, *me],
            input=f"{FIRST}\n",
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert not any(marker in done.stdout + done.stderr for marker in MARKERS)
    looked_at = [*folder.rglob("*"), *scratch.rglob("*")]
    spelled = [m.encode(codec) for m in MARKERS for codec in ("utf-8", "cp932", "utf-16-le")]
    for path in looked_at:
        if path.is_file():
            content = path.read_bytes()
            assert not any(marker in content for marker in spelled), path.name
