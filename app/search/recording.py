"""What a search leaves behind: its entry in the ledger, and the copy of a resident attached."""

import json
from collections.abc import Sequence

from app.case_states import CaseState
from app.cases.document import Pair, pair_to_json
from app.changes import Area, Changes
from app.desk import Desk
from app.files import new_id
from app.record.acts import Act
from app.review.decisions import CASE_AREAS, not_possible
from app.search.case_in_hand import CaseInHand
from app.search.views import Ask, SearchPage, Spot
from app.store import cases, history
from app.store.history import AttachmentRow
from app.store.search_rows import FoundResidentRow, RegisterSearchRow


def record_search(desk: Desk, case: CaseInHand, ask: Ask, page: SearchPage) -> None:
    """Enter one page of a search; committed when this returns, before anything is shown."""
    used = ";".join(ask.words.used())
    with desk.ledger.entry(
        Act.REGISTER_SEARCHED,
        about=case.about,
        areas=frozenset({Area.LEDGER}),
        detail={"used": used, "reason": ask.reason, "found": page.found, "page": page.page + 1},
    ) as entry:
        row = RegisterSearchRow(
            search_id=new_id(),
            case_id=case.case_id,
            reason=ask.reason,
            used=used,
            found=page.found,
            more=int(page.more),
            shown=_shown([hit.spot for hit in page.hits]),
            by_person=desk.me.person_id,
            at=entry.at,
            ledger_seq=entry.seq,
        )
        history.add(entry.database, row)
        entry.cover("register_search", history.as_values(row))


def _shown(spots: Sequence[Spot]) -> str:
    return json.dumps([[spot.batch_id, spot.run, spot.place] for spot in spots])


def record_attachment(desk: Desk, case: CaseInHand, spot: Spot, pair: Pair) -> Changes:
    """Attach a resident found, with a copy that stays with the case.

    A case that shows somebody protected belongs to the 責任者 from here on.

    Raises:
        KnownError: R104 the case is closed.
    """
    row = case.row
    if row is None or CaseState(row.state) is CaseState.CLOSED:
        raise not_possible()
    resident_id, me = pair.resident["resident_id"], desk.me.person_id
    with desk.ledger.entry(
        Act.CANDIDATE_ATTACHED,
        about=case.about,
        areas=CASE_AREAS,
        cases=frozenset({case.case_id}),
        detail={"candidate": 1, "searched": 1},
    ) as entry:
        found = FoundResidentRow(
            found_id=new_id(),
            case_id=case.case_id,
            resident_id=resident_id,
            batch_id=spot.batch_id,
            pair=json.dumps(pair_to_json(pair), ensure_ascii=False),
            by_person=me,
            at=entry.at,
            ledger_seq=entry.seq,
        )
        attachment = AttachmentRow(
            attachment_id=new_id(),
            case_id=case.case_id,
            at=entry.at,
            by_person=me,
            resident_id=resident_id,
            ledger_seq=entry.seq,
        )
        history.add(entry.database, found)
        entry.cover("found_resident", history.as_values(found))
        history.add(entry.database, attachment)
        entry.cover("attachment", history.as_values(attachment))
        cases.add_shown(entry.database, [(resident_id, case.case_id)])
        cases.touch(entry.database, case.case_id)
        cases.protect(entry.database)
    return entry.changes()
