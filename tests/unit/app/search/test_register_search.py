"""Register search from a case: by permission, for a reason, recorded, guarded, attachable."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.backup import Backup, restore
from app.batches.intake import Side
from app.case_states import CaseId, CaseState, Lane
from app.cases.queues import QueueFilter
from app.desk import Desk
from app.errors import KnownError
from app.job_runner import run_job
from app.record.acts import Act
from app.record.chain import read_body
from app.record.ledger_check import verify
from app.review.first_check import Review
from app.review.mixed_review import MixedReview
from app.review.planted import PlantedCases
from app.run.sweeping import sweep
from app.search.register_search import RegisterSearch
from app.search.views import Ask, SearchPage
from app.search.words import SearchWords
from app.settings import Settings
from app.store import batches, entries, history
from app.store.search_rows import RegisterSearchRow
from app.views import ADDRESS_WITHHELD
from tests.support.inspected import a_document, a_pair, a_plan, put_cases, take_in
from tests.support.office import (
    AUDITOR,
    CASEWORKER,
    PASSWORD,
    SMALL,
    SUPERVISOR,
    a_staffed_desk,
    colleague,
    sit_down,
    stand_up,
)
from tests.support.planted import switch_on
from tests.support.searched import a_search, make_index, put_register, residents, some_residents

CASE = CaseId(1)
CASES = 120  # enough for invented ones to be placed among them
HANAKO, HAJIME = SearchWords(kana="サイトウ ハナ"), SearchWords(kana="ワタナベ ハ")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A supervisor's desk: one case, six residents, an index."""
    desk = a_staffed_desk(tmp_path / "inspection")
    take_in(desk, a_plan(Side.SUBJECT, "techo"))
    put_register(desk, some_residents())
    put_cases(desk, [a_document(0), a_document(1, protected=True)])
    search = a_search(desk)
    make_index(search)
    search.close()
    yield desk
    stand_up(desk)


def ask(words: SearchWords, *, case: CaseId = CASE, reason: str = "no_candidate") -> Ask:
    return Ask(case_id=case, reason=reason, words=words)


def one(page: SearchPage) -> str:
    (hit,) = page.hits
    return hit.name


def test_a_search_finds_and_shows_both_calendars(desk: Desk) -> None:
    search = a_search(desk)
    page = search.search(ask(HANAKO))
    (hit,) = page.hits
    assert (hit.name, hit.kana, hit.sex) == ("齋藤　花子", "サイトウ　ハナコ", "女")
    assert hit.birth_note.startswith("昭和56年4月1日(1981)")
    assert hit.address == "サンプル市中央二丁目３番４号　コーポ１０１"
    assert page.words == "1件"
    assert "123456789018" not in repr(page)
    search.close()


def test_the_ledger_says_who_searched_and_never_what(desk: Desk) -> None:
    search = a_search(desk)
    page = search.search(ask(SearchWords(name="齋藤", birth_date="S56.4.1")))
    entry = entries.last(desk.database)
    assert entry is not None
    body = read_body(entry.body)
    assert (body.act, body.about, body.actor) == (
        Act.REGISTER_SEARCHED,
        "case:1",
        desk.me.person_id,
    )
    assert body.detail == {
        "used": "name;birth_date",
        "reason": "no_candidate",
        "found": 1,
        "page": 1,
    }
    (row,) = history.all_rows(desk.database, RegisterSearchRow)
    assert isinstance(row, RegisterSearchRow)
    spot = page.hits[0].spot
    assert json.loads(row.shown) == [[spot.batch_id, spot.run, spot.place]]
    for text in ("齋藤", "斎藤", "1981", "花子", "56.4"):
        assert text not in entry.body + row.shown + row.used
    check = verify(desk.database, inspection_id=desk.inspection_id, chain=desk.secrets.chain)
    assert check.sound
    search.close()


def test_nothing_is_shown_where_nothing_can_be_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise KnownError("D101", "保存できませんでした。")

    monkeypatch.setattr(history, "add", full)
    search = a_search(desk)
    with pytest.raises(KnownError, match="D101"):
        search.search(ask(HANAKO))
    search.close()


def test_a_reason_is_needed(desk: Desk) -> None:
    search = a_search(desk)
    with pytest.raises(KnownError, match="F109"):
        search.search(ask(HANAKO, reason=""))
    search.close()


def test_who_may_search(desk: Desk) -> None:
    auditor, caseworker = (a_search(colleague(desk, user)) for user in (AUDITOR, CASEWORKER))
    with pytest.raises(KnownError, match="P101"):
        auditor.search(ask(HANAKO))
    assert one(caseworker.search(ask(HANAKO))) == "齋藤　花子"
    with pytest.raises(KnownError, match="R102"):
        caseworker.search(ask(HANAKO, case=CaseId(2)))
    Settings(desk).change("register_search", "off")
    assert "責任者" in caseworker.state().hindrance
    with pytest.raises(KnownError, match="F101"):
        caseworker.search(ask(HANAKO))
    assert not a_search(desk).state().hindrance
    for search in (auditor, caseworker):
        search.close()


