"""監督: how the readings agree, who did what, invented cases, the office's effort; for the 責任者."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from app.changes import Area, Changes
from app.errors import KnownError
from app.jobs import Job, Progress
from app.supervision.figure_views import PairAgreement, PersonWork
from ui.pages.page import Page
from ui.widgets.building import button, frame, label, row
from ui.widgets.disagreement_list import DisagreementList
from ui.widgets.effort_card import EffortCard
from ui.widgets.listing import Listing
from ui.widgets.planted_card import PlantedCard
from ui.widgets.scrolled import scrolled
from ui.workplace import Workplace

_WORK = ("氏名", "一次確認", "うち誤りの疑い", "保留・書類・照会", "二次確認", "うち差戻し")
_AGREEMENT = ("日", "一次確認", "二次確認", "件数", "不一致", "κ", "")
_ALL, _TODAY, _DAILY = "全期間", "本日", "日ごと"


class SupervisionPage(Page):
    """Opened from the figures."""

    areas = frozenset({Area.CASES, Area.RUNS, Area.SETTINGS, Area.PLANTED, Area.EFFORT})

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.period = QComboBox()
        self.period.setObjectName("agreement_period")
        self.period.setAccessibleName("一致を見る期間")
        self.period.addItems([_ALL, _TODAY, _DAILY])
        self.disagreements = DisagreementList()
        self.agreement = Listing("agreement", "一次確認と二次確認の一致", _AGREEMENT, (3, 4, 5))
        self._no_agreement = label("まだ二次確認がありません。", role="muted")
        self.work = Listing("work", "担当者ごとの件数", _WORK, range(1, 6))
        self.planted = PlantedCard()
        self.effort = EffortCard()
        self._build()
        self._wire()

    def read_again(self) -> None:
        """Read everything."""
        self.disagreements.show_rows(self.program.disagreements.rows())
        self._read_agreement()
        self.work.show_rows([_work(one) for one in self.program.figures.people()])
        control = self.program.planted_control
        self.planted.show_state(control.state(), control.results())
        self.effort.show_months(self.program.effort.months())

    def _build(self) -> None:
        back = button(
            "集計へ戻る", lambda: self.page_asked.emit("figures"), name="to_figures", role="quiet"
        )
        self.body.addLayout(row(label("監督", role="title"), 1, back))
        self.body.addWidget(self.problem)
        agreeing = row(label("一次確認と二次確認の一致", role="heading"), 1, self.period)
        cards = [
            frame("card", label("判断が分かれた件", role="heading"), self.disagreements),
            frame("card", agreeing, self.agreement, self._no_agreement),
            frame("card", label("担当者ごとの件数", role="heading"), self.work),
            self.planted,
            self.effort,
        ]
        self.body.addWidget(scrolled(cards, words="監督の内容"), 1)

    def _wire(self) -> None:
        self.period.activated.connect(lambda _number: self._read_agreement())
        self.disagreements.case_asked.connect(self._on_case_asked)
        self.planted.start_asked.connect(self._on_start_asked)
        self.planted.stop_asked.connect(self._on_stop_asked)
        self.effort.enter_asked.connect(self._on_effort_entered)

    def _read_agreement(self) -> None:
        figures, period = self.program.figures, self.period.currentText()
        if period == _DAILY:
            found = figures.agreement_by_day(since="")
        else:
            found = figures.agreement(since=figures.today() if period == _TODAY else "")
        self.agreement.show_rows([_pair(one) for one in found])
        self.agreement.setVisible(bool(found))
        self._no_agreement.setVisible(not found)

    @Slot(int)
    def _on_case_asked(self, case: int) -> None:
        self.case_asked.emit(case)

    @Slot()
    def _on_start_asked(self) -> None:
        try:
            telling = self.planted.telling()
        except KnownError as error:
            self.tell_error(error)
            return
        control = self.program.planted_control
        self.run_job(
            lambda: control.start(telling),
            self._finish,
            lambda job, _cancelled: control.abandon(job),
            self._on_started,
        )

    def _finish(self, job: Job, result: Mapping[str, object]) -> Iterable[Progress]:
        self._announce(self.program.planted_control.finish(job, result))
        return ()

    def _on_started(self) -> None:
        self.planted.clear()
        self.tell("✓ 模擬の件を混ぜ始めました。担当者の待ち行列にだけ入ります。", role="done")

    @Slot()
    def _on_stop_asked(self) -> None:
        self._announce(self.program.planted_control.switch_off())
        self.tell("✓ 模擬の件を停止しました。", role="done")

    @Slot()
    def _on_effort_entered(self) -> None:
        try:
            changes = self.program.effort.enter(self.effort.typed())
        except KnownError as error:
            self.tell_error(error)
            return
        self.effort.clear()
        self._announce(changes)
        self.tell("✓ 従事者数と時間外を入力しました。", role="done")

    def _announce(self, changes: Changes) -> None:
        self.workplace.announcer.announce(changes.areas)


def _work(one: PersonWork) -> tuple[str, ...]:
    counts = (one.first_checks, one.suspects, one.waiting, one.second_checks, one.sent_back)
    return (one.name, *(f"{count:,}" for count in counts))


def _pair(one: PairAgreement) -> tuple[str, ...]:
    kappa = one.readings.kappa
    return (
        one.day or "計",
        one.first,
        one.second,
        f"{one.readings.total:,}",
        f"{one.readings.discordance:.1%}",
        "－" if kappa is None else f"{kappa:.2f}",
        "▲ 不一致が多い組です。判断の基準を確かめてください。" if one.alarming else "",
    )
