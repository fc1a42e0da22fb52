"""The index of a register: everybody is found by each beginning of a value, and nobody else."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import KnownError
from app.search.finding import MOST, find, residents_at
from app.search.folding import kana_keys, typed_name_key
from app.search.words import SearchWords, birth_prefixes, read_words
from app.store import register_index
from app.store.register_index import RegisterIndex
from tests.support.searched import indexed, residents, some_residents

KANA = "アオウサトタナノマヨーガバヴ"
KANJI = "佐斎齋藤大小野山田中一二渡辺邉邊髙高"


def found_ids(index: RegisterIndex, words: SearchWords) -> set[str]:
    found = find(index, read_words(words))
    people = residents_at(index, found.places)
    return {people[place]["resident_id"] for place in found.places}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks so small that every search goes over their edges."""
    monkeypatch.setattr(register_index, "ENTRIES", 3)
    monkeypatch.setattr(register_index, "PEOPLE", 2)


People = list[tuple[str, str, date]]
PEOPLE = st.lists(
    st.tuples(
        st.text(KANA, min_size=2, max_size=5),
        st.text(KANJI, min_size=2, max_size=4),
        st.dates(date(1925, 1, 1), date(2026, 1, 1)),
    ),
    min_size=1,
    max_size=14,
)


def a_register(people: People) -> list[pl.DataFrame]:
    """Two chunks of residents."""
    rows = [
        {
            "resident_id": str(number),
            "kana": kana,
            "name": name,
            "birth_date": f"{born:%Y%m%d}",
        }
        for number, (kana, name, born) in enumerate(people)
    ]
    half = len(rows) // 2
    return [residents(*part) for part in (rows[:half], rows[half:]) if part]


@given(people=PEOPLE)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_everybody_is_found_by_each_beginning_and_nobody_else(
    tmp_path: Path, small_blocks: None, people: People
) -> None:
    index = indexed(tmp_path, *a_register(people))
    for number, (kana, name, born) in enumerate(people):
        for length in range(2, len(name) + 1):
            wanted = typed_name_key(name[:length])
            keys = [typed_name_key(other) for _, other, _ in people]
            assert found_ids(index, SearchWords(name=name[:length])) == starting(keys, wanted)
        for length in range(2, len(kana) + 1):
            if len(kana_key(kana[:length])) >= 2:
                words = SearchWords(kana=kana[:length])
                keys = [kana_key(other) for other, _, _ in people]
                prefixes = read_words(words).prefixes["kana"]
                found = found_ids(index, words)
                assert str(number) in found
                assert found == set().union(*(starting(keys, one) for one in prefixes))
        for typed in (f"{born:%Y}", f"{born:%Y-%m}", f"{born:%Y%m%d}"):
            keys = [f"{other:%Y%m%d}" for _, _, other in people]
            wanted = typed.replace("-", "")
            assert found_ids(index, SearchWords(birth_date=typed)) == starting(keys, wanted)
    index.close()


@given(people=PEOPLE)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_condition_has_to_hold(tmp_path: Path, small_blocks: None, people: People) -> None:
    index = indexed(tmp_path, *a_register(people))
    kana, name, born = people[0]
    words = SearchWords(kana=kana, name=name[:2], birth_date=f"{born:%Y}")
    if len(kana_key(kana)) >= 2:
        each = [
            found_ids(index, SearchWords(kana=kana)),
            found_ids(index, SearchWords(name=name[:2])),
            found_ids(index, SearchWords(birth_date=f"{born:%Y}")),
        ]
        assert found_ids(index, words) == each[0] & each[1] & each[2]
    index.close()


def starting(keys: list[str], wanted: str) -> set[str]:
    return {str(number) for number, key in enumerate(keys) if key.startswith(wanted)}


def kana_key(text: str) -> str:
    return str(kana_keys(pl.Series([text]))[0])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SearchWords(name="斎藤"), {"1", "2"}),
        (SearchWords(name="齋藤花"), {"1"}),
        (SearchWords(kana="さいとう"), {"1", "2"}),
        (SearchWords(kana="ｻｲﾄｳ ﾊ"), {"1", "2"}),
        (SearchWords(kana="オオ"), {"3"}),
        (SearchWords(kana="オーノ"), {"3"}),
        (SearchWords(kana="オノ"), {"4"}),
        (SearchWords(kana="ヤマ"), {"5"}),
        (SearchWords(name="山本"), {"5"}),
        (SearchWords(name="smi"), {"6"}),
        (SearchWords(name="John S"), {"6"}),
        (SearchWords(birth_date="S56.4.1"), {"1"}),
        (SearchWords(birth_date="昭和56年4月"), {"1"}),
        (SearchWords(birth_date="H22"), {"3", "4", "5"}),
        (SearchWords(birth_date="2010-03", kana="ワタ"), {"5"}),
        (SearchWords(kana="サイ", address="中央"), {"1"}),
        (SearchWords(birth_date="2010", address="中央2-10"), {"3"}),
        (SearchWords(birth_date="2010", address="中央二丁目"), {"3", "5"}),
        (SearchWords(birth_date="2010", address="中央2丁目1"), set()),
        (SearchWords(birth_date="2010", address="西町"), set()),
        (SearchWords(number="1234-5678-9018"), {"1"}),
        (SearchWords(number="023456789013"), set()),
    ],
)
def test_what_is_typed_in_any_spelling_finds(
    tmp_path: Path, words: SearchWords, expected: set[str]
) -> None:
    index = indexed(tmp_path, some_residents())
    assert {one.lstrip("0") for one in found_ids(index, words)} == expected
    index.close()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (SearchWords(), "F102"),
        (SearchWords(address="中央"), "F102"),
        (SearchWords(kana="サ"), "F103"),
        (SearchWords(name="　佐 "), "F103"),
        (SearchWords(birth_date="きょう"), "F104"),
        (SearchWords(birth_date="19810"), "F104"),
        (SearchWords(kana="サイ", address="3-4"), "F105"),
        (SearchWords(number="12345"), "F106"),
    ],
)
def test_what_cannot_be_searched_by_says_what_to_type(words: SearchWords, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        read_words(words)


def test_a_year_of_two_digits_is_looked_for_in_every_era_it_may_mean() -> None:
    assert birth_prefixes("56.4.1") == ("19560401", "19810401")


def test_a_date_known_in_part_is_found_by_what_is_known(tmp_path: Path) -> None:
    index = indexed(tmp_path, residents({"resident_id": "1", "birth_date": "19610000"}))
    assert found_ids(index, SearchWords(birth_date="S36")) == {"1"}
    assert found_ids(index, SearchWords(birth_date="1961-05")) == set()
    index.close()


def test_no_more_than_the_most_are_found(tmp_path: Path) -> None:
    rows = [{"resident_id": str(n), "kana": "サトウ"} for n in range(MOST + 5)]
    index = indexed(tmp_path, residents(*rows[:100]), residents(*rows[100:]))
    found = find(index, read_words(SearchWords(kana="サト")))
    assert len(found.places) == MOST
    assert found.more
    index.close()


def test_the_file_holds_no_plaintext(tmp_path: Path) -> None:
    indexed(tmp_path, some_residents()).close()
    content = (tmp_path / "index").read_bytes()
    for text in ("齋藤", "サイトー", "123456789018", "中央"):
        assert text.encode() not in content
