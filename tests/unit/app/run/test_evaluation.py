"""Evaluation against a truth table."""

import io
import json

import polars as pl
import pytest

from app.__main__ import main
from app.errors import KnownError
from app.run.evaluation import evaluate

TRUTH = {
    "true_person_id": "P1",
    "linked_person_id": "P1",
    "is_mislink": "false",
    "mislink_kind": "",
    "mislink_detail": "",
    "number_state": "ok",
    "tags": "",
}
RESULT = {
    "verdict": "A", "class": "A1", "number_state": "ok", "best_candidate": "P1",
    "queue_position": None, "linked_resident": "P1",
}  # fmt: skip
MISLINK = {"is_mislink": "true", "mislink_kind": "family_member", "linked_person_id": "P2"}


def frames(*rows: tuple[dict[str, object], dict[str, object]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Results and truth from pairs (changes of the result, changes of the truth)."""
    keys = [{"extract": "techo", "record_id": f"K{place}"} for place in range(len(rows))]
    schema = {"queue_position": pl.Int64}
    results = [key | RESULT | changes for key, (changes, _) in zip(keys, rows, strict=True)]
    truths = [key | TRUTH | changes for key, (_, changes) in zip(keys, rows, strict=True)]
    return pl.DataFrame(results, schema_overrides=schema), pl.DataFrame(truths)


def test_an_accepted_mislink_is_listed() -> None:
    found = evaluate(*frames(({}, {}), ({}, MISLINK)))
    assert [(item.record_id, item.kind) for item in found.mislinks_accepted] == [
        ("K1", "family_member")
    ]
    assert found.accepted_by_kind["family_member"].hits == 1


@pytest.mark.parametrize(
    ("tags", "demanded"),
    [
        ("moved", True),
        ("building_omitted|kana_width", True),
        ("kana_width", False),
        ("kanji_variant", False),
        ("", False),
    ],
)
def test_floor_by_tags(tags: str, demanded: bool) -> None:
    found = evaluate(*frames(({"verdict": "B", "queue_position": 1}, {"tags": tags})))
    assert found.floor.hits == int(demanded)
    assert found.beyond_floor.hits == int(not demanded)


def test_lost_zero_counts_only_where_it_was_not_restored() -> None:
    truth = {"tags": "number_zero_dropped"}
    lost = {"verdict": "C", "number_state": "malformed", "queue_position": 1}
    assert evaluate(*frames(({}, truth), (lost, truth))).floor.hits == 1


def test_candidates_and_queue() -> None:
    right = ({"verdict": "C", "queue_position": 1, "best_candidate": "P1"}, MISLINK)
    wrong = ({"verdict": "C", "queue_position": 40, "best_candidate": "P2"}, MISLINK)
    absent = (
        {"verdict": "C", "queue_position": 2, "best_candidate": ""},
        {"true_person_id": "", "number_state": "missing"},
    )
    found = evaluate(*frames(right, wrong, absent))
    assert (found.candidates.mislinks.hits, found.candidates.mislinks.total) == (1, 2)
    assert found.candidates.nobody_when_absent.rate == 1.0
    assert found.candidates.missed == (("techo", "K1", "family_member"),)
    assert found.queue.mislink_positions == (1, 40)
    assert found.queue.mislinks_in_head.hits == 1


def test_nothing_in_common_is_refused() -> None:
    results, truth = frames(({}, {}))
    with pytest.raises(KnownError, match="E602"):
        evaluate(results, truth.with_columns(record_id=pl.lit("other")))
    with pytest.raises(KnownError, match="E601"):
        evaluate(results.drop("verdict"), truth)


def test_command_line(tmp_path, capsys) -> None:
    results, truth = frames(({}, {}), ({}, MISLINK))
    results.write_parquet(tmp_path / "results.parquet")
    truth.write_csv(tmp_path / "truth.csv")
    files = [str(tmp_path / "results.parquet"), str(tmp_path / "truth.csv")]
    assert main(["evaluate", *files]) == 0
    assert "techo K1 family_member" in capsys.readouterr().out
    assert main(["evaluate", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mislinks"] == 1
    assert main(["evaluate", str(tmp_path / "missing.csv"), files[1]]) == 2


def test_results_written_as_text_are_the_same() -> None:
    rows = frames(({"verdict": "C", "queue_position": 7}, MISLINK), ({}, {}))
    as_text = pl.read_csv(
        io.BytesIO(rows[0].write_csv().encode()), infer_schema=False, empty_string_is_null=False
    )
    assert evaluate(as_text, rows[1]) == evaluate(*rows)


def test_a_record_that_is_there_twice_is_counted_twice() -> None:
    results, truth = frames(({"verdict": "C", "queue_position": 1}, MISLINK), ({}, {}))
    same = [frame.with_columns(record_id=pl.lit("K0")) for frame in (results, truth)]
    found = evaluate(*same)
    assert (found.records, found.mislinks, len(found.mislinks_accepted)) == (2, 1, 0)
