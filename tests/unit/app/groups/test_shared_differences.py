"""What the members of a group have in common is told once; a row tells what goes beyond it."""

from app.case_states import CaseId
from app.groups.views import GroupMember, beyond, shared_differences
from app.views import AttributeView, ReasonView
from matching import Agreement


def _view(
    *reasons: str, attribute: str = "address", agreement: Agreement = Agreement.SIMILAR
) -> AttributeView:
    return AttributeView(
        attribute=attribute,
        title=attribute,
        left="a",
        right="b",
        agreement=agreement,
        reasons=tuple(ReasonView(code=code, words=code) for code in reasons),
    )


def _member(number: int, *differences: AttributeView) -> GroupMember:
    return GroupMember(
        case_id=CaseId(number),
        version=1,
        seen_digest="",
        serial=f"{number:07d}",
        record_id="",
        name="",
        birth_date="",
        scheme_words="",
        differences=differences,
        agreeing="",
        first_words="",
        before_words="",
    )


def _codes(view: AttributeView | None) -> list[str]:
    assert view is not None
    return [reason.code for reason in view.reasons]


def test_what_all_share_is_told_once() -> None:
    members = [_member(n, _view("building")) for n in range(3)]
    shared = shared_differences(members)
    assert [_codes(view) for view in shared] == [["building"]]
    assert beyond(members[0].differences[0], shared) is None


def test_a_reason_beyond_the_shared_ones_stays_in_its_row() -> None:
    odd = _view("building", "ditto")
    members = [_member(1, odd), _member(2, _view("building")), _member(3, _view("building"))]
    shared = shared_differences(members)
    assert _codes(shared[0]) == ["building"]
    assert _codes(beyond(odd, shared)) == ["ditto"]


def test_a_member_that_differs_otherwise_keeps_its_own_mark() -> None:
    other = _view("town", agreement=Agreement.DIFFERENT)
    members = [*(_member(n, _view("building")) for n in range(3)), _member(9, other)]
    shared = shared_differences(members)
    assert _codes(shared[0]) == ["building"]
    assert beyond(other, shared) == other


def test_nothing_is_shared_without_a_majority_or_where_one_member_agrees() -> None:
    mixed = [_member(1, _view("building")), _member(2, _view("room"))]
    assert shared_differences(mixed) == ()
    kana = _view("spelling", attribute="kana")
    some = [
        _member(1, _view("room"), kana),
        _member(2, _view("room"), kana),
        _member(3, _view("room")),
    ]
    assert [view.attribute for view in shared_differences(some)] == ["address"]
    assert shared_differences([]) == ()
