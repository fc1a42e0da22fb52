"""The bounds of a process that reads hostile bytes: real ones here, Windows by a double."""

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from app.process_limits import OWN_MEMORY, WAYS, ExtendedLimits, by_job_object, put_into_job

_GREEDY = (
    "from app.process_limits import limit; limit(memory=1 << 28, seconds=60); bytearray(1 << 30)"
)
_ENDLESS = (
    "from app.process_limits import limit; limit(memory=1 << 30, seconds=1)\nwhile True: pass"
)


class Function:
    """One function of a library: remembers what it was called with."""

    def __init__(self, answer: int) -> None:
        self.answer, self.calls = answer, list[tuple[Any, ...]]()
        self.restype: object = None

    def __call__(self, *words: Any) -> int:
        self.calls.append(words)
        return self.answer


class Windows:
    """Stands in for kernel32; `refuses` names the function that says no."""

    def __init__(self, refuses: str = "") -> None:
        for name in ("CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"):
            setattr(self, name, Function(0 if name == refuses else 77))
        self.GetCurrentProcess = Function(-1)


def test_the_structures_have_the_size_that_windows_expects() -> None:
    assert ctypes.sizeof(ctypes.c_void_p) != 8 or ctypes.sizeof(ExtendedLimits) == 144


def test_the_process_is_put_into_a_bounded_job() -> None:
    windows: Any = Windows()
    assert put_into_job(windows, memory=3 << 29, seconds=120)
    ((job, kind, told, size),) = windows.SetInformationJobObject.calls
    limits = ctypes.cast(told, ctypes.POINTER(ExtendedLimits)).contents
    assert (job.value, kind, size) == (77, 9, ctypes.sizeof(ExtendedLimits))
    assert limits.basic.per_process_user_time == 120 * 10_000_000
    assert limits.process_memory == OWN_MEMORY + (3 << 29)
    assert limits.basic.flags == 0x502
    ((job, process),) = windows.AssignProcessToJobObject.calls
    assert (job.value, process.value) == (77, ctypes.c_void_p(-1).value)


@pytest.mark.parametrize(
    "refuses", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_what_windows_refuses_is_known(refuses: str) -> None:
    windows: Any = Windows(refuses)
    assert not put_into_job(windows, memory=1, seconds=1)


def test_windows_has_its_own_way() -> None:
    assert WAYS["win32"] is by_job_object


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of Linux")
@pytest.mark.parametrize("program", [_GREEDY, _ENDLESS])
def test_the_system_ends_what_goes_beyond(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode != 0
