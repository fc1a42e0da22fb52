"""What every page is given: the services and the few shared objects of the window."""

from dataclasses import dataclass

from app.program import Program
from matching import Folding
from ui.announcer import Announcer
from ui.appearance import Appearance
from ui.asking import Asker
from ui.jobs import JobRunner


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """One signed-in person's window."""

    program: Program
    variants: Folding  # kanji variants, to align names on screen
    appearance: Appearance
    announcer: Announcer
    asker: Asker
    jobs: JobRunner