def test_by_number_only_the_people_named_may_search(desk: Desk) -> None:
    Settings(desk).change("number_people", "somebody")
    by_number = SearchWords(number="123456789018")
    caseworker, supervisor = a_search(colleague(desk, CASEWORKER)), a_search(desk)
    assert not caseworker.state().by_number
    assert supervisor.state().by_number
    with pytest.raises(KnownError, match="P105"):
        caseworker.search(ask(by_number))
    assert one(supervisor.search(ask(by_number))) == "齋藤　花子"
    entry = entries.last(desk.database)
    assert entry is not None
    assert "123456789018" not in entry.body
    caseworker.close()
    supervisor.close()


def protect(desk: Desk) -> None:
    take_in(desk, a_plan(Side.PROTECTED, "支援措置"), protected=["0000000001"])


def test_a_protected_resident_is_withheld_and_never_found_by_address(desk: Desk) -> None:
    protect(desk)
    caseworker, supervisor = a_search(colleague(desk, CASEWORKER)), a_search(desk)
    before = supervisor.search(ask(SearchWords(kana="サイ")))
    assert [hit.name for hit in before.hits] == ["斉藤　一", "齋藤　花子"]
    assert [hit.address == ADDRESS_WITHHELD for hit in before.hits] == [False, True]
    seen = caseworker.search(ask(SearchWords(kana="サイ")))
    assert [hit.name for hit in seen.hits] == ["斉藤　一"]
    assert "責任者だけが確認できる人 1 人" in seen.words
    with_place = SearchWords(kana="サイ", address="中央")
    for search in (caseworker, supervisor):
        page = search.search(ask(with_place))
        assert (page.found, page.withheld, page.hits) == (0, 0, ())
    with pytest.raises(KnownError, match="F110"):
        caseworker.beside(CASE, before.hits[1].spot)
    with pytest.raises(KnownError, match="F110"):
        caseworker.attach(CASE, before.hits[1].spot)
    view = supervisor.beside(CASE, before.hits[1].spot)
    assert view.address == ADDRESS_WITHHELD
    assert "中央" not in repr(view)
    caseworker.close()
    supervisor.close()


def test_from_a_protected_case_no_address_is_shown(desk: Desk) -> None:
    search = a_search(desk)
    page = search.search(ask(HANAKO, case=CaseId(2)))
    assert page.hits[0].address == ADDRESS_WITHHELD
    assert "中央" not in repr(search.beside(CaseId(2), page.hits[0].spot))
    search.close()


def test_attaching_a_protected_resident_gives_the_case_to_the_supervisor(desk: Desk) -> None:
    protect(desk)
    search = a_search(desk)
    hit = search.search(ask(SearchWords(kana="サイトウ ハナ"))).hits[0]
    search.attach(CASE, hit.spot)
    caseworker = Review(colleague(desk, CASEWORKER))
    assert list(caseworker.queue(QueueFilter())) == []
    assert CASE in list(Review(desk).queue(QueueFilter(lane=Lane.PROTECTED)))
    search.close()
    caseworker.close()


def test_a_resident_is_compared_like_any_candidate(desk: Desk) -> None:
    search = a_search(desk)
    hit = search.search(ask(HAJIME)).hits[0]
    view = search.beside(CASE, hit.spot)
    agreements = {row.attribute: row.agreement_words for row in view.attributes}
    assert agreements["name"] == "一致"
    assert agreements["birth_date"] == "表記ゆれ"
    assert view.name == "渡邉　一"
    search.close()


def test_who_is_attached_is_a_candidate_of_the_case_from_then_on(desk: Desk) -> None:
    search, review = a_search(desk), Review(desk)
    before = review.open(CASE)
    spot = search.search(ask(HAJIME)).hits[0].spot
    changes = search.attach(CASE, spot)
    assert changes.cases == {CASE}
    view = review.open(CASE)
    assert view.version == before.version + 1
    assert view.candidates[-1].resident_id == "0000000005"
    assert view.attachment is not None
    assert view.attachment.words == f"候補{view.candidates[-1].rank}を指定"
    assert search.search(ask(HAJIME)).hits[0].is_candidate
    # The copy outlives the register, and another candidate can still be attached instead.
    review.attach(CASE, "")
    review.attach(CASE, "0000000005")
    check = verify(desk.database, inspection_id=desk.inspection_id, chain=desk.secrets.chain)
    assert check.sound, check.faults
    search.close()
    review.close()


