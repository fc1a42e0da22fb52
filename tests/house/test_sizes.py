"""Files and functions stay small enough to be read in one go."""

import ast
from statistics import median

from tests.house.trees import definitions, relative, sources

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 60


def _lines(node: ast.AST) -> int:
    return int(node.end_lineno) - int(node.lineno) + 1  # type: ignore[attr-defined]


def test_no_file_is_longer_than_one_idea() -> None:
    lengths = {relative(path): path.read_text("utf-8").count("\n") for path in sources()}
    too_long = {path: lines for path, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE}
    assert not too_long
    assert median(lengths.values()) <= 150


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = {
        f"{relative(path)}:{node.name}": _lines(node)
        for path in sources()
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef) and _lines(node) > MOST_LINES_OF_A_FUNCTION
    }
    assert not too_long


def test_the_main_window_is_wiring_only() -> None:
    from tests.house.trees import ROOT

    assert (ROOT / "ui" / "main_window.py").read_text("utf-8").count("\n") <= 200
