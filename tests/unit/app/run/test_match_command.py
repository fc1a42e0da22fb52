"""`totsugo match` on the sample: the three files, and what they may never hold."""

import json
from pathlib import Path

import polars as pl
import pytest

from app.__main__ import main
from app.run.evaluation import evaluate
from app.run.results_file import write_results
from matching import RESULT_SCHEMA

SAMPLE = Path(__file__).parents[3] / "data" / "sample"
SUBJECTS = [str(SAMPLE / name) for name in ("techo.csv", "seiho.xlsx", "jiritsu.csv")]
REGISTER = str(SAMPLE / "register.csv")


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "out"
    assert (
        main(["match", "--subjects", *SUBJECTS, "--register", REGISTER, "--out", str(folder)]) == 0
    )
    return folder


def test_three_files_and_nothing_else(out: Path) -> None:
    assert sorted(path.name for path in out.iterdir()) == [
        "results.csv",
        "results.parquet",
        "summary.json",
    ]


def test_results_follow_the_contract(out: Path) -> None:
    results = pl.read_parquet(out / "results.parquet")
    assert dict(results.schema) == RESULT_SCHEMA
    text = pl.read_csv(out / "results.csv", infer_schema=False)
    assert text.columns == list(RESULT_SCHEMA)
    assert text.height == results.height == 1500
    assert not (out / "results.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_personal_data_in_any_file(out: Path) -> None:
    """No name, address or number of anybody in the sample stands in any of the files."""
    results = (out / "results.csv").read_text(encoding="utf-8") + (out / "summary.json").read_text(
        encoding="utf-8"
    )
    rows = (SAMPLE / "jiritsu.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    cells = {cell for row in rows for cell in row.split(",")[1:10] if len(cell) > 3}
    assert not [cell for cell in cells if cell in results]


def test_sample_is_judged_well(out: Path) -> None:
    truth = pl.read_csv(SAMPLE / "truth.csv", infer_schema=False)
    found = evaluate(pl.read_parquet(out / "results.parquet"), truth)
    assert found.mislinks_accepted == ()
    assert found.review_load.rate <= found.floor.rate + 0.02
    assert found.candidates.mislinks.total - found.candidates.mislinks.hits <= 1
    assert found.candidates.without_number.rate >= 0.97
    assert found.candidates.nobody_when_absent.rate >= 0.9


def test_summary_counts_add_up(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert sum(summary["verdicts"].values()) == sum(summary["classes"].values()) == 1500
    for file in summary["files"]:
        kept = file["rows_kept"] + file["rows_rejected"] + file["rows_skipped"]
        assert file["rows_counted"] == kept
    assert set(summary["digests"]) == {"rules", "policy", "tables"}


def test_refused_input_keeps_earlier_results(out: Path, capsys) -> None:
    before = (out / "results.csv").read_bytes()
    assert (
        main(
            [
                "match",
                "--subjects",
                str(out / "summary.json"),
                "--register",
                REGISTER,
                "--out",
                str(out),
            ]
        )
        == 2
    )
    assert (out / "results.csv").read_bytes() == before
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    "option",
    [
        ["--scheme", "nofile=techo"],
        ["--reference-date", "techo.csv=昨日"],
        ["--scheme", "techo.csv=無い事務"],
    ],
)
def test_wrong_usage(option: list[str], out: Path) -> None:
    words = ["match", "--subjects", SUBJECTS[0], "--register", REGISTER, "--out", str(out)]
    assert main([*words, *option]) == 64


def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    from app.errors import KnownError

    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(KnownError, match="E611"):
        write_results(blocked, pl.DataFrame({"a": [1]}), {})


def test_less_memory_than_the_work_takes_is_said_and_it_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "match",
        "--subjects",
        SUBJECTS[0],
        "--register",
        REGISTER,
        "--out",
        str(tmp_path / "o"),
    ]
    assert main([*words, "--memory", "100M"]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "メモリー" in line]
    assert len(told) == 1
    assert told[0].endswith("(指定は0.1GB)。そのまま続けます。")
