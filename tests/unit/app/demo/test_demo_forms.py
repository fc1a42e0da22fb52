from app.demo.kanji_forms import join_strength, other_forms


def test_every_pair_of_forms_is_joined_by_the_bundled_table():
    for character, forms in other_forms().items():
        for form in forms:
            strength = join_strength(character, form.written)
            assert strength is not None
            assert ("kanji_variant_strength3" in form.tags) == (strength == 3)


def test_unrelated_characters_are_not_joined():
    assert join_strength("大", "太") is None
    assert join_strength("高", "髙") == 1
    assert join_strength("島", "嶋") == 3
