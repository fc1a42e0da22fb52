"""The columns of a file corrected in the real window, by keys alone, to a finished import."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.batches import intake_draft as drafts
from app.batches import intake_plan
from app.batches.intake import Side
from app.batches.intake_targets import target_choices
from app.demo import DemoOptions, generate
from app.demo.layouts import LAYOUTS
from app.extracts import Detection, inspect
from app.extracts.targets import Side as FileSide
from tests.gui.conftest import Opener
from tests.support.extract_files import (
    people,
    protected_workbook,
    register_rows,
    renamed,
    subject_rows,
    wide,
    with_cell,
    with_column,
    workbook,
)
from tests.support.jobs import csv
from tests.support.keyboard import Keyboard
from tests.support.office import SUPERVISOR, a_staffed_desk, stand_up
from tests.support.window import PreparedAsker
from ui.appearance import Look
from ui.asking import extract_dialog
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.column_desk import ColumnDesk
from ui.widgets.import_form import ImportForm
from ui.widgets.password_card import PasswordCard
from ui.widgets.rejected_card import RejectedCard
from ui.widgets.two_beside import TwoBeside

PASSWORD = "ひらけ ごま 2026"
DATA = generate(DemoOptions(subjects=60, residents=300, seed=5))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "inspection"
    stand_up(a_staffed_desk(folder))
    return folder


class Clerk:
    """Somebody at the intake page who only uses keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.keys = Keyboard(qtbot, window)
        assert window.shell is not None
        window.shell.open_page("intake")
        self.page = cast("IntakePage", window.shell.page("intake"))

    def look_at(self, path: Path, side: Side) -> None:
        self.page.look_at(side, (path,))
        self.settle()

    def settle(self) -> None:
        """Until nothing is being read."""
        self.keys.wait(lambda: not self.page.workplace.jobs.busy)

    @property
    def desk(self) -> ColumnDesk:
        return self.page.findChildren(ColumnDesk)[-1]

    @property
    def form(self) -> ImportForm:
        return next(one for one in self.page.findChildren(ImportForm) if not one.isHidden())

    def told(self) -> str:
        found = [one for one in self.page.findChildren(QLabel, "reading_told") if one.isVisible()]
        return found[-1].text() if found else ""

    def go_to(self, place: int) -> None:
        """The row of a column, from wherever the focus is."""
        self.keys.walk_to(self.desk.table)
        self.keys.press(*["Up"] * self.desk.table.currentIndex().row(), *["Down"] * place)

    def mean(self, place: int, target: str, person: int = 0) -> None:
        """Enter on the column, its meaning found by the arrows, Enter."""
        self.go_to(place)
        self.keys.press("Return")
        if person:
            self.keys.press("Tab")
            assert isinstance(self.keys.focus(), QSpinBox)
            self.keys.press("Ctrl+A")
            self.keys.write(str(person))
            self.keys.press("Shift+Tab")
        order = [value for value, _ in target_choices(self.form._preview.side)]
        self.keys.press("Home", *["Down"] * order.index(target), "Return")
        assert self.desk.table.hasFocus()

    def accept(self, *, scheme: bool = False) -> None:
        """Fill in what only a person knows, and take the file in."""
        form = self.form
        for tick in form.findChildren(QCheckBox, "import_looked"):
            self.keys.walk_to(tick)
            self.keys.press("Space")
        self.keys.walk_to(form.reference_date)
        self.keys.write("R8.10.1")
        asks_scheme = scheme and form._preview.side is Side.SUBJECT
        if asks_scheme and not form.scheme.currentData():
            self.keys.walk_to(form.scheme)
            self.keys.press("Down")
        if form._preview.side is Side.REGISTER:
            self.keys.walk_to(form.coverage)
            self.keys.press("Down")
        self.keys.walk_to(form._accept)
        self.keys.press("Return")
        self.settle()

    def problem(self) -> str:
        """What the form or the page says is wrong."""
        return "".join(form._problem.text() for form in self.page.findChildren(ImportForm))

    def taken(self) -> int:
        return len([batch for batch in self.page.intake.batches() if batch.in_use])


@pytest.fixture
def clerk(qtbot: QtBot, open_as: Opener) -> Clerk:
    return Clerk(qtbot, open_as(SUPERVISOR))


