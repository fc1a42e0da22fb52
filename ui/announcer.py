"""Tells every page what a write has touched, so that each decides whether to look again."""

from PySide6.QtCore import QObject, Signal


class Announcer(QObject):
    """The one signal between pages: the areas a write has changed."""

    changed = Signal(frozenset)

    def announce(self, areas: frozenset[str]) -> None:
        """Say that the areas named have changed; an empty set says nothing."""
        if areas:
            self.changed.emit(areas)
