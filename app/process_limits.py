"""Bounds for a process that reads what others wrote: the system ends it beyond them.

How to add a system: one row in WAYS. On Linux the bounds are tried by the tests. The way of Windows
follows its documentation (a Job Object that the process puts itself into) and is tested against a
double only: it has not been run on Windows.
"""

import contextlib
import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_PROCESS_TIME = 0x2
_PROCESS_MEMORY = 0x100
_DIE_ON_UNHANDLED_EXCEPTION = 0x400
_EXTENDED_LIMITS = 9
_TICKS = 10_000_000  # of 100 nanoseconds, the unit of Windows

OWN_MEMORY = 1 << 29
"""What the program itself takes on Windows, where the bound is one for everything."""


def limit(*, memory: int, seconds: int) -> None:
    """Set the bounds of this process; what the system does not offer is left out.

    Args:
        memory: bytes beyond what the program itself needs.
        seconds: processor time in all.
    """
    WAYS.get(sys.platform, by_resource_limits)(memory, seconds)


def by_resource_limits(memory: int, seconds: int) -> None:
    """Address space and processor time as POSIX limits them."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    bounds = {resource.RLIMIT_CPU: seconds}
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        bounds[resource.RLIMIT_AS] = pages * resource.getpagesize() + memory
    for which, most in bounds.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(which, (most, most))


def by_job_object(memory: int, seconds: int) -> None:
    """A Job Object of Windows around this process."""
    with contextlib.suppress(OSError, AttributeError):
        put_into_job(_kernel32(), memory=memory, seconds=seconds)


WAYS: dict[str, Callable[[int, int], None]] = {"win32": by_job_object}
"""By sys.platform; every other system is asked as POSIX."""


def _kernel32() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32")
    raise OSError


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("input_output", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def put_into_job(kernel32: Any, *, memory: int, seconds: int) -> bool:
    """Put this process into a new job with bounds; the job lives as long as the process.

    Args:
        kernel32: the library of Windows, or what stands in for it.
        memory: as `limit`.
        seconds: as `limit`.

    Returns:
        Whether Windows accepted everything.
    """
    kernel32.CreateJobObjectW.restype = ctypes.c_void_p
    kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel32.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    limits.basic.per_process_user_time = seconds * _TICKS
    limits.process_memory = OWN_MEMORY + memory
    told = kernel32.SetInformationJobObject(
        ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    me = ctypes.c_void_p(kernel32.GetCurrentProcess())
    return bool(told and kernel32.AssignProcessToJobObject(ctypes.c_void_p(job), me))
