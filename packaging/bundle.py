"""`./packaging/build`: one folder that starts without Python, without a network, without rights.

Builds dist/totsugo with PyInstaller from the locked environment and then proves that the bundle
starts: as an ordinary user, cut off from every network, its window, its command line and its child.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bootstrap import ROOT, say

DIST = ROOT / "dist"
BUNDLE = DIST / "totsugo"
PROGRAM = BUNDLE / "totsugo"
ORDINARY_USER = "nobody"

# What the bundle holds beyond what PyInstaller finds by itself.
PACKAGES = ("app", "matching", "ui", "resources")
LEFT_OUT = ("pytest", "mypy", "ruff", "tkinter", "hypothesis", "PyInstaller")


def build() -> None:
    """Run PyInstaller; its work files lie in build/, the bundle in dist/totsugo."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--onedir",
        "--log-level=ERROR",
        "--name=totsugo",
        f"--distpath={DIST}",
        f"--workpath={ROOT / 'build'}",
        f"--specpath={ROOT / 'build'}",
        f"--paths={ROOT}",
        f"--add-data={ROOT / 'resources'}{os.pathsep}resources",
        *(f"--collect-submodules={package}" for package in PACKAGES),
        *(f"--exclude-module={module}" for module in LEFT_OUT),
        "--collect-data=app",  # the migrations of the decision store
        "--collect-data=app",  # the numbered .sql files of the store
        "--collect-data=japanese_personal_name_dataset",
        str(ROOT / "packaging" / "entry.py"),
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    for path in (BUNDLE, *BUNDLE.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def isolated(command: list[str], folder: Path, job: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command without any network and, where we are root, as an ordinary user."""
    prefix = ["unshare", "-n"]
    if os.geteuid() == 0:
        prefix += ["setpriv", f"--reuid={ORDINARY_USER}", "--regid=65534", "--clear-groups"]
    else:
        prefix.insert(1, "-r")
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [*prefix, *command],
        check=False,
        env=environment,
        cwd=folder,
        input=job,
        capture_output=True,
        text=True,
        timeout=300,
    )


def checks(folder: Path) -> dict[str, list[str]]:
    """What the bundle must be able to do: words, command."""
    data, out = folder / "data", folder / "out"
    return {
        "合成データ": [str(PROGRAM), "demo", str(data), "--subjects", "60", "--residents", "600"],
        "照合": [
            str(PROGRAM),
            "match",
            "--subjects",
            str(data / "techo.csv"),
            str(data / "seiho.xlsx"),
            "--register",
            str(data / "register.csv"),
            "--out",
            str(out),
        ],
        "子プロセス": [str(PROGRAM), "--worker"],
        "画面": [str(PROGRAM), "--self-check"],
    }


def job_line(folder: Path) -> str:
    """A job for the child: a whole small inspection, imported and matched by children of its own."""
    job = {"job": "demonstration", "folder": str(folder / "inspection")}
    return json.dumps({**job, "subjects": 60, "residents": 600}) + "\n"


def main() -> int:
    """Build, then prove; 0 when every check passes."""
    say("配布用フォルダーを作ります。数分かかります。")
    build()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        for words, command in checks(folder).items():
            outcome = isolated(command, folder, job_line(folder))
            if outcome.returncode:
                say(f"[{words}] 否 (終了コード {outcome.returncode})\n{outcome.stderr[-2000:]}")
                return 1
            say(f"[{words}] 可")
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file()) / 1e6
    say(f"{PROGRAM.relative_to(ROOT)} ができました({size:.0f} MB)。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
