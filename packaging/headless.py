"""The same job without a screen: demonstration data to results, PDFs and a picture, all in one folder.

OUT/data         the synthetic extracts with their truth
OUT/match        results of the command line (results.parquet, results.csv, summary.json)
OUT/inspection   the demonstration inspection (encrypted)
OUT/*.pdf        点検リスト, 点検記録票(一覧), 点検記録票(個票)
OUT/review*.png  the review page on rare surnames
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap import say

from app.__main__ import main as totsugo
from app.case_states import REASONS, CaseId, Outcome, serial
from app.clock import SystemClock
from app.demo import DemoOptions, generate, with_rare_names, write
from app.demonstration import (
    PASSWORD,
    PEOPLE,
    RESIDENTS,
    SEED,
    SUBJECTS,
    build_demonstration,
)
from app.jobs import Progress
from app.printing.case_printing import Printing, PrintRequest
from app.program import Program, sign_in
from app.review.first_check import Judgement, QueueFilter
from app.review.second_check import CheckedCase

RARE = ("𠮷田", "髙橋", "山﨑", "葛󠄀西")
SHOWN = len(RARE)
ANSWERS = (Outcome.SUSPECT, Outcome.RIGHT, Outcome.SUSPECT, Outcome.RIGHT, Outcome.HOLD)


def data(out: Path) -> Path:
    """The synthetic extracts, as a medium would carry them."""
    folder = out / "data"
    folder.mkdir(parents=True, exist_ok=True)
    options = DemoOptions(subjects=SUBJECTS, residents=RESIDENTS, seed=SEED)
    write(with_rare_names(generate(options)), folder)
    return folder


def match(folder: Path, out: Path) -> None:
    """The results of the command line over the same files."""
    subjects = [str(folder / name) for name in ("techo.csv", "seiho.xlsx", "jiritsu.csv")]
    register = ["--register", str(folder / "register.csv")]
    code = totsugo(["match", "--subjects", *subjects, *register, "--out", str(out / "match")])
    if code:
        raise SystemExit(code)
    totsugo(["evaluate", str(out / "match" / "results.parquet"), str(folder / "truth.csv")])


def rare_first(desk: Program) -> list[CaseId]:
    """The eye queue, one case of each rare surname first."""
    ids = list(desk.review.queue(QueueFilter()))
    names = {row.case_id: row.name for row in desk.review.rows(ids)}
    shown = [next(case for case in ids if names[case].startswith(rare)) for rare in RARE]
    return [*shown, *(case for case in ids if case not in shown)]


def decide(desk: Program, cases: Sequence[CaseId]) -> None:
    """First checks of many kinds, as a person would enter them."""
    for index, case_id in enumerate(cases):
        outcome = ANSWERS[index % len(ANSWERS)]
        reason = next(row.code for row in REASONS if row.outcome is outcome)
        view = desk.review.open(case_id)
        desk.review.decide(
            Judgement(
                case_id=case_id,
                version=view.version,
                seen_digest=view.seen_digest,
                outcome=outcome,
                reason=reason,
            )
        )


def second_check(desk: Program) -> list[CaseId]:
    """Another person agrees with what waits."""
    waiting = list(desk.second_check.queue(QueueFilter()))
    for case_id in waiting:
        view = desk.review.open(case_id)
        checked = CheckedCase(case_id=case_id, version=view.version, seen_digest=view.seen_digest)
        desk.second_check.agree(checked)
    return waiting


def print_all(desk: Program, out: Path, papers: dict[str, Sequence[CaseId]]) -> None:
    """Issue each report over its cases, unlocked: everything in it is synthetic."""
    printing = Printing(desk, SystemClock())
    for report_id, cases in papers.items():
        issued = printing.issue(PrintRequest(report_id=report_id, case_ids=tuple(cases)))
        printing.save(issued, out, password="").replace(out / f"{report_id}.pdf")
        say(f"{issued.row.report_words}: {issued.row.cases} 件 {issued.row.pages} 頁")


def review(folder: Path, out: Path) -> Sequence[CaseId]:
    """Two people work on cases, the papers are printed; gives the cases to be pictured."""
    supervisor, caseworker = PEOPLE[0].user, PEOPLE[1].user
    desk = sign_in(folder, user=caseworker, password=PASSWORD)
    try:
        cases = rare_first(desk)
        decide(desk, cases[SHOWN : SHOWN + 24])
    finally:
        desk.close()
    desk = sign_in(folder, user=supervisor, password=PASSWORD)
    try:
        checked = second_check(desk)
        sheets = [*cases[:SHOWN], *checked[:4]]
        papers = {"worklist": cases[:33], "audit_list": checked, "audit_sheet": sheets}
        print_all(desk, out, papers)
    finally:
        desk.close()
    return cases[:SHOWN]


def picture(folder: Path, out: Path, cases: Sequence[CaseId]) -> int:
    """Pictures of the review page on the given cases: review.png, review_2.png …"""
    for number, case_id in enumerate(cases, start=1):
        name = "review.png" if number == 1 else f"review_{number}.png"
        words = [str(folder), str(out / name), serial(case_id)]
        code = subprocess.run([sys.executable, "-m", "ui.picture", *words], check=False).returncode
        if code:
            return code
    return 0


def main(words: list[str]) -> int:
    """Everything into one folder; 0 when all of it is there."""
    out = Path(words[0])
    shutil.rmtree(out / "inspection", ignore_errors=True)
    folder = data(out)
    match(folder, out)
    say("見本の点検を作ります。")
    build_demonstration(out / "inspection", folder, _tell)
    cases = review(out / "inspection", out)
    code = picture(out / "inspection", out, cases)
    say(f"結果は {out} にあります。" if code == 0 else "画面の絵を作れませんでした。")
    return code


def _tell(_progress: Progress) -> None:
    """Progress is not shown: the whole takes a minute."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
