"""The medium of an import: known by its drive or picked, who approved its use, and what for.

A stick is registered once; afterwards it is recognised and what was said last time stands there.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.batches.media import Carriage, DriveView, MediumView
from app.batches.media_views import MediumState
from app.errors import KnownError
from ui.widgets.building import Card, button, label, row
from ui.widgets.form import Form

_NONE = "使わない(端末内のフォルダー)"
_NARROWEST = 12  # characters
_PURPOSE = "紐付け総点検のための抽出データの取込"


class MediumCard(Card):
    """Says in one line what was recognised; the fields show only where a medium is used."""

    registration_asked = Signal()

    def __init__(
        self,
        drive: DriveView,
        media: tuple[MediumView, ...],
        suggested: Callable[[str], Carriage],
    ) -> None:
        super().__init__("card", margins=12, spacing=8)
        self.setObjectName("medium_card")
        self._drive = drive
        self._suggested = suggested
        self.medium = QComboBox()
        self.approver = QLineEdit(placeholderText="例 係長 氏名")
        self.approval = QLineEdit(placeholderText="例 障福第12号(あれば)")
        self.purpose = QLineEdit(_PURPOSE)
        self._recognised = label(role="small", wrap=True)
        self._told = Form(
            [
                ("承認者", "medium_approver", self.approver),
                ("承認番号", "medium_approval", self.approval),
                ("用途", "medium_purpose", self.purpose),
            ]
        )
        register = button(
            "媒体を登録",
            self.registration_asked.emit,
            name="medium_register",
            role="quiet",
        )
        self.medium.setObjectName("medium_choice")
        self.medium.setAccessibleName("使った媒体")
        self.medium.setMinimumContentsLength(_NARROWEST)
        self.medium.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        head = row(label("媒体", role="heading"), 1, register)
        self.add(head, self.medium, self._recognised, self._told)
        self.medium.currentIndexChanged.connect(lambda _index: self._follow_medium())
        self.show_media(media, drive.medium.medium_id if drive.medium else "")

    def show_media(self, media: tuple[MediumView, ...], chosen: str) -> None:
        """Offer the usable media; `chosen` is an id, "" = none."""
        self.medium.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.medium.clear()
        self.medium.addItem(_NONE, "")
        for one in media:
            if one.state is not MediumState.STOPPED:
                self.medium.addItem(f"{one.code}　{one.label}".strip(), one.medium_id)
        self.medium.setCurrentIndex(max(self.medium.findData(chosen), 0))
        self.medium.blockSignals(False)  # noqa: FBT003 - Qt's signature
        known = self._drive.medium is not None
        self.medium.setEnabled(not known)
        self._recognised.setText("差し込まれている媒体を見分けました。" if known else "")
        self._recognised.setVisible(known)
        self._follow_medium()

    def carriage(self) -> Carriage:
        """What is recorded of the medium.

        Raises:
            KnownError: M102 approver or purpose is missing though a medium is used.
        """
        medium_id = self._chosen()
        if not medium_id:
            return Carriage(purpose=self.purpose.text().strip())
        for field, words in ((self.approver, "承認者"), (self.purpose, "用途")):
            if not field.text().strip():
                field.setFocus()
                raise KnownError("M102", f"媒体の使用の{words}を入力してください。")
        return Carriage(
            medium=self._suggested(medium_id).medium,
            approver=self.approver.text().strip(),
            approval=self.approval.text().strip(),
            purpose=self.purpose.text().strip(),
        )

    def _chosen(self) -> str:
        return str(self.medium.currentData() or "")

    def _follow_medium(self) -> None:
        """What was said of the medium's last use stands there already."""
        medium_id = self._chosen()
        self._told.setVisible(bool(medium_id))
        if medium_id:
            before = self._suggested(medium_id)
            self.approver.setText(before.approver or self.approver.text())
