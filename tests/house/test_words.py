"""One word per thing: each word of the product has a module, class or function of that name."""

import ast

import pytest

from tests.house.trees import definitions, relative, sources, tree

# code word -> where it lives: a module path or `module:definition`.
WORDS = {
    "inspection": "app/access/inspection.py",
    "scheme": "app/schemes.py",
    "extract": "app/extracts/__init__.py",
    "profile": "app/extracts/profiles.py",
    "reference date": "reference_date",
    "register coverage": "Coverage",
    "batch": "BatchSummary",
    "subject": "Subjects",
    "resident": "ResidentView",
    "excluded": "Exclusion",
    "individual number": "IndividualNumber",
    "run": "app/run/runs.py",
    "agreement": "Agreement",
    "verdict": "verdict",
    "signature": "matching/signatures.py",
    "case": "app/case_states.py",
    "decision": "matching/decision.py",
    "first check": "app/review/first_check.py",
    "second check": "app/review/second_check.py",
    "caution": "matching/cautions.py",
    "worklist": "app/reports/worklist.py",
    "audit sheet": "app/reports/audit_sheet.py",
    "ledger": "app/record/ledger.py",
    "caseworker": "CASEWORKER",
    "supervisor": "SUPERVISOR",
    "auditor": "AUDITOR",
}


def _names() -> set[str]:
    """Every module path, definition, annotated field and enum member of the house."""
    names = {relative(path) for path in sources()}
    for path in sources():
        names |= {node.name for node in definitions(path)}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names.add(node.target.id)
            if isinstance(node, ast.Assign):
                names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


@pytest.mark.parametrize(("word", "place"), WORDS.items())
def test_each_word_of_the_product_names_a_thing_in_the_code(word: str, place: str) -> None:
    assert place in _names(), f"{word} has no {place}"
