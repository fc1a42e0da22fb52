"""The stored document of a case, also one of a run made before a field was carried."""

from app.cases.document import SUBJECT_FIELDS, from_json, to_json
from tests.support.inspected import a_document


def test_a_document_comes_back_as_stored() -> None:
    document = a_document(1, received_on="R5.4.1")
    assert from_json(to_json(document)) == document


def test_fields_that_an_older_run_did_not_carry_are_empty() -> None:
    document = a_document(1)
    stored = to_json(document)
    stored["subject"] = {
        name: value for name, value in document.subject.items() if name != "received_on"
    }
    for pair in stored["pairs"]:  # type: ignore[attr-defined]  # a list, typed as object
        pair["resident"].pop("former_name")
    assert from_json(stored) == document
    assert set(from_json(stored).subject) == set(SUBJECT_FIELDS)
