"""How a file was read: what was detected and why, by which profile, and what is still missing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.batches.intake import Preview
from app.batches.intake_targets import required
from app.batches.preview_views import FactPreview
from app.batches.scope import Side
from ui.widgets.building import Card, label, restyle, row
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.wrapped import Wrapped

_AUTOMATIC = ("", "自動の判断で読む")
_OWN = ("own", "この画面で決めた読み方")
_ACROSS = 2


class ReadingCard(Card):
    """Facts side by side, the required meanings, the profile in force."""

    profile_chosen = Signal(str)  # id of a kept profile, "" = as detected

    def __init__(self) -> None:
        super().__init__("card")
        self._title = label(role="heading", wrap=True)
        self._counted = Wrapped()
        self._required = label(wrap=True)
        self._told = Wrapped()
        self._told.setObjectName("reading_told")
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self.profile = ChoiceBox(name="reading_profile", words="読み方(取込定義)")
        self.profile.chosen.connect(self._on_profile_chosen)
        self._chosen = QWidget()
        self._chosen.setLayout(row(label("読み方"), self.profile, 1))
        parts = (self._title, self._told, self._counted, self._required, self._facts, self._chosen)
        self.add(*parts)

    def show_preview(
        self, preview: Preview, kept: Sequence[tuple[str, str]], *, own: bool, noticed: int
    ) -> None:
        """Show how a file was read.

        Args:
            preview: the file.
            kept: id and name of the kept profiles of its side.
            own: whether something was changed on this screen.
            noticed: how many notices stand further down.
        """
        reading = preview.reading
        is_mapped = preview.side is not Side.PROTECTED  # 宛名番号 and a flag: nothing to map
        for part in (self._required, self._facts, self._chosen):
            part.setVisible(is_mapped)
        self._title.setText("、".join(path.name for path in preview.paths))
        below = f"　気付いたこと {noticed:,} 件(下の欄)" if noticed else ""
        self._counted.setText(_counted(preview) + below)
        self._counted.setVisible(not reading.refused)
        targets = frozenset(c.target for c in reading.columns if c.target)
        needs = required(targets, preview.lacking)
        self._required.setText("必要な列　" + "　".join(map(_need, needs)))
        self._tell(preview)
        self._show_facts(reading.facts)
        self.profile.offer((_AUTOMATIC, *([_OWN] if own else []), *kept), "")
        self.profile.put("own" if own else reading.known)

    def _tell(self, preview: Preview) -> None:
        reading = preview.reading
        words, role = "", ""
        if reading.refused:
            words, role = f"このままでは取り込めません。{reading.refused}", "notice"
        elif reading.known:
            words, role = f"✓ 取込定義「{reading.known_name}」で読みました。", "done"
        elif reading.proposed:
            named = "、".join(reading.proposed)
            words = f"見出しから意味が分からない列を、値の形から推定しました。値を見て確かめてください: {named}"
            role = "notice"
        restyle(self._told, role=role)
        self._told.say(words)

    def _show_facts(self, facts: Sequence[FactPreview]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, fact in enumerate(facts):
            at, across = divmod(number, _ACROSS)
            self._grid.addWidget(label(fact.title, role="small"), at, across * 3)
            self._grid.addWidget(label(fact.value, wrap=True), at, across * 3 + 1)
            why = label(f"({fact.why})" if fact.why else "", role="small", wrap=True)
            self._grid.addWidget(why, at, across * 3 + 2)
        for across in range(_ACROSS):
            self._grid.setColumnStretch(across * 3 + 1, 2)
            self._grid.setColumnStretch(across * 3 + 2, 3)

    def _on_profile_chosen(self, value: str) -> None:
        if value != "own":
            self.profile_chosen.emit(value)


def _counted(preview: Preview) -> str:
    if not preview.is_whole:
        return (
            f"大きなファイルのため、はじめの {preview.rows_counted:,} 行だけを読んで示しています。"
            "意味が決まったら、取り込む前に「ファイル全体を確かめる」で全部の行を確かめます。"
        )
    return (
        f"読んだ行 {preview.rows_counted:,}　取り込める {preview.rows_kept:,}　"
        f"取込不可 {preview.rows_rejected:,}　履歴・表題・合計等 {preview.rows_skipped:,}"
    )


def _need(need: tuple[str, bool]) -> str:
    words, there = need
    return f"{'✓' if there else '✕'} {words}"
