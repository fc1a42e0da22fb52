"""設定: the look of the window, the people, the settings of the inspection, backups.

How to add a part: a panel with `words` and `read_again()`, one row in _PANELS.
"""

from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget

from app.changes import Area
from ui.pages.page import Page
from ui.pages.settings_backup import BackupPanel
from ui.pages.settings_check_plan import CheckPlanPanel
from ui.pages.settings_look import LookPanel
from ui.pages.settings_office import OfficePanel
from ui.pages.settings_people import PeoplePanel
from ui.widgets.building import label
from ui.workplace import Workplace

_PANELS = (PeoplePanel, OfficePanel, CheckPlanPanel, LookPanel, BackupPanel)


class SettingsPage(Page):
    """Tabs, one per panel."""

    areas = frozenset({Area.PEOPLE, Area.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("settings_tabs")
        self._panels = tuple(panel(workplace) for panel in _PANELS)
        for panel in self._panels:
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setWidget(panel)
            self.tabs.addTab(scroll, panel.words)
        self.body.addWidget(label("設定", role="title"))
        self.body.addWidget(self.problem)
        self.body.addWidget(self.tabs, 1)

    def read_again(self) -> None:
        """Read every panel."""
        for panel in self._panels:
            panel.read_again()
