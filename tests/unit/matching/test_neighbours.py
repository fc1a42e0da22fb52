"""Numbers one slip away."""

from hypothesis import given
from hypothesis import strategies as st

from matching import parse_number
from matching.neighbours import is_one_slip, neighbour_numbers
from tests.support.persons import NUMBERS


@given(st.sampled_from(NUMBERS), st.integers(0, 11), st.integers(1, 9))
def test_every_one_digit_slip_finds_its_way_back(number: str, place: int, shift: int) -> None:
    digit = str((int(number[place]) + shift) % 10)
    wrong = number[:place] + digit + number[place + 1 :]
    assert int(number) in neighbour_numbers(wrong)
    assert is_one_slip(number, wrong)


@given(st.sampled_from(NUMBERS), st.integers(0, 11))
def test_a_lost_digit_finds_its_way_back(number: str, place: int) -> None:
    assert int(number) in neighbour_numbers(number[:place] + number[place + 1 :])


@given(st.text("0123456789", max_size=16))
def test_neighbours_are_valid_numbers(text: str) -> None:
    assert all(not parse_number(f"{number:012d}").problem for number in neighbour_numbers(text))


def test_swap_of_neighbours_is_one_slip_but_not_of_others() -> None:
    assert is_one_slip("123456789018", "213456789018")
    assert not is_one_slip("123456789018", "321456789018")
    assert not is_one_slip("123456789018", "123456789018")
