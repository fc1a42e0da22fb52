"""Ranking, margins, and who may be suggested."""

import polars as pl

from matching import ATTRIBUTES
from matching.ranking import SHOWN, best_fits, rank

BAR = 17.0


def pair(row: int, weight: float, *, linked: bool = False, **columns: str) -> dict[str, object]:
    parts = ("name_surname", "name_given", "kana_given")
    agreements = dict.fromkeys((*ATTRIBUTES, *parts), "SAME")
    return {
        "subject": 0,
        "row": row,
        "resident_id": f"R{row}",
        "weight": weight,
        "is_linked": linked,
        "along": False,
        **agreements,
        **columns,
    }


def fitted(*pairs: dict[str, object]) -> dict[str, object]:
    return best_fits(rank(pl.DataFrame(list(pairs)), bar=BAR, near_bar=7.0)).row(0, named=True)


def test_best_candidate_and_margin() -> None:
    found = fitted(pair(1, 5.0, linked=True), pair(2, 30.0), pair(3, 22.0))
    assert (found["best_resident"], found["margin"]) == ("R2", 8.0)
    assert (found["linked_weight"], found["rival_weight"]) == (5.0, 30.0)
    assert found["candidate_count"] == 2


def test_a_stranger_is_no_suggestion() -> None:
    differs = {"name": "DIFFERENT", "birth_date": "DIFFERENT"}
    assert fitted(pair(1, 40.0, **differs), pair(2, 16.0))["best_resident"] is None


def test_among_a_few_relatives_less_weight_is_enough() -> None:
    stranger, relative = pair(1, 16.0), {**pair(2, 12.0), "along": True}
    assert fitted(stranger, relative)["best_resident"] == "R2"
    assert fitted(stranger, {**relative, "weight": 6.0})["best_resident"] is None


def test_a_twin_is_no_suggestion() -> None:
    twin = {
        "name": "DIFFERENT",
        "name_given": "DIFFERENT",
        "kana": "DIFFERENT",
        "kana_given": "DIFFERENT",
    }
    assert fitted(pair(1, 40.0, **twin))["best_resident"] is None


def test_a_misspelt_name_read_the_same_is_one() -> None:
    misspelt = {"name": "DIFFERENT", "name_given": "DIFFERENT"}
    assert fitted(pair(1, 40.0, **misspelt))["best_resident"] == "R1"


def test_a_tie_keeps_the_linked_resident_and_shows_no_margin() -> None:
    found = fitted(pair(2, 25.0), pair(9, 25.0, linked=True))
    assert (found["best_resident"], found["margin"]) == ("R9", 0.0)


def test_alone_has_no_margin() -> None:
    assert fitted(pair(1, 25.0))["margin"] is None


def test_linked_resident_is_rank_zero_whatever_it_weighs() -> None:
    ranked = rank(
        pl.DataFrame([pair(1, -9.0, linked=True), *(pair(n, float(n)) for n in range(2, 20))]),
        bar=BAR,
        near_bar=7.0,
    )
    assert ranked.filter("is_linked")["rank"].to_list() == [0]
    assert ranked["rank"].max() == SHOWN


def test_of_two_who_fit_equally_the_one_near_the_number_stands_first() -> None:
    elsewhere, relative = pair(1, 30.0), {**pair(2, 30.0), "along": True}
    found = fitted(elsewhere, relative)
    assert (found["best_resident"], found["margin"]) == ("R2", 0.0)
