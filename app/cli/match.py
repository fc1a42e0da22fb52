"""`totsugo match`: the bench tool. Files in, results out; no store, no ledger.

Nothing but the three result files stays; a register too large for memory lies sealed in the output
folder while the run lasts, under a key that only this process knows.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from app.cli.passwords import workbook_passwords
from app.cli.telling import tell_reports
from app.errors import UsageError
from app.extracts import FileReport, Options, Watch, read_register, read_subjects
from app.extracts.profiles import load_profile
from app.files import SCRATCH_SUFFIX
from app.rules import policy_names
from app.run.memory_need import too_little_words
from app.run.results_file import count_of, write_results
from app.run.run_settings import Coverage, run_settings
from app.run.scratch import Scratch, ScratchRegister, ScratchShelf
from app.run.stages import Stopwatch, end_line, peak_memory, tell_terminal
from app.schemes import scheme_named
from matching import MatchResult, RunSettings, match

_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}
WORK = 5 << 29
"""Bytes that the work itself takes beside the register and its keys (70,000 subjects): 2.5 GiB."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add = parser.add_argument
    add("--subjects", type=Path, nargs="+", required=True, help="業務側の抽出データ")
    add("--register", type=Path, nargs="+", required=True, help="住基側の抽出データ")
    add("--out", type=Path, required=True, help="結果を書くフォルダー")
    add("--profile", action="append", default=[], metavar="FILE=PROFILE", help="取込定義")
    add("--scheme", action="append", default=[], metavar="FILE=NAME", help="事務")
    add("--policy", default=policy_names()[0], choices=policy_names(), help="照合方針")
    add(
        "--coverage",
        default=Coverage.ALL,
        choices=[str(item) for item in Coverage],
        help="住基データの範囲",
    )
    add(
        "--reference-date",
        action="append",
        default=[],
        metavar="FILE=YYYY-MM-DD",
        help="抽出基準日",
    )
    add("--restore-leading-zeros", action="store_true", help="個人番号の前ゼロを列全体で補う")
    add("--memory", type=_memory, default=_memory("4G"), help="使ってよいメモリー(例 4G)")


def run(arguments: argparse.Namespace) -> int:
    """Match and write the results; 0 when done."""
    watch = Stopwatch(tell_terminal)
    options = _options(arguments)
    reading = Watch(
        progress=lambda done, whole: watch("read", done, whole), cancelled=lambda: False
    )
    extracts = read_subjects(arguments.subjects, options, reading)
    register = read_register(arguments.register, options, reading)
    settings = run_settings(
        policy=arguments.policy,
        coverage=Coverage(arguments.coverage),
        reference_dates={path.stem: day for path, day in options.reference_dates.items()},
        restored=frozenset(report.extract for report in extracts.reports if report.zeros_restored),
        facilities=(),
    )
    reports = (*extracts.reports, *register.reports)
    tell_reports(reports)
    size = {"records": extracts.subjects.frame.height, "residents": register.rows}
    if told := too_little_words(arguments.memory, **size):
        sys.stderr.write(f"{told}\n")
    arguments.out.mkdir(parents=True, exist_ok=True)
    room = max(0, arguments.memory - WORK)
    with Scratch(arguments.out / f"results{SCRATCH_SUFFIX}", memory=room) as scratch:
        residents = ScratchRegister(scratch)
        residents.fill(register.chunks())
        result = match(
            extracts.subjects,
            residents,
            settings=settings,
            shelf=ScratchShelf(scratch),
            progress=watch,
        )
    watch("write", 0, None)
    summary = {**_summary(result, settings, reports), "seconds": watch.seconds()}
    write_results(arguments.out, result.results, {**summary, "peak_memory": peak_memory()})
    end_line()
    return 0


def _summary(
    result: MatchResult, settings: RunSettings, reports: Iterable[FileReport]
) -> dict[str, object]:
    results = result.results
    return {
        "records": results.height,
        "verdicts": count_of(results, "verdict"),
        "classes": count_of(results, "class"),
        "signatures": count_of(results, "signature"),
        "number_states": count_of(results, "number_state"),
        "files": [_file(report) for report in reports],
        "digests": {
            "rules": settings.rules.digest,
            "policy": settings.policy.digest,
            "tables": settings.tables.digest,
        },
        "policy": settings.policy.name,
        "coverage": settings.coverage,
        "model": result.model,
    }


def _file(report: FileReport) -> dict[str, object]:
    return {
        "name": report.name,
        "rows_counted": report.rows_counted,
        "rows_kept": report.rows_kept,
        "rows_rejected": report.rows_rejected,
        "rows_skipped": report.rows_skipped,
        "zeros_restored": report.zeros_restored,
        "sha256": report.sha256,
        "messages": [str(message) for message in report.messages],
    }


def _options(arguments: argparse.Namespace) -> Options:
    files = [*arguments.subjects, *arguments.register]
    schemes = _named(arguments.scheme, arguments.subjects)
    for name in schemes.values():
        if scheme_named(name) is None:
            raise UsageError(
                "E642", f"事務「{name}」はありません。--scheme の指定を直してください。"
            )
    return Options(
        restore_leading_zeros=arguments.restore_leading_zeros,
        profiles={f: load_profile(Path(p)) for f, p in _named(arguments.profile, files).items()},
        schemes=schemes,
        reference_dates={
            file: _date(text) for file, text in _named(arguments.reference_date, files).items()
        },
        passwords=workbook_passwords(files),
    )


def _named(pairs: Sequence[str], files: Sequence[Path]) -> dict[Path, str]:
    """FILE=VALUE words by the file they name, as it was given or by its name alone."""
    found = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        matching = [file for file in files if name in (str(file), file.name, file.stem)]
        if len(matching) != 1 or not value:
            raise UsageError(
                "E641", f"「{name}=」に当たるファイルが1つに決まりません。指定を直してください。"
            )
        found[matching[0]] = value
    return found


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("E643", "抽出基準日は YYYY-MM-DD の形で指定してください。") from None


def _memory(text: str) -> int:
    """Bytes from 4G, 512M …"""
    found = re.fullmatch(r"([0-9]+)\s*([KMG]?)(?:I?B)?", text.upper())
    if found is None:
        raise argparse.ArgumentTypeError("4G や 512M のように指定してください")
    return int(found[1]) * _UNITS[found[2]]
