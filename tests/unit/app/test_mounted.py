"""Drives as Linux tells of them, read from files of the same shape."""

from pathlib import Path

import pytest

from app import mounted

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="Linux only")


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A terminal with a disk and one stick whose place holds a space."""
    stick = tmp_path / "my stick"
    stick.mkdir()
    usb = tmp_path / "devices" / "usb1" / "block" / "sdb" / "sdb1"
    disk = tmp_path / "devices" / "pci0" / "block" / "sda" / "sda1"
    for number, place in (("8:17", usb), ("8:1", disk)):
        place.mkdir(parents=True)
        (place.parent / "removable").write_text("0\n", "ascii")
        block = tmp_path / "block"
        block.mkdir(exist_ok=True)
        (block / number).symlink_to(place)
    udev = tmp_path / "udev"
    udev.mkdir()
    told = "S:disk\nE:ID_SERIAL_SHORT=4C53\nE:ID_FS_LABEL=OFFICE\nE:ID_FS_UUID=AAAA-BBBB\n"
    (udev / "b8:17").write_text(told, "utf-8")
    root = str(stick).replace(" ", "\\040")
    mounts = tmp_path / "mountinfo"
    lines = ("1 0 8:1 / / rw - ext4 /dev/sda1 rw", f"2 1 8:17 / {root} rw - vfat /dev/sdb1 rw")
    mounts.write_text("\n".join(lines) + "\n", "utf-8")
    monkeypatch.setattr(mounted, "_MOUNTS", mounts)
    monkeypatch.setattr(mounted, "_BLOCK_DEVICES", tmp_path / "block")
    monkeypatch.setattr(mounted, "_UDEV", udev)
    return stick


def test_a_file_on_a_stick_is_known_by_its_serial(system: Path) -> None:
    found = mounted.mounted_at(system / "extracts" / "techo.csv")
    assert (found.root, found.label, found.serial) == (system, "OFFICE", "4C53")
    assert found.removable
    assert mounted.removable_media() == (found,)


def test_a_file_beside_it_lies_on_the_disk(system: Path) -> None:
    found = mounted.mounted_at(system.parent / "techo.csv")
    assert (found.root, found.serial, found.removable) == (Path("/"), "", False)


def test_a_system_that_tells_nothing_has_no_media(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mounted, "_MOUNTS", tmp_path / "nothing")
    assert mounted.removable_media() == ()
    assert not mounted.mounted_at(tmp_path).removable
