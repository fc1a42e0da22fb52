"""What a process of ours asks of the system: no core dump, no reader of its memory, no orphan.

Where the system does not offer one of these it is left out: they are barriers, not foundations.
"""

import contextlib
import ctypes
import signal
import sys
from types import TracebackType

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4


def harden() -> None:
    """No core file, not readable by other processes of the user, no values in a traceback."""
    sys.excepthook = _without_values
    sys.unraisablehook = lambda found: _without_values(found.exc_type, None, found.exc_traceback)
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_PR_SET_DUMPABLE, 0)


def die_with_parent() -> None:
    """A child ends when its parent does: a killed window leaves nobody writing behind it."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _prctl(option: int, value: int) -> None:
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _without_values(
    kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None
) -> None:
    """Where an unforeseen error happened and of what kind it was; never its text or values."""
    lines = ["Traceback (values left out):"]
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    sys.stderr.write("\n".join([*lines, f"{kind.__module__}.{kind.__qualname__}", ""]))
