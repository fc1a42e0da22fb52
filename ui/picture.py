"""`python -m ui.picture FOLDER FILE.png [整理番号]`: a review page without a screen."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import demonstration, program
from app.case_states import CaseId
from app.program import Program
from app.review.first_check import QueueFilter
from matching import Agreement
from ui.announcer import Announcer
from ui.appearance import Appearance
from ui.asking import WindowAsker
from ui.jobs import JobRunner
from ui.shell import Place, Shell
from ui.start import dress, name_variants, start_application
from ui.theme import THEMES, ThemeName
from ui.workplace import Workplace

SIZE = (1366, 768)
_LOOKED_THROUGH = 300
_SETTLING = 10


def main(words: Sequence[str]) -> int:
    """Sign in to the demonstration in a folder and picture its review page."""
    folder, target = (Path(word) for word in words[:2])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = start_application()
    appearance = dress(application, THEMES[ThemeName.LIGHT], percent=100)
    user = demonstration.PEOPLE[0].user
    desk = program.sign_in(folder, user=user, password=demonstration.PASSWORD)
    try:
        case = desk.review.find(words[2]) if len(words) > 2 else telling_case(desk)
        return 0 if picture_review(application, appearance, desk, target, case) else 1
    finally:
        desk.close()


def picture_review(
    application: QApplication,
    appearance: Appearance,
    desk: Program,
    target: Path,
    case: CaseId | None,
) -> bool:
    """Write the review page as a PNG, showing a case (None: whatever comes first)."""
    shell = Shell(
        Workplace(
            program=desk,
            variants=name_variants(),
            appearance=appearance,
            announcer=Announcer(),
            asker=WindowAsker(),
            jobs=JobRunner(),
        )
    )
    shell.resize(*SIZE)
    shell.show()
    shell.open_first(Place("review", case or 0))
    for _ in range(_SETTLING):  # layouts settle over several turns of the event loop
        application.processEvents()
    saved = shell.grab().save(str(target), "PNG")
    shell.close()
    return saved


def telling_case(desk: Program) -> CaseId | None:
    """A case whose name differs by a variant and that has a candidate; else the first one."""
    cases = desk.review.queue(QueueFilter())
    best, most = None, -1
    for case in cases[:_LOOKED_THROUGH]:
        view = desk.review.open(case)
        kinds = {one.agreement for one in view.attributes}
        variant = any(
            one.attribute == "name" and one.agreement is Agreement.EQUIVALENT
            for one in view.attributes
        )
        seen = len(kinds) + 2 * variant + 2 * bool(view.candidates) + 3 * bool(view.linked)
        if not view.protected and seen > most:
            best, most = case, seen
    return best


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
