"""Every enum member that people read has words."""

from enum import StrEnum

import pytest

from app import case_states, people
from app.batches import scope
from app.cases import queues
from app.record import acts
from app.words import ATTRIBUTE_WORDS, GLYPHS, WORDS, words
from matching import ATTRIBUTES, Agreement

ENUMS = {
    value
    for module in (acts, case_states, people, queues, scope)
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
} | {Agreement}


@pytest.mark.parametrize("kind", sorted(ENUMS, key=lambda kind: kind.__name__))
def test_no_member_is_without_words(kind: type[StrEnum]) -> None:
    assert set(WORDS[kind]) == set(kind)
    assert all(words(member) for member in kind)


def test_outcomes_and_states_have_distinct_words() -> None:
    for kind in (case_states.Outcome, case_states.CaseState, scope.Exclusion):
        spelled = [words(member) for member in kind]
        assert len(set(spelled)) == len(spelled)


def test_attributes_and_agreements_are_complete() -> None:
    assert tuple(ATTRIBUTE_WORDS) == ATTRIBUTES
    assert set(GLYPHS) == set(Agreement)
