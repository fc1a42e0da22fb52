import numpy as np
import pytest

from app.demo.dice import stage_random
from app.demo.numbers import broken, check_digit, draw_numbers, is_valid, slips


@pytest.mark.parametrize("number", ["123456789018", "023456789013"])
def test_check_digit_of_the_public_vectors(number):
    assert check_digit(number[:11]) == number[11]


def test_drawn_numbers_are_valid_and_distinct():
    numbers = [f"{number:012}" for number in draw_numbers(np.random.default_rng(1), 5000).tolist()]

    assert len(set(numbers)) == 5000
    assert all(is_valid(number) for number in numbers)
    assert any(number.startswith("0") for number in numbers)


def test_slips_are_other_valid_numbers():
    for number in ("123456789018", "717270698230"):
        found = slips(number)
        assert found
        assert all(is_valid(slip) and slip != number for slip in found)


def test_the_slip_seen_in_practice_is_among_them():
    assert "917270698230" in slips("717270698230")


def test_broken_numbers_fail():
    rng = stage_random(3, "test")

    assert not any(is_valid(broken(rng, "123456789018")) for _ in range(300))
