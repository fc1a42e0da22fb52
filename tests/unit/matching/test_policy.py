"""Policies: every choice is written out, and nothing else is accepted."""

import pytest

from matching import policy_from_mapping

COMPLETE: dict[str, object] = {
    "name": "strict",
    "version": "1",
    "words": "標準",
    "risk": "0件",
    "accept_residence": False,
    "accept_former_address": False,
    "facility_subjects": 5,
    "neighbour_rows": 3,
    "close_margin": 3.0,
    "minor_age": 15,
}


def test_a_complete_mapping_is_a_policy() -> None:
    policy = policy_from_mapping(COMPLETE, digest="00")
    assert (policy.name, policy.digest, policy.accept_residence) == ("strict", "00", False)


@pytest.mark.parametrize("name", list(COMPLETE))
def test_every_choice_is_required(name: str) -> None:
    rest = {key: value for key, value in COMPLETE.items() if key != name}
    with pytest.raises(ValueError, match=name):
        policy_from_mapping(rest, digest="00")


@pytest.mark.parametrize(
    "change",
    [{"accept_all": True}, {"accept_residence": "yes"}, {"minor_age": True}, {"minor_age": "15"}],
)
def test_unknown_keys_and_other_types_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(change))):
        policy_from_mapping(COMPLETE | change, digest="00")
