"""Inventing cases: nobody of the run is in them, and nothing in their form tells them apart."""

import re
from collections.abc import Mapping

import pytest

from app.cases.document import CaseDocument
from app.review.planted_making import Ground, Invented, invent
from app.review.planted_manner import learn
from matching import ATTRIBUTES
from tests.support.inspected import a_document, a_pair

PLACES = ("大阪府堺市堺区三宝町", "大阪府堺市堺区海山町", "大阪府堺市堺区南清水町")
SEED = 4


def document(index: int) -> CaseDocument:
    """A case of an office in 堺市 that writes half-width digits and hyphens."""
    place = PLACES[index % 3]
    pairs = (
        a_pair(
            0,
            resident_id=f"{index:010}",
            birth_date="19750612",
            address=f"{place}{index % 8 + 1}-{index % 20 + 1}",
            building="",
        ),
    )
    return a_document(
        index,
        pairs=pairs,
        name=f"{'佐藤鈴木高橋田中'[index % 4 * 2 :][:2]}　{'一二三四五'[index % 5]}郎",
        birth_date=f"S{index % 40 + 10}.{index % 12 + 1}.{index % 28 + 1}",
        sex="男" if index % 2 else "女",
        address=f"{place[5:]}{index % 8 + 1}-{index % 20 + 1}",
        residence="",
        record_id=f"{120000 + index}",
    )


@pytest.fixture(scope="module")
def ground() -> Ground:
    documents = [document(index) for index in range(80)]
    return Ground(
        documents=documents,
        record_ids=frozenset(str(120000 + index) for index in range(700)),
        policy="strict",
        coverage="all",
        seed=SEED,
    )


@pytest.fixture(scope="module")
def made(ground: Ground) -> list[Invented]:
    return invent(ground)


def shape(text: str) -> str:
    """Digits and letters by kind; how long a run of digits is says nothing."""
    return re.sub("[0-9]+", "9", re.sub("[一-龥々ヶ]+", "字", re.sub("[ｦ-ﾟ]+", "ｱ", text)))


def test_there_are_enough_of_both_answers(made: list[Invented]) -> None:
    answers = [one.answer for one in made]
    assert answers.count("right") >= 30
    assert answers.count("suspect") >= 30
    assert len({str(one.built.row["signature"]) for one in made}) >= 8


def test_nobody_of_the_run_is_in_them(ground: Ground, made: list[Invented]) -> None:
    def whole(values: Mapping[str, str]) -> tuple[str, ...]:
        return values["name"], values["birth_date"]

    real = {whole(one.subject) for one in ground.documents}
    real |= {whole(pair.resident) for one in ground.documents for pair in one.pairs}
    addresses = {one.subject["address"] for one in ground.documents}
    for one in made:
        subject = one.built.document.subject
        assert whole(subject) not in real
        assert subject["record_id"] not in ground.record_ids
        assert subject["address"] not in addresses
        assert not {whole(pair.resident) for pair in one.built.document.pairs} & real


def test_their_forms_are_those_of_the_office(ground: Ground, made: list[Invented]) -> None:
    manner = learn(ground.documents, seed=SEED)
    assert (manner.form.date, manner.form.sexes) == ("wareki", ("男", "女"))
    assert (manner.resident.date, manner.subject.half_digits, manner.subject.hyphens) == (
        "eight",
        True,
        True,
    )
    ids = {shape(one.subject["record_id"]) for one in ground.documents}
    assert {shape(one.built.document.subject["record_id"]) for one in made} <= ids
    for one in made:
        subject = one.built.document.subject
        assert (subject["extract"], one.built.document.scheme) == ("techo", "seishin_techo")
        assert not re.search("[０-９]", subject["address"])
        for pair in one.built.document.pairs:
            assert re.fullmatch(r"\d{8}", pair.resident["birth_date"])
            assert "堺市" in pair.resident["address"]
    written = [shape(one.built.document.subject["birth_date"]) for one in made]
    assert written.count("S9.9.9") + written.count("H9.9.9") > len(written) * 0.7


def test_their_weights_are_those_of_the_run_and_sum_up(
    ground: Ground, made: list[Invented]
) -> None:
    usual = {
        (name, row.agreement): row.weight
        for one in ground.documents
        for pair in one.pairs
        for name, row in pair.agreements.items()
    }
    for one in made:
        for pair in one.built.document.pairs:
            assert pair.weight == pytest.approx(
                sum(pair.agreements[name].weight for name in ATTRIBUTES), abs=1e-6
            )
            for name, row in pair.agreements.items():
                assert row.weight == usual.get((name, row.agreement), row.weight)


def test_every_answer_can_be_seen_on_the_screen(made: list[Invented]) -> None:
    for one in made:
        pairs = one.built.document.pairs
        best = max(pairs, key=lambda pair: pair.weight)
        code = str(one.built.row["class"])
        if one.answer == "right":
            assert code.startswith("B")
            assert best.rank == 0
        else:
            assert code in ("C1", "C2") or best.rank > 0


def test_where_there_is_nothing_to_learn_from_nothing_is_invented(ground: Ground) -> None:
    empty = Ground(documents=(), record_ids=frozenset(), policy="strict", coverage="all", seed=SEED)
    assert invent(empty) == []
