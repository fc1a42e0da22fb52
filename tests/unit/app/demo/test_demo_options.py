import pytest

from app.demo.options import DemoOptions, parse_kinds
from app.errors import UsageError


def test_shares_are_scaled_to_one_and_missing_kinds_are_none():
    assert dict(parse_kinds("family=3,slip=1")) == {
        "family": 0.75,
        "namesake": 0.0,
        "neighbour": 0.0,
        "slip": 0.25,
    }


@pytest.mark.parametrize("text", ["cousin=1", "family", "family=-1", "family=0", "family=nan", ""])
def test_wrong_shares_are_refused(text):
    with pytest.raises(UsageError):
        parse_kinds(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"subjects": 0},
        {"residents": 50},
        {"subjects": 1000, "residents": 1000},
        {"mislinks": 0.9},
        {"layouts": "none"},
    ],
)
def test_impossible_sizes_are_refused(wrong):
    with pytest.raises(UsageError):
        DemoOptions(**wrong)
