"""Sets up a fresh checkout and starts something in it. Standard library only: it runs before anything is installed.

Each step is skipped when it is already done, so a second start takes seconds:
1. Debian packages: system libraries of Qt, the tools the tests look at PDFs with, the name font;
2. `.venv` in the checkout, from the hash-locked packaging/requirements.lock, and the program itself;
3. the name font (IPAmj明朝, unchanged, under its own licence) beside the bundled fonts.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "installed.sha256"
NAME_FONT = ROOT / "resources" / "fonts" / "ipamjm.ttf"
SYSTEM_NAME_FONT = Path("/usr/share/fonts/truetype/ipamj/ipamjm.ttf")

# The checkout itself, by its path alone: new folders in it need no new installation.
LINKED = (
    "--no-deps",
    "--no-build-isolation",
    "--no-index",
    "--config-settings=editable_mode=compat",
)

WINDOW_PACKAGES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "fonts-ipamj-mincho",
)
TEST_PACKAGES = ("poppler-utils",)


class SetupError(Exception):
    """Something the person at the keyboard must do first; the text says what."""


def say(text: str) -> None:
    """Progress for the person waiting, on standard error."""
    print(text, file=sys.stderr, flush=True)


def missing_packages(packages: tuple[str, ...]) -> list[str]:
    """Those of the Debian packages that are not installed; none where there is no dpkg."""
    if shutil.which("dpkg-query") is None:
        return []
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    installed = {line.split()[0] for line in shown.splitlines() if line.split()[1:] == ["ii"]}
    return [package for package in packages if package not in installed]


def may_use_sudo() -> bool:
    """Whether this person may install packages without being asked for a password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0


def install_packages(packages: tuple[str, ...]) -> None:
    """Install what is missing, as root or through sudo without a password; else say the command."""
    missing = missing_packages(packages)
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not may_use_sudo():
        raise SetupError(
            f"必要なシステム部品がありません。管理者が次を実行してください: {' '.join(command)}"
        )
    say(f"システム部品を導入します: {' '.join(missing)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        [*prefix, "apt-get", "update", "-qq"], check=False, env=environment, stdout=sys.stderr
    )
    if subprocess.run(
        [*prefix, *command, "-qq"], check=False, env=environment, stdout=sys.stderr
    ).returncode:
        raise SetupError(
            f"システム部品を導入できません。管理者が次を実行してください: {' '.join(command)}"
        )


def lock_digest() -> str:
    """What the environment was made from: the lock file, and the place it points to."""
    return hashlib.sha256(LOCK.read_bytes() + str(ROOT).encode()).hexdigest()


def install_environment() -> None:
    """Make `.venv` from the lock file, once per content of the lock."""
    if STAMP.exists() and STAMP.read_text() == lock_digest():
        return
    say("Python の環境を用意します(初回のみ)。")
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(PYTHON),
        "install",
        "-q",
        "--disable-pip-version-check",
    ]
    steps = (
        [*pip, "--require-hashes", "-r", str(LOCK)],
        [*pip, *LINKED, "-e", str(ROOT)],
    )
    for step in steps:
        if subprocess.run(step, check=False, stdout=sys.stderr).returncode:
            raise SetupError(
                "Python の部品を導入できません。上の表示を確認し、もう一度実行してください。"
            )
    STAMP.write_text(lock_digest())


def place_name_font() -> None:
    """Put the name font, unchanged, where the program looks for it."""
    if not NAME_FONT.exists() and SYSTEM_NAME_FONT.exists():
        part = NAME_FONT.with_suffix(".part")
        shutil.copyfile(SYSTEM_NAME_FONT, part)
        part.rename(NAME_FONT)


def set_up(packages: tuple[str, ...]) -> None:
    """Everything up to a program that starts."""
    install_packages(packages)
    install_environment()
    place_name_font()


def main(words: list[str]) -> NoReturn:
    """`bootstrap.py start|check|bundle …`: set up, then become the script of that name."""
    script, rest = words[0], words[1:]
    try:
        set_up(WINDOW_PACKAGES + TEST_PACKAGES)
    except SetupError as error:
        say(str(error))
        sys.exit(2)
    os.execv(PYTHON, [str(PYTHON), str(ROOT / "packaging" / f"{script}.py"), *rest])


if __name__ == "__main__":
    main(sys.argv[1:])
