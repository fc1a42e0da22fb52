import subprocess
import sys

import pytest

from app.demo import DemoOptions, generate
from app.demo.options import parse_kinds

FRAMES = ("register", "techo", "seiho", "jiritsu", "truth")
SMALL = {"subjects": 150, "residents": 1500}


def test_sizes(data):
    assert data.register.height == data.options.residents
    assert data.truth.height == data.options.subjects
    assert data.techo.height + data.seiho.height + data.jiritsu.height == data.options.subjects


def test_equal_options_give_equal_frames():
    first, second = (generate(DemoOptions(**SMALL, seed=8)) for _ in range(2))

    for name in FRAMES:
        assert getattr(first, name).equals(getattr(second, name))


def test_another_seed_gives_other_people():
    first, second = (generate(DemoOptions(**SMALL, seed=seed)) for seed in (8, 9))

    assert not first.register.equals(second.register)
    assert not first.techo.equals(second.techo)


def test_the_order_of_sets_plays_no_part():
    program = (
        "from app.demo import DemoOptions, generate\n"
        f"data = generate(DemoOptions(**{SMALL!r}, seed=8, mislinks=0.1))\n"
        "print(data.truth.write_csv(), data.techo.write_csv())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(outputs) == 1


def test_wrong_links_come_at_the_rate_told(data):
    wrong = data.truth.filter(data.truth["is_mislink"] == "true").height

    assert wrong == pytest.approx(data.options.subjects * data.options.mislinks, abs=3)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("family=1", {"family_member"}),
        (
            "namesake=1",
            {"same_name_stranger", "same_name_same_dob", "nonregister_stranger"},
        ),
        ("neighbour=1", {"adjacent_row_swap"}),
        ("slip=1", {"digit_typo_valid", "other_extract_duplicate", "dead_person"}),
    ],
)
def test_wrong_links_are_of_the_kind_told(kinds, expected):
    options = DemoOptions(
        subjects=600, residents=6000, seed=3, mislinks=0.1, kinds=parse_kinds(kinds)
    )
    truth = generate(options).truth
    wrong = truth.filter(truth["is_mislink"] == "true")

    assert set(wrong["mislink_kind"]) == expected
    assert wrong.height == pytest.approx(60, abs=3)


def test_harmless_differences_are_as_common_as_in_practice(data):
    tagged = data.truth.filter(data.truth["tags"] != "").height / data.truth.height

    assert 0.4 < tagged < 0.8


def test_no_wrong_links_when_none_are_wanted():
    truth = generate(DemoOptions(**SMALL, seed=8, mislinks=0.0)).truth

    assert set(truth["is_mislink"]) == {"false"}
