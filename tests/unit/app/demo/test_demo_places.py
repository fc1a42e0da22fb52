import pytest

from app.bundled import text
from app.demo.dice import stage_random
from app.demo.homes import Building, Home, address_text, building_text
from app.demo.place_table import PLACES, SLOT_WEIGHTS
from app.demo.places import Lots, choose_towns, load_country


@pytest.fixture(scope="module")
def country():
    return load_country()


def test_every_place_of_the_table_is_in_the_town_list(country):
    assert {row.slot for row in PLACES} == set(SLOT_WEIGHTS)
    for row in PLACES:
        assert (row.prefecture, row.city, row.ward) in country.rows, row


def test_every_former_municipality_has_towns(country):
    for line in text("demo", "former_municipalities.tsv").splitlines()[1:]:
        prefecture, city, ward, prefix, _ = line.split("\t")
        towns = country.rows[prefecture, city, ward]
        assert any(town["town"].startswith(prefix) for town in towns), line


def test_a_seed_chooses_one_municipality_of_every_kind():
    towns, weights = choose_towns(stage_random(4, "test"), residents=20000)

    assert len({town.place for town in towns}) == len(SLOT_WEIGHTS)
    assert len(towns) == len(weights)
    assert set(Lots) == {town.lots for town in towns}


def test_addresses_as_the_register_writes_them():
    towns, _ = choose_towns(stage_random(4, "test"), residents=20000)
    by_lots = {town.lots: town for town in towns}
    sakai = Home(by_lots[Lots.CHO], chome=3, lot=2, branch=1)
    jiwari = Home(by_lots[Lots.JIWARI], chome=35, lot=62)
    room = Home(by_lots[Lots.CHO], building=Building("市営住宅", "棟", "号"), wing=2, room=101)

    assert "３丁２番" in address_text(sakai)
    assert "第３５地割６２番地" in address_text(jiwari)
    assert building_text(room) == "市営住宅２棟１０１号"
