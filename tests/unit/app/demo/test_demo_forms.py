from app.demo.kanji_forms import join_strength, one_writing, other_forms


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


def test_old_and_new_forms_are_one_writing_and_strength_3_is_not():
    assert one_writing("寿仁", "壽仁")
    assert one_writing("陽菜", "陽菜")
    assert not one_writing("一郎", "二郎")
    assert not one_writing("島子", "嶋子")
    assert not one_writing("太", "太一")
