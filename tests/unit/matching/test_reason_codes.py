"""Reason codes: every code that matching can give is a row of the rule files, and nothing else is."""

import ast
import re
from pathlib import Path

import matching
from app.rules import RuleKind, load_rules

SOURCE = Path(matching.__file__).parent
COMPARING = ("compare", "normalise", "addresses")
PREFIX = re.compile("(?:name|kana|birth|sex|address|number)_")
CODE = re.compile(PREFIX.pattern + "[a-z0-9_]+")
ROWS = set(load_rules().tables[RuleKind.REASON])
DECIDING = {fact.reason for fact in load_rules().rule_set.decision.facts if fact.reason}
NOT_CODES = {
    # columns and fields, not reasons
    *(
        "birth_date",
        "name_key",
        "kana_key",
        "birth_date_key",
        "sex_key",
        "number_key",
        "address_key",
    ),
}


def _trees(folders: tuple[str, ...]) -> list[ast.Module]:
    paths = [path for folder in folders for path in sorted((SOURCE / folder).rglob("*.py"))]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def _exported(tree: ast.Module) -> set[int]:
    """The string nodes of `__all__`."""
    lists = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    return {id(inner) for node in lists for inner in ast.walk(node)}


def _comparison_codes() -> tuple[set[str], list[re.Pattern[str]]]:
    """The codes written out in the comparisons, and patterns of those put together."""
    codes: set[str] = set()
    patterns = []
    for tree in _trees(COMPARING):
        exported = _exported(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if CODE.fullmatch(node.value) and id(node) not in exported:
                    codes.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.append(_pattern(node))
    return codes - NOT_CODES, [pattern for pattern in patterns if PREFIX.match(pattern.pattern)]


def _pattern(node: ast.JoinedStr) -> re.Pattern[str]:
    pieces = [
        re.escape(str(value.value)) if isinstance(value, ast.Constant) else "[a-z0-9_]+"
        for value in node.values
    ]
    return re.compile("".join(pieces))


def _record_codes() -> set[str]:
    """Codes that the steps around the comparisons give: constants at the top of their module."""
    found = set()
    for path in sorted(SOURCE.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                value = node.value.value
                if isinstance(value, str) and CODE.fullmatch(value):
                    found.add(value)
    return found


def test_every_code_of_matching_is_a_row() -> None:
    codes, patterns = _comparison_codes()
    assert (codes | _record_codes() | DECIDING) - ROWS == set()
    for pattern in patterns:
        assert any(pattern.fullmatch(row) for row in ROWS)


def test_every_row_is_a_code_of_matching() -> None:
    codes, patterns = _comparison_codes()
    put_together = {row for row in ROWS for pattern in patterns if pattern.fullmatch(row)}
    assert ROWS - codes - _record_codes() - DECIDING - put_together == set()
