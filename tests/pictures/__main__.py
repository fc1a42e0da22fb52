"""`python -m tests.pictures OUT [--look NAME]... [--only WORD] [--readme]`: every page in every look.

OUT/<look>/<scene>.png, and OUT/<look>_<n>.png with several on one sheet. Nothing is compared: the
pictures are for eyes.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from matching import Folding
from tests.pictures.offices import OFFICES
from tests.pictures.scene import Scene
from tests.pictures.stage import SIZE, Stage
from tests.pictures.table import SCENES
from ui.start import dress, name_variants, start_application
from ui.theme import THEMES, ThemeName

# How to add a look: its name, its theme, its text size in percent.
LOOKS = (
    ("light_100", ThemeName.LIGHT, 100),
    ("light_150", ThemeName.LIGHT, 150),
    ("light_200", ThemeName.LIGHT, 200),
    ("dark_100", ThemeName.DARK, 100),
    ("contrast_100", ThemeName.CONTRAST, 100),
)
_OF_README = "review_family"
_README = Path("resources", "pictures", "review.png")
_ON_A_SHEET = (2, 2)  # columns, rows
_SCREEN = {"x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}


def _no_screen() -> None:
    """A screen of the office's size that nobody sees."""
    told = Path(tempfile.mkdtemp()) / "screens.json"
    told.write_text(json.dumps({"screens": [{"name": "office", **_SCREEN}]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={told}"


class Studio:
    """Founds each office once and takes the pictures in copies of it."""

    def __init__(self, application: QApplication, out: Path, scratch: Path) -> None:
        self._application, self._out, self._scratch = application, out, scratch
        self._variants: Folding = name_variants()

    def take(self, look: tuple[str, ThemeName, int], scenes: Sequence[Scene]) -> int:
        """All pictures in one look; returns how many could not be taken."""
        name, theme, percent = look
        folder = self._out / name
        folder.mkdir(parents=True, exist_ok=True)
        failed = 0
        for scene in scenes:
            appearance = dress(self._application, THEMES[theme], percent=percent)
            scratch = Path(tempfile.mkdtemp(dir=self._scratch))
            shutil.copytree(self._office(scene.office), scratch / "inspection")
            stage = Stage(appearance=appearance, variants=self._variants, scratch=scratch)
            try:
                if scene.user:
                    stage.sign_in(scene.user)
                scene.way(stage)
            except Exception:  # noqa: BLE001 - the other pictures are still wanted
                failed += 1
                sys.stderr.write(f"{name} {scene.name}\n{traceback.format_exc()}")
            stage.picture().save(str(folder / f"{scene.name}.png"), "PNG")
            stage.strike()
        return failed

    def _office(self, name: str) -> Path:
        folder = self._scratch / name / "inspection"
        if not folder.exists():
            folder.parent.mkdir()
            OFFICES[name](folder)
        return folder


def sheets(out: Path, look: str, scenes: Sequence[Scene]) -> None:
    """Contact sheets of one look."""
    columns, rows = _ON_A_SHEET
    each = columns * rows
    for number in range(0, len(scenes), each):
        sheet = QPixmap(SIZE[0] * columns, SIZE[1] * rows)
        sheet.fill("#808080")
        painter = QPainter(sheet)
        for place, scene in enumerate(scenes[number : number + each]):
            seen = QPixmap(str(out / look / f"{scene.name}.png"))
            painter.drawPixmap(place % columns * SIZE[0], place // columns * SIZE[1], seen)
        painter.end()
        sheet.save(str(out / f"{look}_{number // each + 1:02}.png"), "PNG")


def main(words: Sequence[str]) -> int:
    """Take the pictures that are wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("out", type=Path)
    parser.add_argument("--look", action="append", choices=[look[0] for look in LOOKS])
    parser.add_argument("--only", default="", help="scenes whose name holds this word")
    parser.add_argument("--readme", action="store_true", help="refresh the picture of README.md")
    asked = parser.parse_args(words)
    scenes = [scene for scene in SCENES if asked.only in scene.name]
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _no_screen()
        studio = Studio(start_application(), asked.out, Path(scratch))
        failed = 0
        for look in LOOKS:
            if not asked.look or look[0] in asked.look:
                failed += studio.take(look, scenes)
                sheets(asked.out, look[0], scenes)
    if asked.readme:
        shutil.copy(asked.out / LOOKS[0][0] / f"{_OF_README}.png", _README)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
