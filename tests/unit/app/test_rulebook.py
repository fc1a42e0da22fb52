"""The printed rule book is the one the rules generate, and says everything."""

from app.bundled import text
from app.rulebook import rule_book, table
from app.rules import load_rules


def test_the_manual_holds_the_generated_text() -> None:
    assert text("manual", "rulebook.md") == rule_book()


def test_every_code_and_word_of_every_rule_is_in_it() -> None:
    book = rule_book()
    for rows in load_rules().tables.values():
        for code, row in rows.items():
            assert code in book
            assert row["words"] in book
            assert row["explanation"] in book


def test_every_fact_that_decides_says_how_to_see_it() -> None:
    book = rule_book()
    for fact in load_rules().rule_set.decision.facts:
        assert fact.words in book
        assert fact.reason in book


def test_a_table_keeps_its_columns() -> None:
    assert table(("a", "b"), [("1|2", "3")]) == ["| a | b |", "| --- | --- |", "| 1｜2 | 3 |"]
