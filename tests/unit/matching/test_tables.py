"""The tables as values."""

from app.tables import load_tables
from matching import build_juki, build_variants

VARIANTS = "char\trepresentative\tstrength\tsource\n齊\t斉\t2\tx\n齊\t斎\t3\tx\n髙\t高\t1\tx\n"


def test_a_character_folds_to_its_row_of_the_highest_strength_reached() -> None:
    table = build_variants(VARIANTS)

    assert [table.fold("髙齊", strength) for strength in (1, 2, 3)] == ["高齊", "高斉", "高斎"]


def test_the_lists_for_bulk_folding_say_the_same() -> None:
    patterns, replacements = build_variants(VARIANTS).fold_lists(3)

    assert dict(zip(patterns, replacements, strict=True)) == {"齊": "斎", "髙": "高"}


def test_only_codes_that_cannot_be_characters_of_names_are_decoded() -> None:
    table = build_juki(
        "juki_code\tbase_char\tsequence\tfold1\tmj_glyph\n6569\t𢽾\t\t𢽾\tx\nAA01\t丂\t\t丂\tx\n"
    )

    assert table.decode("教\uaa01") == "教丂"


def test_the_bundled_tables_are_whole() -> None:
    tables = load_tables()

    assert len(tables.variants.maps[3]) == 19_723
    assert tables.variants.fold("渡邉髙﨑斉", 2) == "渡辺高崎斉"
    assert len(tables.juki.characters) > 5_000
    assert len(tables.digest) == 64
