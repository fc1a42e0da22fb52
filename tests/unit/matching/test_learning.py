"""Learning m from counts of patterns."""

import polars as pl

from app.run.run_settings import load_weights
from matching.learning import count_patterns, learn
from matching.weights import FIELDS, LEVELS, Weights

ABSENT = dict.fromkeys(FIELDS, "")


def patterns(matches: int, strangers: int) -> pl.DataFrame:
    same = {**ABSENT, "name": "same", "birth_date": "same", "sex": "same", "address": "same"}
    moved = {**same, "address": "different"}
    stranger = {
        **ABSENT,
        "name": "different",
        "birth_date": "different",
        "sex": "same",
        "address": "different",
    }
    rows = [same] * (matches * 3 // 4) + [moved] * (matches // 4) + [stranger] * strangers
    return count_patterns(pl.DataFrame(rows, schema=dict.fromkeys(LEVELS, pl.String)))


def test_learns_how_often_matches_moved() -> None:
    shipped = load_weights()
    learnt = learn(patterns(4000, 100), u=shipped.u, prior=shipped, share=0.9)
    assert learnt.origin == "learnt"
    assert abs(learnt.m["address"]["same"] - 0.75) < 0.01
    assert learnt.m["name"]["same"] > 0.99  # the strangers taught nothing


def test_chances_sum_to_one() -> None:
    shipped = load_weights()
    learnt = learn(patterns(400, 10), u=shipped.u, prior=shipped, share=0.9)
    assert all(abs(sum(chances.values()) - 1) < 1e-9 for chances in learnt.m.values())


def test_same_input_same_digits() -> None:
    shipped = load_weights()
    runs = [learn(patterns(400, 10), u=shipped.u, prior=shipped, share=0.9).m for _ in range(2)]
    assert runs[0] == runs[1]


def test_shipped_tables_are_whole() -> None:
    shipped = load_weights()
    for chances in (shipped.m, shipped.u):
        assert set(chances) == set(LEVELS)
        assert all(abs(sum(levels.values()) - 1) < 1e-6 for levels in chances.values())


def test_a_weaker_level_never_weighs_more() -> None:
    shipped = load_weights()
    u = {field: dict(levels) for field, levels in shipped.u.items()}
    u["address"]["former"] = 1e-9
    weights = Weights(shipped.m, u, "learnt")
    for field, levels in LEVELS.items():
        bits = [weights.of(field, level) for level in levels]
        assert bits == sorted(bits, reverse=True)
