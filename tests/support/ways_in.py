"""The ways an extract comes in: `match`, `profile`, the window's preview and its import.

Each tells what it said about the file, whether it refused it, and what it left behind. How to add
a way: one function and one row in WAYS.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from app.batches.intake import Coverage, Intake, Plan
from app.batches.scope import Side as BatchSide
from app.desk import Desk
from app.errors import KnownError
from app.extracts import Side
from tests.support.extract_files import PLAIN, delimited, register_rows, subject_rows
from tests.support.jobs import done

DAY = date(2026, 10, 1)


@dataclass(frozen=True)
class Heard:
    """What one way said: code and sentence of every message, in order; `refused` by the last.

    `counts` are the rows kept, rejected, skipped and counted, None where the way told none.
    """

    refused: bool
    messages: tuple[str, ...]
    left_behind: bool
    counts: tuple[int, int, int, int] | None


@dataclass(frozen=True)
class Office:
    """Where the ways lead: a folder of its own for each file, a signed-in desk, the terminal."""

    folder: Path
    desk: Desk
    terminal: pytest.CaptureFixture[str]


Way = Callable[[Office, Path, Side], Heard]


def by_match(office: Office, path: Path, side: Side) -> Heard:
    """`totsugo match` with a good file on the other side."""
    other = office.folder / "other"
    other.mkdir()
    if side is Side.REGISTER:
        subjects, register = delimited(other, subject_rows(), PLAIN, "業務.csv"), path
    else:
        subjects, register = path, delimited(other, register_rows(), PLAIN, "住基.csv")
    out = office.folder / "out"
    words = ["match", "--subjects", subjects, "--register", register, "--out", out]
    code, told = _command(office, [str(word) for word in words])
    if code:
        return Heard(code == 2, told, out.exists(), None)
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    file = next(file for file in summary["files"] if file["name"] == path.name)
    assert _about(path, told) == tuple(file["messages"])
    return Heard(refused=False, messages=_about(path, told), left_behind=True, counts=_counts(file))


def by_profile(office: Office, path: Path, side: Side) -> Heard:
    """`totsugo profile`, which also keeps nothing."""
    code, told = _command(office, ["profile", str(path), "--side", side])
    messages = told if code else _about(path, told)
    return Heard(refused=code == 2, messages=messages, left_behind=False, counts=None)


def by_preview(office: Office, path: Path, side: Side) -> Heard:
    """What the window's import page shows before anything is stored."""
    intake = Intake(office.desk)
    try:
        job = intake.start_preview((path,), BatchSide(side))
        preview = intake.finish_preview(job, done(job))
    except KnownError as error:
        return _refused(error, left_behind=_stored(office.desk))
    rows = (
        preview.rows_kept,
        preview.rows_rejected,
        preview.rows_skipped,
        preview.rows_counted,
    )
    return Heard(
        refused=False, messages=preview.messages, left_behind=_stored(office.desk), counts=rows
    )


def by_import(office: Office, path: Path, side: Side) -> Heard:
    """The import that follows when the preview is confirmed as it stands."""
    intake = Intake(office.desk)
    job = intake.start(_plan(path, side))
    try:
        result = done(job)
        taken = intake.finish(job, result)
    except KnownError as error:
        intake.abandon(job)
        return _refused(error, left_behind=_stored(office.desk))
    facts = result["facts"]
    assert isinstance(facts, dict)
    assert list(taken.messages) == facts["messages"]
    return Heard(
        refused=False,
        messages=taken.messages,
        left_behind=_stored(office.desk),
        counts=_counts(facts),
    )


WAYS: dict[str, Way] = {
    "match": by_match,
    "profile": by_profile,
    "preview": by_preview,
    "import": by_import,
}
STORES = ("match", "import")
"""The ways that leave something behind when they go on."""


def _command(office: Office, words: list[str]) -> tuple[int, tuple[str, ...]]:
    office.terminal.readouterr()
    code = main(words)
    return code, tuple(office.terminal.readouterr().err.splitlines())


def _about(path: Path, told: tuple[str, ...]) -> tuple[str, ...]:
    start = f"{path.name}: "
    return tuple(line.removeprefix(start) for line in told if line.startswith(start))


def _refused(error: KnownError, *, left_behind: bool) -> Heard:
    assert error.exit_code == 2
    return Heard(refused=True, messages=(str(error),), left_behind=left_behind, counts=None)


def _stored(desk: Desk) -> bool:
    """Whether any batch is on record or any file of one lies in the inspection folder."""
    return bool(Intake(desk).batches()) or any(desk.batches.iterdir())


def _plan(path: Path, side: Side) -> Plan:
    return Plan(
        paths=(path,),
        side=BatchSide(side),
        extract=path.stem,
        scheme="seishin_techo" if side is Side.SUBJECT else "",
        reference_date=DAY,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
    )


def _counts(facts: Mapping[str, int]) -> tuple[int, int, int, int]:
    return (
        facts["rows_kept"],
        facts["rows_rejected"],
        facts["rows_skipped"],
        facts["rows_counted"],
    )
