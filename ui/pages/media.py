"""媒体管理簿: which media are registered, what each was used for, and what still has to be erased."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from app.batches.media import MediumUseView, MediumView
from app.changes import Area
from app.errors import KnownError
from app.people import Permission, may
from ui.asking import Question
from ui.dates import shown_time
from ui.models.rows import RowsModel
from ui.pages.media_acts import MediaActs
from ui.pages.page import Page
from ui.widgets.building import button, label, prose, row
from ui.widgets.table import ReadTable
from ui.workplace import Workplace

_MEDIA = ("管理番号", "品名・表示", "製造番号等", "登録日時", "登録者", "承認者", "使用", "状態")
_USES = ("使用日時", "管理番号", "消去", "区分", "内容", "使用者", "承認者", "承認番号", "用途")
_LINES, _PASSWORD_HEIGHTS = 6, 15
_EMPTY = (
    "媒体はまだ登録されていません。登録した媒体は差し込むだけで見分け、使用のたびに記録します。"
)


class MediaPage(Page):
    """Two tables, and what can be done about them."""

    areas = frozenset({Area.MEDIA, Area.BATCHES, Area.INQUIRIES})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.acts = MediaActs(self)
        self._views: tuple[MediumView, ...] = ()
        self._media_model = RowsModel(_MEDIA, figures=frozenset({6}))
        self.media = ReadTable(self._media_model, name="media", words="登録した媒体")
        self._uses_model = RowsModel(_USES, figures=frozenset())
        self.uses = ReadTable(self._uses_model, name="medium_uses", words="媒体の使用の記録")
        self._empty = prose(_EMPTY, role="muted")
        self.password = QLineEdit(
            placeholderText="PDFのパスワード 12字以上", echoMode=QLineEdit.EchoMode.Password
        )
        self._build()

    def read_again(self) -> None:
        """Read media and uses."""
        self._views = self.program.media.media()
        self._media_model.show_rows([_medium_cells(one) for one in self._views])
        self._uses_model.show_rows([_use_cells(one) for one in self.program.media.uses()])
        self._empty.setVisible(not self._views)
        self.media.setVisible(bool(self._views))
        self.media.fit_columns()
        self.uses.fit_columns()

    def _build(self) -> None:
        back = partial(self.page_asked.emit, "intake")
        self.media.setFixedHeight(self.media.verticalHeader().defaultSectionSize() * _LINES)
        self.password.setObjectName("media_password")
        self.password.setAccessibleName("媒体管理簿のPDFのパスワード")
        self.password.setMinimumWidth(self.password.fontMetrics().height() * _PASSWORD_HEIGHTS)
        if self.program.head().demonstration:
            self.password.hide()
        stop = button("使用停止", self._on_stop_asked, name="medium_stop", role="quiet")
        stop.setEnabled(may(self.program.desk.me.role, Permission.CHANGE_SETTINGS))
        register = button("媒体を登録", self._on_register_asked, name="media_register")
        self.starts_at = register
        self.body.addLayout(
            row(
                label("媒体管理簿", role="title"),
                1,
                button("取込へ戻る", back, name="media_back", role="quiet"),
            )
        )
        self.body.addWidget(self.problem)
        self.body.addLayout(
            row(
                register,
                stop,
                button("消去済みを記録", self.acts.ask_erasure, name="media_erasure"),
                1,
                self.password,
                button("媒体管理簿(PDF)", self._on_paper_asked, name="media_paper"),
            )
        )
        for piece in (
            label("登録した媒体", role="heading"),
            self._empty,
            self.media,
            label("使用の記録", role="heading"),
        ):
            self.body.addWidget(piece)
        self.body.addWidget(self.uses, 1)

    @Slot()
    def _on_register_asked(self) -> None:
        self.acts.register(None, lambda _made: None)

    @Slot()
    def _on_paper_asked(self) -> None:
        self.acts.save_register(self.password.text())
        self.password.clear()

    @Slot()
    def _on_stop_asked(self) -> None:
        place = self.media.chosen_row()
        if place < 0:
            self.tell("使用を停止する媒体を一覧から選んでください。")
            return
        chosen = self._views[place]
        question = Question(
            "媒体の使用停止",
            f"「{chosen.code}」を使えないようにします。記録は残り、元に戻せません。",
            "使用停止にする",
        )
        self.workplace.asker.confirm(self, question, partial(self._stop, chosen))

    def _stop(self, chosen: MediumView) -> None:
        try:
            changes = self.program.media.stop(chosen.medium_id, "画面での使用停止")
        except KnownError as error:
            self.tell_error(error)
            return
        self.workplace.announcer.announce(changes.areas)
        self.read_again()


def _medium_cells(one: MediumView) -> tuple[str, ...]:
    return (
        one.code,
        one.label,
        one.serial,
        shown_time(one.registered_at),
        one.registered_by,
        one.approved_by or one.registered_by,
        f"{one.uses:,}",
        one.state_words,
    )


def _use_cells(one: MediumUseView) -> tuple[str, ...]:
    erased = f"{one.erased_on} {one.erased_by}" if one.erased_on else "未記録"
    return (
        shown_time(one.at),
        one.code,
        erased if one.erasable else "消去不要",
        one.kind_words,
        one.contents,
        one.by,
        one.approver,
        one.approval,
        one.purpose,
    )
