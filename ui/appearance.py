"""Dresses the application: theme, text size, fonts and the style of every control."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.stylesheet import stylesheet
from ui.theme import Theme
from ui.typefaces import FontRole, font

_LARGE = (150, 175)  # percent from which on what is compared needs the room between things


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose: a theme and a text size in percent (100 to 200)."""

    theme: Theme
    percent: int


class Appearance:
    """The look in force; widgets that paint themselves are given this one object."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.chosen_by_hand = False  # by a person, for as long as the program runs

    @property
    def theme(self) -> Theme:
        """The colours in force."""
        return self.look.theme

    @property
    def percent(self) -> int:
        """The text size in force."""
        return self.look.percent

    @property
    def tight(self) -> int:
        """How close things lie: 0 as usual, 1 in large text, 2 in the largest."""
        return sum(self.percent >= large for large in _LARGE)

    def kept(self) -> tuple[str, int, bool]:
        """The look as the next process takes it over."""
        return self.theme.name, self.percent, self.chosen_by_hand

    def font(self, role: FontRole) -> QFont:
        """The font for a role at the text size in force."""
        return font(role, percent=self.look.percent)

    def wear(self, application: QApplication, look: Look) -> None:
        """Dress the whole application."""
        self.look = look
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(_palette(look.theme))
        application.setFont(self.font(FontRole.BODY))
        application.setStyleSheet(stylesheet(look.theme, percent=look.percent))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.ground,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette
