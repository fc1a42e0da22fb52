"""What all members of a group's list have in common, told once instead of in every row."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.groups.views import GroupMember, shared_differences
from ui.appearance import Appearance
from ui.widgets.building import empty, label
from ui.widgets.member_row import mark_glyph, mark_words


class SharedMarks(QFrame):
    """Stands above the list; hidden where its members share nothing."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("shared_marks")
        self._appearance = appearance
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(8, 2, 8, 2)
        self._line.setSpacing(10)

    def show_members(self, members: Sequence[GroupMember]) -> None:
        """Show what these members share; nothing where they share nothing."""
        shared = shared_differences(members)
        empty(self._line)
        self._line.addWidget(label("右に印のない件に共通する相違", role="muted"))
        for view in shared:
            self._line.addWidget(label(view.title, role="muted"))
            self._line.addWidget(mark_glyph(view, self._appearance))
            self._line.addWidget(label(mark_words(view)))
        self._line.addStretch(1)
        told = "、".join(f"{view.title} {mark_words(view)}" for view in shared)
        self.setAccessibleName(f"右に印のない件に共通する相違 {told}")
        self.setVisible(bool(shared))
