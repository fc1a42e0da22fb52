"""`./packaging/run`: opens the program on a demonstration inspection, or does the same job without a screen.

./packaging/run                     the window, on a demonstration inspection (synthetic data)
./packaging/run FOLDER              the window, on an inspection folder
./packaging/run --headless OUT      no screen: results, PDFs and a picture of the review page in OUT
"""

import os
import subprocess
import sys

from bootstrap import ROOT, say

NO_DISPLAY = (
    "画面(ディスプレイ)がありません。画面のある端末で実行するか、"
    "画面なしで試す場合は次を実行してください: ./packaging/run --headless 出力フォルダー"
)


def has_display() -> bool:
    """Whether a window can be shown here."""
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def main(words: list[str]) -> int:
    """Run what the words ask for; the exit codes are those of the command line."""
    if words[:1] == ["--headless"]:
        if len(words) != 2:
            say("使い方: ./packaging/run --headless 出力フォルダー")
            return 64
        headless = [sys.executable, str(ROOT / "packaging" / "headless.py"), words[1]]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(headless, check=False, env=environment).returncode
    if not has_display():
        say(NO_DISPLAY)
        return 2
    window = [sys.executable, "-m", "ui", *(words or ["--demonstration"])]
    return subprocess.run(window, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