def test_the_person_the_number_leads_to_is_no_candidate(desk: Desk) -> None:
    pair = a_pair(0, resident_id="0000000005")
    put_cases(desk, [a_document(3, pairs=[pair])])
    search = a_search(desk)
    case = CaseId(3)
    hit = search.search(ask(HAJIME, case=case)).hits[0]
    assert hit.is_linked
    with pytest.raises(KnownError, match="F111"):
        search.attach(case, hit.spot)
    search.close()


def test_the_index_is_made_by_a_child_and_swept_when_its_register_is_replaced(desk: Desk) -> None:
    other = some_residents().head(2)
    put_register(desk, other)
    search = a_search(desk)
    assert search.state().wanted
    with pytest.raises(KnownError, match="F108"):
        search.search(ask(HANAKO))
    files_before = len(list(desk.batches.iterdir()))
    job = search.index.start()
    search.index.finish(job, run_job(job, lambda _progress: None))
    assert len(list(desk.batches.iterdir())) == files_before  # one new, the old one gone
    assert not search.state().wanted
    assert search.search(ask(HANAKO)).found == 1
    assert search.search(ask(HAJIME)).found == 0
    assert sweep(desk) == 0
    search.close()


def test_a_damaged_index_is_removed_and_can_be_made_again(desk: Desk) -> None:
    search = a_search(desk)
    (row,) = [p for p in desk.batches.iterdir() if p.name not in _batch_ids(desk)]
    row.write_bytes(b"x" * 8192)
    with pytest.raises(KnownError, match="D105"):
        search.search(ask(HANAKO))
    assert search.state().wanted
    make_index(search)
    assert search.search(ask(HANAKO)).found == 1
    search.close()


def _batch_ids(desk: Desk) -> set[str]:
    return {row.batch_id for row in batches.batches(desk.database)}


def test_an_abandoned_index_leaves_nothing(desk: Desk) -> None:
    put_register(desk, some_residents().head(3))
    search = a_search(desk)
    job = search.index.start()
    before = len(list(desk.batches.iterdir()))
    Path(str(job.spec.payload["part"])).write_bytes(b"half")
    search.index.abandon(job)
    assert len(list(desk.batches.iterdir())) == before
    search.close()


def test_a_restored_backup_asks_for_the_index_and_keeps_who_was_attached(
    desk: Desk, tmp_path: Path
) -> None:
    search = a_search(desk)
    search.attach(CASE, search.search(ask(HAJIME)).hits[0].spot)
    search.close()
    safe = tmp_path / "safe"
    safe.mkdir()
    copy = Backup(desk).make(safe).folder
    restore(copy, tmp_path / "back", user=SUPERVISOR, password=PASSWORD, weakest=SMALL)
    back = sit_down(tmp_path / "back", SUPERVISOR)
    again = a_search(back)
    assert again.state().wanted
    assert Review(back).open(CASE).candidates[-1].resident_id == "0000000005"
    make_index(again)
    assert again.search(ask(HAJIME)).found == 1
    again.close()
    stand_up(back)


def test_pages_are_of_fifty(desk: Desk) -> None:
    rows = [
        {"resident_id": f"{n:05d}", "kana": "モリ　ハナコ", "name": "森　花子"} for n in range(120)
    ]
    put_register(desk, residents(*rows))
    search = a_search(desk)
    make_index(search)
    first = ask(SearchWords(kana="モリ"))
    page = search.search(first)
    last = search.search(replace(first, page=2))
    assert (len(page.hits), page.pages, page.found, len(last.hits)) == (50, 3, 120, 20)
    assert not {hit.spot for hit in page.hits} & {hit.spot for hit in last.hits}
    search.close()


def test_from_an_invented_case_a_search_goes_as_from_a_real_one(tmp_path: Path) -> None:
    supervisor = a_staffed_desk(tmp_path)
    take_in(supervisor, a_plan(Side.SUBJECT, "techo"))
    put_register(supervisor, some_residents())
    put_cases(supervisor, [a_document(n) for n in range(CASES)])
    make_index(a_search(supervisor))
    switch_on(supervisor)
    desk = colleague(supervisor, CASEWORKER)
    planted = PlantedCases(desk)
    review, search = MixedReview(desk, planted), RegisterSearch(desk, planted)
    work = QueueFilter(states=frozenset({CaseState.OPEN, CaseState.RETURNED}))
    case = next(case for case in review.queue(work) if planted.holds(case))
    spot = search.search(ask(HAJIME, case=case)).hits[0].spot
    before = len(review.open(case).candidates)
    search.attach(case, spot)
    view = review.open(case)
    assert view.attachment is not None
    assert view.attachment.words == f"候補{view.candidates[-1].rank}を指定"
    assert [one.resident_id for one in view.candidates[before:]] == ["0000000005"]
    check = verify(desk.database, inspection_id=desk.inspection_id, chain=desk.secrets.chain)
    assert check.sound, check.faults
    search.close()
    stand_up(supervisor)
