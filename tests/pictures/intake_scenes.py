"""Pictures of what comes in: files, passwords, rejected rows, media, typed numbers, inquiries."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLineEdit

from app import mounted
from app.batches.intake import Side
from app.mounted import Mounted
from tests.gui.test_inquiries_page import reply
from tests.gui.test_number_entry import Operator
from tests.pictures.offices import medium
from tests.pictures.scene import Scene, Way
from tests.pictures.stage import Stage
from tests.support.extract_files import (
    number,
    people,
    protected_workbook,
    subject_rows,
    wrong_number,
)
from tests.support.jobs import csv
from tests.support.office import CASEWORKER, PASSWORD, SUPERVISOR
from ui.pages.inquiries import InquiriesPage
from ui.pages.intake import IntakePage
from ui.pages.media import MediaPage
from ui.widgets.import_form import ImportForm


def _intake(stage: Stage) -> IntakePage:
    return cast("IntakePage", stage.open("intake"))


def _look(stage: Stage, side: Side, path: Path) -> IntakePage:
    page = _intake(stage)
    page.look_at(side, (path,))
    stage.wait_for_jobs()
    return page


def _form(page: IntakePage) -> ImportForm:
    return next(one for one in page.findChildren(ImportForm) if one.isVisible())


def _preview(side: Side, name: str) -> Way:
    def way(stage: Stage) -> None:
        files = medium(stage.scratch / "usb", subjects=300, residents=900)
        _look(stage, side, files / name)

    return way


def _broken(stage: Stage) -> None:
    rows = [list(row) for row in subject_rows(12)]
    for row in rows[3:6]:
        row.append("余り")
    page = _look(stage, Side.SUBJECT, csv(stage.scratch, "techo.csv", rows))
    _form(page).reference_date.setText("R8.10.1")
    stage.push("import_accept")


def _slip(stage: Stage) -> None:
    page = _look(stage, Side.SUBJECT, csv(stage.scratch, "techo.csv", subject_rows(12)))
    form = _form(page)
    form.reference_date.setText("R8.10.1")
    form.slip.rows.setText("13")
    stage.push("import_accept")


def _password(stage: Stage) -> None:
    _look(stage, Side.SUBJECT, protected_workbook(stage.scratch, "ひらけ ごま 2026"))


def _fixed_width(stage: Stage) -> None:
    widths = (1, 10, 12, 30, 8, 1, 40)
    lines = [
        b"".join(
            cell.encode("cp932").ljust(width)
            for cell, width in zip(
                ("2", f"{p.seed:010}", p.number, p.name, p.birth_date, "1", p.address),
                widths,
                strict=True,
            )
        )
        for p in people(40)
    ]
    path = stage.scratch / "kotei.dat"
    path.write_bytes(b"".join(line + b"\r\n" for line in lines))
    _look(stage, Side.REGISTER, path)


def _unreadable(stage: Stage) -> None:
    path = stage.scratch / "empty.csv"
    path.write_bytes(b"")
    _look(stage, Side.SUBJECT, path)


def _accepted(stage: Stage) -> IntakePage:
    page = _look(stage, Side.SUBJECT, csv(stage.scratch, "techo.csv", subject_rows(12)))
    _form(page).reference_date.setText("R8.10.1")
    stage.push("import_accept")
    stage.wait(lambda: len(page.intake.batches()) == 1)
    stage.wait_for_jobs()
    return page


def _profiles(stage: Stage) -> None:
    page = _look(stage, Side.SUBJECT, csv(stage.scratch, "techo.csv", subject_rows(12)))
    form = _form(page)
    form.reference_date.setText("R8.10.1")
    form.keeping.keep.setChecked(True)
    stage.push("import_accept")
    stage.wait(lambda: len(page.intake.batches()) == 1)
    stage.wait_for_jobs()
    stage.push("go_profiles")


def _erasure(stage: Stage) -> None:
    _accepted(stage)
    stage.push("erasure")


def _stick(stage: Stage) -> Path:
    """A folder that the system tells to be a stick."""
    folder = stage.scratch / "usb"
    folder.mkdir()

    def told(path: Path) -> Mounted:
        on_it = folder in (path, *path.parents)
        return Mounted(root=folder, label="OFFICE", serial="S-1" if on_it else "", removable=on_it)

    patch = pytest.MonkeyPatch()
    patch.setattr(mounted, "mounted_at", told)
    stage.afterwards.append(patch.undo)
    return folder


def _new_stick(stage: Stage) -> None:
    folder = _stick(stage)
    page = _intake(stage)
    page.look_at(Side.SUBJECT, (csv(folder, "techo.csv", subject_rows(12)),))
    dialog = page.media_acts.registration
    assert dialog is not None
    dialog.code.setText("USB-07")
    dialog.user.setText(CASEWORKER)
    dialog.password.setText(PASSWORD)
    stage.push("new_medium_register")


def _registered(stage: Stage) -> None:
    _new_stick(stage)
    page = _intake(stage)
    dialog = page.media_acts.registration
    assert dialog is not None
    dialog.user.setText(SUPERVISOR)
    dialog.password.setText(PASSWORD)
    stage.push("new_medium_register")
    stage.wait_for_jobs()
    form = _form(page)
    form.reference_date.setText("R8.10.1")
    form.medium.approver.setText(SUPERVISOR)
    stage.push("import_accept")
    stage.wait(lambda: len(page.intake.batches()) == 1)
    stage.wait_for_jobs()


def _media(stage: Stage) -> None:
    _registered(stage)
    page = cast("MediaPage", stage.open("media"))
    page.media.selectRow(0)


def _entry(stage: Stage) -> Operator:
    operator = Operator(stage.hands, stage.window)
    operator.prepare()
    stage.settle()
    return operator


def _entry_lists(stage: Stage) -> None:
    operator = _entry(stage)
    operator.page.leave_desk()


def _typed(stage: Stage, text: str, *keys: str) -> None:
    _entry(stage).write(text)
    stage.press(*keys)


def _inquiry(stage: Stage) -> InquiriesPage:
    page = cast("InquiriesPage", stage.open("inquiries"))
    stage.push("inquiry_make")
    stage.wait(page.table.isVisible)
    stage.wait_for_jobs()
    return page


def _carrying(stage: Stage) -> None:
    page = _inquiry(stage)
    page.ask_carry_out()
    dialog = page.dialog
    assert dialog is not None
    dialog.medium.setText("USB-07")
    dialog.approval.setText("障福第12号")
    dialog.user.setText(CASEWORKER)
    dialog.password.setText(PASSWORD)
    stage.asker.folders = [stage.scratch]
    stage.push("carry_write")


def _replied(stage: Stage) -> InquiriesPage:
    page = _inquiry(stage)
    page.card.day.setText("R8.10.1")
    stage.asker.files.append((reply(stage.scratch),))
    stage.push("inquiry_reply")
    stage.wait(lambda: page.preview is not None and page.preview.isVisible())
    return page


def _answered(stage: Stage) -> None:
    page = _replied(stage)
    stage.push("reply_take")
    stage.wait(page.left.isVisible)
    stage.wait_for_jobs()


def _four(stage: Stage) -> None:
    page = cast("InquiriesPage", stage.open("inquiries"))
    page.kind.setCurrentIndex(1)


def _person(stage: Stage) -> None:
    stage.open("settings")
    stage.push("add_person")
    stage.find(QLineEdit, "person_user").setText("tanto3")
    stage.push("person_store")


def _own_password(stage: Stage) -> None:
    stage.open("settings")
    stage.push("own_password")


SCENES = (
    Scene("import_subject", "empty", _preview(Side.SUBJECT, "techo.csv")),
    Scene("import_workbook", "empty", _preview(Side.SUBJECT, "seiho.xlsx")),
    Scene("import_register", "empty", _preview(Side.REGISTER, "register.csv")),
    Scene("import_rejected_rows", "empty", _broken),
    Scene("import_slip_refused", "empty", _slip),
    Scene("import_password", "empty", _password),
    Scene("import_fixed_width", "empty", _fixed_width),
    Scene("import_unreadable", "empty", _unreadable),
    Scene("import_accepted", "empty", _accepted),
    Scene("import_profiles", "empty", _profiles),
    Scene("media_erasure", "empty", _erasure),
    Scene("media_new_stick", "empty", _new_stick, CASEWORKER),
    Scene("media_register", "empty", _media, CASEWORKER),
    Scene("entry_lists", "unnumbered", _entry_lists, CASEWORKER),
    Scene("entry_empty", "unnumbered", _entry, CASEWORKER),
    Scene("entry_confirmed", "unnumbered", lambda stage: _typed(stage, number(1)), CASEWORKER),
    Scene("entry_somebody_else", "unnumbered", lambda stage: _typed(stage, number(9)), CASEWORKER),
    Scene(
        "entry_wrong_digit",
        "unnumbered",
        lambda stage: _typed(stage, wrong_number(1), "Return"),
        CASEWORKER,
    ),
    Scene("entry_next", "unnumbered", lambda stage: _typed(stage, number(1), "Return"), CASEWORKER),
    Scene("entry_source", "unnumbered", lambda stage: stage.open("number_entry"), CASEWORKER),
    Scene("inquiry_made", "prefecture", _inquiry, CASEWORKER),
    Scene("inquiry_four", "prefecture", _four, CASEWORKER),
    Scene("inquiry_carry_out", "prefecture", _carrying, CASEWORKER),
    Scene("inquiry_reply", "prefecture", _replied, CASEWORKER),
    Scene("inquiry_answered", "prefecture", _answered, CASEWORKER),
    Scene("person_new", "empty", _person),
    Scene("person_own_password", "empty", _own_password),
)
