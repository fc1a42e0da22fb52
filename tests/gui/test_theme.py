"""The looks: text can be read on its ground, and no agreement is told by colour alone."""

import pytest

from matching import Agreement, DifferenceKind
from ui.stylesheet import stylesheet
from ui.theme import GLYPHS, THEMES, Theme, ThemeName, agreement_look
from ui.widgets.marks import DIFFERENCE_MARKS
from ui.words import THEME_WORDS

_PAIRS = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("muted", "surface"),
    ("muted", "ground"),
    ("on_accent", "accent"),
    ("ink", "accent_soft"),
    ("accent", "surface"),
    ("rail_ink", "rail"),
    ("wrong", "surface"),
    ("part", "part_soft"),
    ("surface", "wrong"),
    ("ink", "raised"),
    ("muted", "raised"),
    ("muted", "accent_soft"),
    ("accent", "ground"),
    ("accent", "raised"),
    ("wrong", "ground"),
    ("part", "surface"),
    ("part", "ground"),
    ("same", "surface"),
    ("same", "ground"),
    ("same", "accent_soft"),
    ("ink", "near_soft"),
    ("ink", "part_soft"),
    ("ink", "wrong_soft"),
    ("ink", "unknown_soft"),
]
_FRAMES = [
    ("accent", "surface"),  # what has the focus
    ("accent", "ground"),
    ("rail_ink", "rail"),
    ("on_accent", "accent"),
    ("muted", "surface"),  # fields, scroll bars
    ("muted", "ground"),
    ("wrong", "surface"),
    ("part", "surface"),
]


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_text_stands_out_from_its_ground(theme: Theme, text: str, ground: str) -> None:
    assert _contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("frame", "ground"), _FRAMES)
def test_frames_and_glyphs_stand_out_from_their_ground(
    theme: Theme, frame: str, ground: str
) -> None:
    assert _contrast(getattr(theme, frame), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("agreement", Agreement)
def test_an_agreement_can_be_read(theme: Theme, agreement: Agreement) -> None:
    look = agreement_look(theme, agreement)

    assert _contrast(look.ink, look.ground) >= 4.5


def test_agreements_that_mean_something_else_have_another_glyph() -> None:
    told_apart = (
        Agreement.SAME,
        Agreement.EQUIVALENT,
        Agreement.SIMILAR,
        Agreement.DIFFERENT,
        Agreement.ABSENT_BOTH,
        Agreement.UNREADABLE,
    )

    assert len({GLYPHS[agreement] for agreement in told_apart}) == len(told_apart)
    assert set(GLYPHS) == set(Agreement)


def test_every_kind_of_difference_has_words() -> None:
    assert set(DIFFERENCE_MARKS) == set(DifferenceKind) - {DifferenceKind.SAME}


def test_every_look_has_words_and_a_whole_style_sheet() -> None:
    assert set(THEME_WORDS) == set(ThemeName) == set(THEMES)
    for theme in THEMES.values():
        assert "$" not in stylesheet(theme, percent=150)
