"""On which drive a path lies: its root, its label, its serial, and whether it can be pulled out.

Only asked of the operating system, nothing on the drive is opened. Where the system tells nothing
the serial is "" and the drive counts as part of the terminal.
"""

import ctypes
import re
import string
import sys
from dataclasses import dataclass
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_BLOCK_DEVICES = Path("/sys/dev/block")
_UDEV = Path("/run/udev/data")
_ESCAPED = re.compile(r"\\(\d{3})")
_BUSES = ("/usb", "/mmc")
_REMOVABLE_DRIVE, _OPTICAL_DRIVE = 2, 5  # GetDriveTypeW
_LONGEST_LABEL = 261  # characters, ending zero included


@dataclass(frozen=True, slots=True, kw_only=True)
class Mounted:
    """One drive as the system tells of it."""

    root: Path
    label: str
    serial: str  # of the device, else of the volume; "" = not told
    removable: bool


def mounted_at(path: Path) -> Mounted:
    """The drive a path lies on; the path itself need not exist any more."""
    if sys.platform == "win32":
        return _drive(Path(path.absolute().anchor))
    whole = path.absolute().resolve()
    device, root = max(
        ((device, root) for device, root in _mounts() if root == whole or root in whole.parents),
        key=lambda found: len(found[1].parts),
        default=("", Path("/")),
    )
    return _device(device, root)


def removable_media() -> tuple[Mounted, ...]:
    """Every drive that can be pulled out, by its place."""
    if sys.platform == "win32":
        drives = [_drive(Path(f"{letter}:\\")) for letter in string.ascii_uppercase]
    else:
        drives = [_device(device, root) for device, root in _mounts()]
    return tuple(sorted((d for d in drives if d.removable), key=lambda d: str(d.root)))


def _mounts() -> list[tuple[str, Path]]:
    """(major:minor, mount point) of everything mounted; the last one of a place is on top."""
    try:
        lines = _MOUNTS.read_text("utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    parts = [line.split(" ") for line in lines]
    found = {_unescaped(part[4]): part[2] for part in parts if len(part) > 5}
    return [(device, Path(root)) for root, device in found.items()]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)


def _device(device: str, root: Path) -> Mounted:
    known = _told_by_udev(device)
    return Mounted(
        root=root,
        label=known.get("ID_FS_LABEL", "") or known.get("ID_MODEL", ""),
        serial=known.get("ID_SERIAL_SHORT", "") or known.get("ID_FS_UUID", ""),
        removable=_is_removable(device),
    )


def _told_by_udev(device: str) -> dict[str, str]:
    try:
        lines = (_UDEV / f"b{device}").read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line[2:].partition("=") for line in lines if line.startswith("E:"))
    return {name: value for name, _, value in pairs}


def _is_removable(device: str) -> bool:
    if not device or device.startswith("0:"):  # no block device: memory, network, container
        return False
    place = (_BLOCK_DEVICES / device).resolve()
    if any(bus in str(place) for bus in _BUSES):
        return True
    return any(_reads_one(folder / "removable") for folder in (place, place.parent))


def _reads_one(path: Path) -> bool:
    try:
        return path.read_text("ascii").strip() == "1"
    except (OSError, UnicodeDecodeError):
        return False


def _drive(root: Path) -> Mounted:
    """A drive of Windows."""
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    label, serial = ctypes.create_unicode_buffer(_LONGEST_LABEL), ctypes.c_uint32()
    told = kernel.GetVolumeInformationW(
        f"{root}", label, _LONGEST_LABEL, ctypes.byref(serial), None, None, None, 0
    )
    return Mounted(
        root=root,
        label=label.value if told else "",
        serial=f"{serial.value:08X}" if told else "",
        removable=kernel.GetDriveTypeW(f"{root}") in (_REMOVABLE_DRIVE, _OPTICAL_DRIVE),
    )
