"""What import contracts cannot say: shadowed names, hosts, machine paths, names and docstrings."""

import ast
import re
import subprocess
import sys

from tests.house.trees import ROOT, definitions, relative, sources, tree

EMPTY_NAMES = ("Manager", "Helper", "Util", "Utils", "Handler")
TRACKED_TEXT = {".py", ".toml", ".md", ".lock", ".tsv", ".sql", ".txt", ""}


def _tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _texts() -> dict[str, str]:
    return {
        name: (ROOT / name).read_text("utf-8", errors="replace")
        for name in _tracked()
        if (ROOT / name).suffix in TRACKED_TEXT and not name.startswith("tests/data/")
    }


def test_the_folder_packaging_is_not_a_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_lock_or_packaging_file_names_a_host() -> None:
    named = {
        name: line
        for name, text in _texts().items()
        if name.startswith("packaging/") or name == "pyproject.toml"
        for line in text.splitlines()
        if "://" in line
    }
    assert not named


def test_no_file_carries_a_path_of_a_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(work|root|home/\w+)/\w")
    found = [name for name, text in _texts().items() if pattern.search(text)]
    assert not [name for name in found if name != relative_of_this_file()]


def relative_of_this_file() -> str:
    return "tests/house/test_architecture.py"


def test_tests_need_nothing_beside_the_checkout() -> None:
    needle = "../" + "shared"
    assert not [name for name, text in _texts().items() if needle in text]


def test_every_module_says_what_it_answers_for() -> None:
    assert not [relative(path) for path in sources() if not ast.get_docstring(tree(path))]


def test_names_say_what_a_thing_is() -> None:
    found = [
        f"{relative(path)}:{node.name}"
        for path in sources()
        for node in definitions(path)
        if any(node.name.endswith(word) for word in EMPTY_NAMES) or node.name == "process_data"
    ]
    assert not found


def test_translated_literals_are_literals() -> None:
    """A key built at run time can never be found in a translation."""
    found = []
    for path in sources():
        for node in ast.walk(tree(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            built = node.args and not (
                isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
            )
            if node.func.attr == "tr" and built:
                found.append(f"{relative(path)}:{node.lineno}")
    assert not found


def test_emitting_a_signal_keeps_true_alive() -> None:
    """One PySide6 release dropped a reference of True at every emit and killed the process."""
    from PySide6.QtCore import QObject, Signal

    class Sender(QObject):
        changed = Signal(bool)

    sender = Sender()
    sender.changed.connect(lambda _value: None)
    before = sys.getrefcount(True)
    for _ in range(5_000):
        sender.changed.emit(True)
    assert sys.getrefcount(True) >= before - 100