def nonsense(folder: Path, file: Path, side: FileSide) -> tuple[Path, Detection]:
    """The same rows under headings that say nothing, and what they mean in truth."""
    truth = inspect(file, side, None)
    table = truth.tables[0]
    sample = next(one for one in truth.source.samples() if one.sheet == table.sheet)
    headings = [f"A{at}" for at in range(1, len(table.headings) + 1)]
    rows = [row.cells for row in sample.rows[table.plan.skip :]]
    full = [tuple([*row, *[""] * len(headings)][: len(headings)]) for row in rows if any(row)]
    made: Sequence[tuple[str, ...]] = [tuple(headings), *full]
    target = folder / "nonsense"
    target.mkdir()
    if file.suffix == ".xlsx":
        return workbook(target, {"一覧": made}, name=file.name), truth
    path = target / f"{file.stem}.csv"
    lines = ["\t".join(row) for row in made]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig")
    return path, truth


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_every_layout_under_nonsense_headings_is_mapped_by_keys(
    clerk: Clerk, tmp_path: Path, make: object
) -> None:
    file = make(DATA)  # type: ignore[operator]  # a layout
    source = tmp_path / file.name
    source.write_bytes(file.content)
    side = Side.REGISTER if file.truth is None else Side.SUBJECT
    path, truth = nonsense(tmp_path, source, FileSide(side.value))
    clerk.look_at(path, side)
    assert not clerk.page.problem.isVisible(), clerk.page.problem.text()
    wanted = {(c.position, c.target, c.person) for c in truth.tables[0].columns}
    wanted = {one for one in wanted if one[1] != "ignored"}
    shown = {(c.position, c.target, c.person) for c in clerk.desk._reading.columns if c.target}
    for place, _, _ in sorted(shown - wanted):
        if not any(place == at for at, _, _ in wanted):
            clerk.mean(place, "")
    for place, target, person in sorted(wanted - shown):
        clerk.mean(place, target, person)
    clerk.settle()
    now = {(c.position, c.target, c.person) for c in clerk.desk._reading.columns if c.target}
    assert {one[0] for one in wanted} == {one[0] for one in now}
    assert not clerk.desk._reading.refused
    clerk.accept(scheme=True)
    assert clerk.taken() == 1, (clerk.page.problem.text(), clerk.problem())


def test_a_second_file_of_the_shape_takes_two_keystrokes(clerk: Clerk, tmp_path: Path) -> None:
    rows = subject_rows(30)
    odd = renamed(rows, {heading: f"A{at}" for at, heading in enumerate(rows[0], start=1)})
    clerk.look_at(csv(tmp_path, "techo.csv", odd), Side.SUBJECT)
    assert "値の形から推定" in clerk.told()
    clerk.accept()
    assert clerk.taken() == 1, clerk.problem()
    (kept,) = clerk.page.program.import_profiles.kept()
    assert (kept.name, kept.scheme_words) == ("techoの取込定義", "精神障害者保健福祉手帳")

    clerk.look_at(csv(tmp_path, "techo_11.csv", [odd[0], *odd[6:]]), Side.SUBJECT)
    assert "取込定義「techoの取込定義」で読みました" in clerk.told()
    clerk.keys.press("Return", "Return")
    clerk.settle()
    assert clerk.taken() == 2, clerk.problem()


