"""The offices that the pictures are taken in, each made once from synthetic data."""

from collections.abc import Callable, Mapping
from pathlib import Path

from app import program
from app.access.accounts import Accounts
from app.access.inspection import NewInspection
from app.batches.intake import Coverage, Intake, Plan, Side
from app.case_states import CaseId
from app.demo import DemoOptions, generate, with_rare_names, write
from app.demonstration import REFERENCE_DATE
from app.job_runner import run_job
from app.jobs import Progress
from app.keys import SMALL
from app.people import Role
from app.program import Program
from app.review.first_check import Review
from app.review.second_check import SecondCheck
from app.settings import Settings
from tests.support.extract_files import register_rows, subject_rows, without_column
from tests.support.grouped import documents
from tests.support.inspected import a_document, put_cases
from tests.support.jobs import csv, taken_in
from tests.support.mixed import put_mixed
from tests.support.office import (
    AUDITOR,
    CASEWORKER,
    SECOND,
    SUPERVISOR,
    a_person,
    a_staffed_desk,
    sit_down,
    stand_up,
)
from tests.unit.app.review.test_review import judge, seen

_FILES = (
    ("techo.csv", Side.SUBJECT, "seishin_techo"),
    ("seiho.xlsx", Side.SUBJECT, "seiho"),
    ("jiritsu.csv", Side.SUBJECT, "jiritsu"),
    ("register.csv", Side.REGISTER, ""),
)


def _quiet(_progress: Progress) -> None:
    """Nobody watches."""


def medium(folder: Path, *, subjects: int = 1_500, residents: int = 20_000) -> Path:
    """The files of the demonstration."""
    folder.mkdir(parents=True, exist_ok=True)
    options = DemoOptions(subjects=subjects, residents=residents, seed=1)
    write(with_rare_names(generate(options)), folder)
    return folder


def the_city(folder: Path) -> None:
    """A whole demonstration with a finished run and everybody entered."""
    new = NewInspection(
        title="令和8年度 総点検", office="サンプル市 障害福祉課", first=a_person(SUPERVISOR)
    )
    desk = program.create(folder, new, parameters=SMALL)
    _staff(desk)
    files = medium(folder.parent / "medium")
    for name, side, scheme in _FILES:
        _take_in(desk, files / name, side=side, scheme=scheme)
    job = desk.runs.start("strict")
    for _ in desk.runs.finish(job, run_job(job, _quiet)):
        pass
    index = desk.register_search.index
    job = index.start()
    index.finish(job, run_job(job, _quiet))
    desk.settings.change("deadline", "2026-12-25")
    desk.close()


def nothing_yet(folder: Path) -> None:
    """A founded inspection with nobody but its first 責任者, and nothing in it."""
    stand_up(a_staffed_desk(folder))


def mixed(folder: Path) -> None:
    """Cases of every sort, a group of forty among them."""
    desk = a_staffed_desk(folder)
    put_mixed(desk)
    stand_up(desk)


def grouped(folder: Path) -> None:
    """Forty cases of one 一括可 pattern among forty others."""
    desk = a_staffed_desk(folder)
    put_cases(desk, documents(40))
    stand_up(desk)


def unnumbered(folder: Path) -> None:
    """A business system without numbers, and a register."""
    desk = a_staffed_desk(folder)
    rows = without_column(subject_rows(50), "個人番号")
    taken_in(desk, csv(folder.parent, "techo.csv", rows), Side.SUBJECT, lacking=("number",))
    taken_in(desk, csv(folder.parent, "register.csv", register_rows(60)), Side.REGISTER)
    Settings(desk).change("number_people", CASEWORKER)
    stand_up(desk)


def prefecture(folder: Path) -> None:
    """Business data and no register: numbers are asked for."""
    desk = a_staffed_desk(folder)
    taken_in(desk, csv(folder.parent, "techo.csv", subject_rows(12)), Side.SUBJECT)
    stand_up(desk)


def again(folder: Path) -> None:
    """The same run twice: some cases were decided and agreed to in the first one."""
    desk = a_staffed_desk(folder)
    put_cases(desk, [a_document(number) for number in range(12)])
    stand_up(desk)
    desk = sit_down(folder, CASEWORKER)
    review = Review(desk)
    for number in range(1, 7):
        review.decide(judge(review, CaseId(number)))
    stand_up(desk)
    desk = sit_down(folder, SUPERVISOR)
    review, check = Review(desk), SecondCheck(desk)
    for number in range(1, 7):
        check.agree(seen(review, CaseId(number)))
    put_cases(desk, [a_document(number) for number in range(12)])
    stand_up(desk)


OFFICES: Mapping[str, Callable[[Path], None]] = {
    "city": the_city,
    "empty": nothing_yet,
    "mixed": mixed,
    "grouped": grouped,
    "unnumbered": unnumbered,
    "prefecture": prefecture,
    "again": again,
}


def _staff(desk: Program) -> None:
    accounts: Accounts = desk.accounts
    for user, role in (
        (CASEWORKER, Role.CASEWORKER),
        (SECOND, Role.CASEWORKER),
        (AUDITOR, Role.AUDITOR),
    ):
        accounts.add(a_person(user), role)


def _take_in(desk: Program, path: Path, *, side: Side, scheme: str) -> None:
    plan = Plan(
        paths=(path,),
        side=side,
        extract=path.stem,
        scheme=scheme,
        reference_date=REFERENCE_DATE,
        coverage=Coverage.ALL,
        statuses={},
        restore_leading_zeros=False,
        profile="",
    )
    intake: Intake = desk.intake
    job = intake.start(plan)
    intake.finish(job, run_job(job, _quiet))
