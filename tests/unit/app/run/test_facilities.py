"""A facility is an address of many families, however its spaces and widths are written."""

import polars as pl

from app.run.facilities import LEAST_FAMILIES, facilities


def subjects(*rows: tuple[str, str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["name", "address", "building", "residence"], orient="row")


def test_many_families_at_one_residence_are_a_facility_as_first_written() -> None:
    rows = [(f"氏{n}　名", f"町{n}", "", "病院町1-1　慈恵園") for n in range(LEAST_FAMILIES - 1)]
    frame = subjects(*rows, ("別 人", "町9", "", "病院町１－１ 慈恵園"), ("独 居", "町8", "", ""))
    assert facilities(frame).to_list() == ["病院町1-1　慈恵園"] * LEAST_FAMILIES + [""]


def test_one_large_family_and_people_without_an_address_are_none() -> None:
    family = [("山田　名", "本町1", "101", "")] * 9
    nowhere = [(f"氏{n}　名", "", "", "") for n in range(9)]
    assert set(facilities(subjects(*family, *nowhere)).to_list()) == {""}


def test_without_a_residence_the_address_with_its_building_counts() -> None:
    frame = subjects(*[(f"氏{n}　名", "本町1", f"{n % 2}号棟", "") for n in range(10)])
    assert set(facilities(frame).to_list()) == {"本町1　0号棟", "本町1　1号棟"}
