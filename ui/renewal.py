"""Locking replaces the process: what a person saw stays in the memory of the old one, which ends.

Numbers and keys can be read out of a process long after everything was closed and collected; out of
a process that is gone they cannot. The new process learns from its environment, which no argument
list shows, where to go on: folder, user ID and places of work, never anything of a record.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field

_VARIABLE = "TOTSUGO_GO_ON"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOn:
    """Where the next process goes on."""

    folder: str
    user: str  # who comes back; "" = whoever is next
    told: str
    look: tuple[str, int, bool]  # theme, text size in percent, whether a person chose it here
    places: Mapping[str, tuple[str, int, str]] = field(default_factory=dict)
    """By person_id: page, case, and how the queue was looked at."""


Renewal = Callable[[GoingOn], bool]
"""Replaces the process, or returns False where it goes on in this one."""


def stay(_going_on: GoingOn) -> bool:
    """Go on in this process: for tests, which would end with it."""
    return False


def replace_process(going_on: GoingOn) -> bool:
    """Become a new process of the same program; returns only where the system refuses."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "ui"])]
    environment = {**os.environ, _VARIABLE: json.dumps(asdict(going_on))}
    try:
        if sys.platform == "win32":
            subprocess.Popen(command, env=environment)  # noqa: S603 - our own executable
            os._exit(0)
        else:
            os.execve(command[0], command, environment)  # noqa: S606 - our own executable, no shell
    except OSError:
        return False


def taken_over() -> GoingOn | None:
    """Where the process before this one left off; None in the first. Said only once."""
    text = os.environ.pop(_VARIABLE, "")
    try:
        body = json.loads(text)
        places = {
            key: (str(page), int(case), str(view))
            for key, (page, case, view) in body.pop("places").items()
        }
        theme, percent, by_hand = body.pop("look")
        return GoingOn(**body, places=places, look=(str(theme), int(percent), bool(by_hand)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
