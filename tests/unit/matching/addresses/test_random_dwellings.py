"""Random dwellings of the whole country in random notations."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matching import AddressText, Agreement, compare_addresses, compare_parsed, parse_address
from tests.support.dwellings import other_dwelling, random_dwelling, seeded
from tests.support.notations import written
from tests.support.tables import TABLES


def test_two_notations_of_one_dwelling_are_equivalent() -> None:
    rng = seeded(20261001)
    missed = []
    for _ in range(1500):
        dwelling = random_dwelling(rng)
        left, right = written(rng, dwelling), written(rng, dwelling)
        found = compare_addresses(left, right, TABLES)
        if not found.agreement.agrees:
            missed.append((left, right, found.reasons))
    assert len(missed) <= 1500 * 0.005, missed


def test_two_dwellings_are_never_equivalent() -> None:
    rng = seeded(20261002)
    for _ in range(1500):
        dwelling = random_dwelling(rng)
        left = written(rng, dwelling, in_full=True)
        right = written(rng, other_dwelling(rng, dwelling), in_full=True)
        found = compare_addresses(left, right, TABLES)
        assert not found.agreement.agrees, (left, right, found)


def test_parsing_again_gives_the_same() -> None:
    rng = seeded(20261003)
    for _ in range(500):
        once = parse_address(written(rng, random_dwelling(rng)), TABLES).canonical
        assert parse_address(AddressText(once), TABLES).canonical == once


def test_comparison_has_no_direction() -> None:
    rng = seeded(20261004)
    for _ in range(500):
        dwelling = random_dwelling(rng)
        other = other_dwelling(rng, dwelling)
        left, right = (parse_address(written(rng, one), TABLES) for one in (dwelling, other))
        forth, back = compare_parsed(left, right), compare_parsed(right, left)
        assert forth.agreement == back.agreement
        assert set(forth.reasons) == set(back.reasons)


@settings(deadline=None, max_examples=300)
@given(
    st.text(max_size=40),
    st.text(
        alphabet="東京都港区芝大阪府堺市一二三十百丁目番地号のノー-－ 　1２3ABⅡ棟室様方同上不明〓●字大小",
        max_size=40,
    ),
)
def test_any_text_is_parsed_and_compared(left: str, right: str) -> None:
    for text in (left, right):
        parsed = parse_address(AddressText(text, right, left), TABLES)
        assert parsed.raw == (text, right, left)
    found = compare_addresses(AddressText(left), AddressText(right), TABLES)
    assert found.reasons or found.agreement is Agreement.SAME or found.agreement.is_absent