def test_the_password_of_a_workbook_is_asked_until_it_is_right(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.look_at(protected_workbook(tmp_path, PASSWORD), Side.SUBJECT)
    for typed in ("まちがい", PASSWORD):
        card = next(one for one in clerk.page.findChildren(PasswordCard) if one.isVisible())
        assert card.password.hasFocus()
        clerk.keys.write_japanese(typed)
        clerk.keys.press("Return")
        clerk.settle()
        if typed != PASSWORD:
            told = clerk.page.findChildren(QLabel, "password_told")[-1].text()
            assert told.startswith("パスワードが違います")
    assert clerk.desk._reading.columns
    clerk.accept(scheme=True)
    assert clerk.taken() == 1, clerk.problem()
    stored = b"".join(
        one.read_bytes() for one in sorted(tmp_path.glob("inspection/**/*")) if one.is_file()
    )
    assert PASSWORD.encode() not in stored


def test_the_cuts_of_a_fixed_width_file_are_mended_by_keys(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "kotei.dat"
    lines = [
        f"{person.seed:010}{person.number}{person.birth_date}" + "氏名" + f"{person.seed % 2 + 1}"
        for person in people(40)
    ]
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode("cp932"))
    clerk.look_at(path, Side.REGISTER)
    cuts = clerk.desk.cuts
    assert cuts.isVisible()
    found = drafts.draft_from(clerk.desk._reading.profile).fixed_width
    assert found is not None
    clerk.go_to(0)
    for name, value in (("cut_start", 1), ("cut_length", 8)):
        figure = clerk.keys.find(QSpinBox, name)
        clerk.keys.walk_to(figure)
        clerk.keys.press("Ctrl+A")
        clerk.keys.write(str(value))
        clerk.keys.press("Tab")
    clerk.settle()
    clerk.go_to(1)
    clerk.keys.walk_to(clerk.keys.find(QPushButton, "cut_join"))
    clerk.keys.press("Space")
    clerk.settle()
    part = clerk.keys.find(QSpinBox, "cut_part")
    clerk.keys.walk_to(part)
    clerk.keys.press("Ctrl+A")
    clerk.keys.write("12")
    clerk.keys.press("Tab", "Space")
    clerk.settle()
    cut = drafts.draft_from(clerk.desk._reading.profile).fixed_width
    assert cut is not None
    assert cut.columns[0] == (0, 8)
    assert cut.columns[1] == (found.columns[1][0], 12)
    assert len(cut.columns) == len(found.columns)


def test_kept_profiles_are_handed_on_and_forgotten_by_keys(
    clerk: Clerk, tmp_path: Path, asker: PreparedAsker
) -> None:
    clerk.look_at(csv(tmp_path, "register.csv", register_rows(30)), Side.REGISTER)
    tick = clerk.form.keeping.keep
    clerk.keys.walk_to(tick)
    clerk.keys.press("Space")
    clerk.accept()
    assert clerk.taken() == 1, clerk.problem()
    medium = tmp_path / "medium"
    medium.mkdir()
    asker.folders.append(medium)
    clerk.keys.walk_to(clerk.keys.find(QPushButton, "go_profiles"))
    clerk.keys.press("Space")
    for name in ("profile_write", "profile_forget"):
        clerk.keys.walk_to(clerk.keys.find(QPushButton, name))
        clerk.keys.press("Space")
    (written,) = medium.iterdir()
    assert clerk.page.program.import_profiles.kept() == ()
    asker.files.append((written,))
    clerk.keys.walk_to(clerk.keys.find(QPushButton, "profile_take"))
    clerk.keys.press("Space")
    assert [one.name for one in clerk.page.program.import_profiles.kept()] == ["registerの取込定義"]
    clerk.keys.walk_to(clerk.keys.find(QPushButton, "profile_back"))
    clerk.keys.press("Space")
    assert clerk.keys.find(QPushButton, "choose_subject").isVisible()


def test_what_is_not_needed_is_taken_only_with_a_tick_and_a_reason(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.look_at(csv(tmp_path, "techo.csv", subject_rows(30)), Side.SUBJECT)
    place = subject_rows(1)[0].index("等級")
    clerk.go_to(place)
    clerk.keys.press("Return")
    order = [value for value, _ in target_choices(Side.SUBJECT)]
    clerk.keys.press("Home", *["Down"] * order.index("status"), "Return")
    assert isinstance(clerk.keys.focus(), QCheckBox)
    clerk.keys.press("Space", "Tab")
    assert isinstance(clerk.keys.focus(), QLineEdit)
    clerk.keys.write_japanese("返還の印がこの列にあるため")
    clerk.keys.walk_to(clerk.desk.detail.target)
    clerk.keys.press("Home", *["Down"] * order.index("status"), "Return")
    clerk.settle()
    assert clerk.desk._reading.columns[place].target == "status"
    assert not clerk.desk._reading.refused


def test_media_come_first_and_nothing_on_them_is_changed(clerk: Clerk, tmp_path: Path) -> None:
    dialog = extract_dialog(clerk.page, "抽出データを選ぶ", [tmp_path])
    assert Path(dialog.sidebarUrls()[0].toLocalFile()) == tmp_path
    assert dialog.directory().absolutePath() == str(tmp_path)
    assert dialog.testOption(QFileDialog.Option.ReadOnly)
    dialog.deleteLater()


def test_a_fixed_width_file_is_mapped_by_keys_and_taken_in(clerk: Clerk, tmp_path: Path) -> None:
    """Cut and named by a person: header and trailer records around, the last column split."""
    widths = (1, 10, 12, 30, 8, 1, 40)
    records = [
        ("2", f"{p.seed:010}", p.number, p.name, p.birth_date, str(p.seed % 2 + 1), p.address)
        for p in people(40)
    ]
    around = [("1",), ("800000040",)]
    lines = [
        b"".join(c.encode("cp932").ljust(w) for c, w in zip(row, widths, strict=False))
        for row in (around[0], *records, around[1])
    ]
    path = tmp_path / "kotei.dat"
    path.write_bytes(b"".join(line.ljust(sum(widths)) + b"\r\n" for line in lines))
    clerk.look_at(path, Side.REGISTER)
    targets = {c.target: c.position for c in clerk.desk._reading.columns if c.target}
    clerk.mean(targets["address"], "")
    clerk.mean(targets["sex"], "address")
    clerk.mean(targets["sex"], "")
    clerk.mean(targets["address"], "address")
    clerk.settle()
    now = {c.target: c.position for c in clerk.desk._reading.columns if c.target}
    assert now == {one: place for one, place in targets.items() if one != "sex"}
    clerk.accept()
    assert clerk.taken() == 1, clerk.problem()
    (batch,) = clerk.page.intake.batches()
    assert (batch.arithmetic.inspected, batch.skipped_rows) == (40, 2)


def test_enter_leads_to_what_is_still_to_be_said_and_it_is_in_sight(
    clerk: Clerk, tmp_path: Path
) -> None:
    """At 150 % nothing stands beside the form: what has the focus scrolls into sight."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = clerk.page.workplace.appearance
    appearance.wear(application, Look(appearance.theme, 150))
    rows = [list(row) for row in subject_rows(30)]
    for row in rows[3:6]:
        row.append("余り")
    clerk.look_at(csv(tmp_path, "techo.csv", rows), Side.SUBJECT)
    clerk.keys.wait(lambda: in_sight(clerk.form.reference_date))
    clerk.keys.write("R8.10.1")
    clerk.keys.press("Return")
    tick = clerk.keys.focus()
    assert isinstance(tick, QCheckBox)
    assert "3 行を除いて" in tick.text()
    (card,) = [one for one in clerk.page.findChildren(RejectedCard) if one.isVisible()]
    clerk.keys.wait(lambda: in_sight(tick) and in_sight(card.table))
    notices = [one.text() for one in clerk.page.findChildren(QLabel) if one.isVisible()]
    assert not [one for one in notices if one.startswith("・E304")]
    clerk.keys.press("Space")
    clerk.keys.walk_to(clerk.form._accept)
    clerk.keys.wait(lambda: in_sight(clerk.form._accept))
    clerk.keys.press("Return")
    clerk.settle()
    assert clerk.taken() == 1, clerk.problem()


def in_sight(widget: QWidget) -> bool:
    """Whether all of a widget can be seen."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_the_row_of_the_headings_is_chosen_in_words(clerk: Clerk, tmp_path: Path) -> None:
    clerk.look_at(csv(tmp_path, "techo.csv", [["名簿"], *subject_rows(30)]), Side.SUBJECT)
    header = clerk.desk.layout_line.header
    assert header.text() == "自動"
    clerk.keys.walk_to(header)
    clerk.keys.press("Ctrl+A")
    clerk.keys.write("2")
    clerk.keys.press("Tab")
    clerk.settle()
    assert header.text() == "2"
    assert drafts.draft_from(clerk.desk._reading.profile).header_row == 2
    header.setFocus()
    clerk.keys.press("Down", "Down", "Tab")
    clerk.settle()
    assert header.text() == "自動"
    header.setFocus()
    clerk.keys.press("Down", "Tab")
    clerk.settle()
    assert header.text() == "なし"


def test_a_list_of_protected_people_has_nothing_to_map(clerk: Clerk, tmp_path: Path) -> None:
    rows = [("宛名番号", "支援措置"), ("0000000001", "1"), ("0000000002", "1")]
    clerk.look_at(csv(tmp_path, "shien.csv", rows), Side.PROTECTED)
    shown = [one.text() for one in clerk.page.findChildren(QLabel) if one.isVisible()]
    assert any(text.startswith("読んだ行 2") for text in shown)
    assert not any("必要な列" in text or "✕" in text for text in shown)
    clerk.accept()
    assert clerk.taken() == 1, clerk.problem()


def test_nothing_is_scrolled_sideways_where_cuts_take_more_room(
    clerk: Clerk, tmp_path: Path
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance = clerk.page.workplace.appearance
    appearance.wear(application, Look(appearance.theme, 125))
    lines = [f"{p.seed:010}{p.number}{p.birth_date}氏名{p.seed % 2 + 1}" for p in people(40)]
    path = tmp_path / "kotei.dat"
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode("cp932"))
    clerk.look_at(path, Side.REGISTER)
    assert clerk.desk.cuts.isVisible()
    (beside,) = [one for one in clerk.page.findChildren(TwoBeside) if one.isVisible()]
    clerk.keys.wait(lambda: beside.horizontalScrollBar().maximum() == 0)
    clerk.keys.walk_to(clerk.form.reference_date)
    clerk.keys.wait(lambda: in_sight(clerk.form.reference_date))


def test_a_big_file_is_corrected_by_its_first_rows_and_checked_once(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_plan, "SMALL_BYTES", 1_000_000)
    monkeypatch.setattr(intake_plan, "PART_ROWS", 100)
    rows = subject_rows(1_500)
    odd = renamed(rows, {heading: f"A{at}" for at, heading in enumerate(rows[0], start=1)})
    big = csv(tmp_path, "techo.csv", [*wide(odd, 20_000), ("1501", "短い行")])
    clerk.look_at(big, Side.SUBJECT)

    def counted() -> str:
        return clerk.keys.reads()

    assert "行だけを読んで示しています" in counted()
    assert "取込設定" in counted()  # where the sentences of the reading send people
    assert not [card for card in clerk.page.findChildren(RejectedCard) if card.isVisible()]
    clerk.mean(3, "")
    clerk.settle()
    assert "行だけを読んで示しています" in counted()

    clerk.accept(scheme=True)  # only asks for the whole file
    assert clerk.taken() == 0
    assert "読んだ行 1,501" in counted()
    tick = next(card.accepted for card in clerk.page.findChildren(RejectedCard) if card.isVisible())
    looked = clerk.form.findChildren(QCheckBox, "import_looked")
    assert all(one.isChecked() for one in looked)
    assert tick.hasFocus()
    clerk.keys.press("Space")
    clerk.keys.walk_to(clerk.form._accept)
    clerk.keys.press("Return")
    clerk.settle()
    assert clerk.taken() == 1, clerk.problem()
    (batch,) = clerk.page.intake.batches()
    assert (batch.arithmetic.total, batch.arithmetic.rejected) == (1_501, 1)


def test_the_codes_of_eras_are_shown_mended_and_kept_by_keys(clerk: Clerk, tmp_path: Path) -> None:
    rows = with_column(subject_rows(12), "生年月日", lambda _day: "6560401")
    rows = with_cell(rows, 1, "生年月日", "4010203")
    clerk.look_at(csv(tmp_path, "techo.csv", rows), Side.SUBJECT)
    place = rows[0].index("生年月日")
    clerk.go_to(place)
    boxes = {f"code_{at}": clerk.desk.findChild(ChoiceBox, f"code_{at}") for at in (0, 1)}
    said = {name: (box.accessibleName(), box.currentText()) for name, box in boxes.items() if box}
    assert said == {
        "code_0": ("元号の区分 4 の意味", "平成"),
        "code_1": ("元号の区分 6 の意味", "値のとおりに読む"),
    }
    unknown = clerk.desk.findChild(ChoiceBox, "code_1")
    assert unknown is not None
    clerk.keys.walk_to(unknown)
    clerk.keys.press("Home", "Down", "Down", "Down", "Return")
    clerk.settle()
    column = clerk.desk._reading.columns[place]
    assert [(code.value, code.count, code.meaning) for code in column.codes] == [
        ("4", 1, "平成"),
        ("6", 11, "昭和"),
    ]
    assert column.cells[1].read.startswith("昭和56年4月1日")
    clerk.accept(scheme=True)
    assert clerk.taken() == 1, clerk.problem()
    (kept,) = clerk.page.program.import_profiles.kept()
    assert '"6" = "昭和"' in kept.text


def test_the_form_stands_beside_what_was_found_on_an_office_screen(
    clerk: Clerk, tmp_path: Path
) -> None:
    """1366 pixels are enough; the cuts of fixed widths take no room where nothing is cut."""
    clerk.look_at(csv(tmp_path, "techo.csv", subject_rows(12)), Side.SUBJECT)
    clerk.keys.wait(lambda: in_sight(clerk.form._accept))
    assert clerk.desk.table.visibleRegion().boundingRect().height() > 0


def test_another_look_keeps_the_file_that_is_being_looked_at(
    clerk: Clerk, tmp_path: Path, open_as: Opener
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    shell = open_as(SUPERVISOR).shell
    assert shell is not None
    clerk.look_at(csv(tmp_path, "techo.csv", subject_rows(30)), Side.SUBJECT)
    before = clerk.form
    shell.open_page("settings")
    appearance = clerk.page.workplace.appearance
    appearance.wear(application, Look(appearance.theme, 125))

    shell.open_page("intake")

    assert clerk.form is before
    assert before.isVisible()
    clerk.page.show_list()
    shell.open_page("settings")
    shell.open_page("intake")
    assert shell.page("intake") is not clerk.page  # now it is made anew
