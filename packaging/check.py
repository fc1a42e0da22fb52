"""Every check and test, in order of speed; stops at the first that fails. Runs inside `.venv`.

How to add a check: one row in CHECKS.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from bootstrap import ROOT

BIN = Path(sys.executable).parent

CHECKS = (
    ("書式", ("ruff", "format", "--check", ".")),
    ("静的検査", ("ruff", "check", ".")),
    ("層の約束", ("lint-imports", "--no-cache")),
    ("型", ("mypy",)),
    ("単体・家・画面・通し・品質", ("pytest", "-q", "-n", "2", "--dist", "loadgroup", "tests")),
)


def main() -> int:
    """Run all rows of CHECKS; 0 when every one of them passes."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }
    for words, (tool, *arguments) in CHECKS:
        start = time.monotonic()
        code = subprocess.run(
            [str(BIN / tool), *arguments], check=False, env=environment, cwd=ROOT
        ).returncode
        print(
            f"[{words}] {'可' if code == 0 else '否'} {time.monotonic() - start:.0f} 秒", flush=True
        )
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
