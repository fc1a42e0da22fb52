"""The style sheet of the window, made from the colours and the text size in force.

Widgets say what they are by the dynamic property `role` (card, chip, primary, quiet, heading …);
no page spells a colour.
"""

from string import Template

from app import bundled
from ui.theme import Theme
from ui.typefaces import BASE_POINTS

_BOX_PIXELS = 15

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[role="page"] { background: $ground; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: bold; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="figure"] { font-size: ${figure}pt; font-weight: bold; }
QLabel[role="caution"] { background: $wrong; color: $surface; font-weight: bold;
    padding: 5px 12px; border-radius: 4px; }
QLabel[role="notice"] { background: $part_soft; color: $part; padding: 5px 12px;
    border: 1px solid $part; border-radius: 4px; }
QLabel[role="problem"] { color: $wrong; font-weight: bold; }
QLabel[role="done"] { color: $same; font-weight: bold; }
QLabel[role="tag"] { background: $raised; color: $ink; border: 1px solid $line;
    border-radius: 4px; padding: 1px 7px; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[role="band"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="member"] { background: $surface; border: none; border-bottom: 1px solid $line;
    border-left: 4px solid $surface; }
QFrame[role="member"][chosen="true"] { background: $accent_soft; border-left-color: $accent; }
QFrame[role="member"][struck="true"] { background: $raised; border-left-color: $wrong; }
QFrame[role="strip"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[role="strip"][asking="true"] { border: 2px solid $accent; }
QFrame[role="sheet"] { background: $surface; border: 2px solid $accent; border-radius: 6px; }

QFrame#rail { background: $rail; border: none; border-right: 1px solid $line; }
QFrame#rail QPushButton { background: transparent; color: $rail_ink; border: none; border-radius: 5px;
    padding: 9px 8px; text-align: center; }
QFrame#rail QPushButton:hover { background: rgba(255, 255, 255, 24); }
QFrame#rail QPushButton:checked { background: $surface; color: $ink; font-weight: bold;
    border-left: 4px solid $accent; }
QFrame#rail QPushButton:focus { border: 2px solid $rail_ink; }
QFrame#rail QPushButton:checked:focus { border: 2px solid $accent; }
QFrame#rail QPushButton:disabled { color: rgba(128, 144, 152, 160); }

QPushButton, QToolButton { background: $raised; border: 1px solid $line; border-radius: 5px;
    padding: 6px 14px; }
QPushButton:hover, QToolButton:hover { border-color: $accent; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $ground; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
    font-weight: bold; }
QPushButton[role="primary"]:focus { border: 3px double $on_accent; }
QPushButton[role="primary"]:disabled { background: $raised; color: $muted; border-color: $line; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="quiet"][low="true"] { padding: 1px 8px; }
QPushButton[role="chip"] { background: $surface; border: 1px solid $line; border-radius: 10px;
    padding: 3px 12px; }
QPushButton[role="chip"]:checked { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: bold; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 2px 11px; }
QPushButton[role="chip"]:checked:focus { border: 2px solid $ink; }
QPushButton[role="answer"] { background: $surface; border: 1px solid $line; border-radius: 5px;
    padding: 8px 12px; text-align: left; }
QPushButton[role="answer"]:checked { border: 2px solid $accent; background: $accent_soft;
    font-weight: bold; padding: 7px 11px; }
QPushButton[role="answer"]:hover { border-color: $accent; background: $accent_soft; }
QPushButton[role="answer"]:focus { border: 2px solid $accent; padding: 7px 11px; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: $surface; border: 1px solid $muted; border-radius: 4px; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { min-height: 1.5em; }  /* a card never squeezes what is typed */
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $ground; color: $muted; }
QComboBox, QSpinBox { background: $surface; border: 1px solid $muted; border-radius: 4px;
    padding: 4px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox:focus, QSpinBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QComboBox:disabled, QSpinBox:disabled { background: $ground; color: $muted; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/down.png"); width: 11px; height: 11px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 20px; }
QSpinBox::up-arrow { image: url("$icons/up.png"); width: 9px; height: 9px; }
QSpinBox::down-arrow { image: url("$icons/down.png"); width: 9px; height: 9px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line;
    selection-background-color: $accent_soft; selection-color: $ink; }
QTextBrowser { border: none; padding: 12px 20px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px 2px; border: 1px solid transparent;
    border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${box}px; height: ${box}px;
    border: 1px solid $muted; background: $surface; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${half_box}px; }
QCheckBox::indicator:checked { image: url("$icons/check.png"); border: 2px solid $accent; }
QRadioButton::indicator:checked { image: url("$icons/dot.png"); border: 2px solid $accent; }

QTableView, QListView, QTreeView { background: $surface; border: 1px solid $line; padding: 1px;
    border-radius: 4px; gridline-color: $line; outline: none; alternate-background-color: $ground;
    selection-background-color: $accent_soft; selection-color: $ink; }
QTableView:focus, QListView:focus { border: 2px solid $accent; padding: 0; }
QTableView::item, QListView::item { padding: 4px 8px; border: none; }
QTableView::item:selected, QListView::item:selected { background: $accent_soft; color: $ink; }
QHeaderView { background: $raised; }
QHeaderView::section { background: $raised; color: $muted; border: none;
    border-bottom: 1px solid $line; padding: 5px 8px; font-weight: bold; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { placeholder-text-color: $muted; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $muted; border-radius: 4px; min-height: 28px; margin: 2px; }
QScrollBar[idle="true"]::handle:vertical { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $muted; border-radius: 4px; min-width: 28px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $raised; border: 1px solid $line; border-radius: 4px; text-align: center;
    min-height: 18px; }
QProgressBar::chunk { background: $accent_soft; border-right: 2px solid $accent; }
QTabBar::tab { background: transparent; padding: 7px 16px; border: none;
    border-bottom: 3px solid transparent; color: $muted; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
""")


def stylesheet(theme: Theme, *, percent: int) -> str:
    """The whole style sheet for one look."""
    colours = {name: getattr(theme, name) for name in Theme.__slots__}
    sizes = {
        "title": BASE_POINTS * 1.5,
        "heading": BASE_POINTS * 1.12,
        "small": BASE_POINTS * 0.88,
        "figure": BASE_POINTS * 1.9,
    }
    box = round(_BOX_PIXELS * percent / 100)
    marks = {"icons": _icons(), "box": str(box), "half_box": str(box // 2 + 1)}
    scaled = {name: f"{size * percent / 100:.2f}" for name, size in sizes.items()}
    return _SHEET.substitute({**colours, **scaled, **marks})


def _icons() -> str:
    """The folder of the small marks, as a style sheet spells a path."""
    return str(bundled.resource("icons")).replace("\\", "/")
