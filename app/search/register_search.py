"""Register search (住基検索) from an open case: by permission, for a reason, every page recorded.

The ledger says who searched when, from which case, why, by which fields, and how many were found.
Which residents were shown is kept as places in the register, bound to the entry by its digest:
whoever has the register can name them later, and once the register is disposed of nobody can. The
words typed are kept nowhere.

Residents under 支援措置 are shown to a 責任者 only and without an address, and to nobody who searches
by an address: being found by it would tell where they live.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.case_states import CaseId
from app.cases.case_reading import CaseReading
from app.cases.case_views import resident_view
from app.cases.guard import is_flagged, withhold
from app.cases.value_notes import value_note
from app.changes import Changes
from app.desk import Desk
from app.entry.comparison import shown_address
from app.entry.number_people import may_see_numbers, require_number_person
from app.errors import KnownError
from app.people import Permission, Role, may
from app.review import remarks
from app.review.planted import PlantedCases
from app.rules import load_rules
from app.search.case_in_hand import CaseInHand, case_in_hand
from app.search.comparing import pair_with
from app.search.finding import MOST, Place, find, residents_at
from app.search.index_files import IndexFiles
from app.search.recording import record_attachment, record_search
from app.search.views import PAGE, SEARCH_REASONS, Ask, Hit, SearchPage, SearchState, Spot
from app.search.words import Query, read_words
from app.settings import Settings
from app.store import batches
from app.views import ADDRESS_WITHHELD, ResidentView

# How to add another name of a resident: its column and what stands before it.
_OTHER_NAMES = {
    "alias": "通称",
    "former_surname": "旧氏",
    "latin_name": "ローマ字",
    "kanji_name": "漢字",
    "former_name": "前の氏名",
}

Resident = Mapping[str, str]


class RegisterSearch:
    """Searching the registers in use, for the person at the desk."""

    def __init__(self, desk: Desk, planted: PlantedCases) -> None:
        self._desk = desk
        self._planted = planted
        self._cases = CaseReading(desk)
        self.index = IndexFiles(desk)

    def state(self) -> SearchState:
        """Whether this person can search now, and what has to be done first."""
        hindrance = self._hindrance()
        numbers = may(self._desk.me.role, Permission.REVEAL_NUMBER) and may_see_numbers(self._desk)
        return SearchState(
            hindrance=hindrance,
            wanted=not hindrance and bool(self.index.missing()),
            by_number=numbers,
        )

    def search(self, ask: Ask) -> SearchPage:
        """One page of the residents that fulfil every condition; recorded before it is shown.

        Raises:
            KnownError: P101; P105 by number without being one of the people named; R101, R102;
                F101 not possible now, F102 to F107 the words, F108 no index, F109 no reason; D105.
        """
        self._require(ask)
        query = read_words(ask.words)
        case = case_in_hand(self._desk, self._cases, ask.case_id)
        page = self._page(ask, case, query)
        record_search(self._desk, case, ask, page)
        return page

    def beside(self, case_id: CaseId, spot: Spot) -> ResidentView:
        """A resident beside the subject of a case, attribute by attribute.

        Raises:
            KnownError: P101, R101, R102; F110 only for a 責任者.
        """
        self._desk.require(Permission.SEARCH_REGISTER)
        case = case_in_hand(self._desk, self._cases, case_id)
        resident = self._resident(spot)
        pair = pair_with(case.document, resident, rank=len(case.document.pairs) + 1)
        document = replace(case.document, pairs=(*case.document.pairs, pair))
        if case.is_protected or is_flagged(document) or self._protected(resident):
            document = withhold(document)
        return resident_view(document.pairs[-1], document, load_rules())

    def attach(self, case_id: CaseId, spot: Spot) -> Changes:
        """Attach a resident as the right person of a case; a copy is kept with the case.

        Raises:
            KnownError: P101, R101, R102; R104 the case is closed; F110; F111 it is the resident the
                number of the case leads to.
        """
        self._desk.require(Permission.REVIEW)
        self._desk.require(Permission.SEARCH_REGISTER)
        case = case_in_hand(self._desk, self._cases, case_id)
        resident = self._resident(spot)
        resident_id = resident["resident_id"]
        if resident_id == case.linked_id():
            raise KnownError("F111", "番号の指す人です。候補には、ほかの人を選んでください。")
        if case.row is None:
            self._planted.attach_found(case_id, self.beside(case_id, spot))
            return Changes(areas=frozenset(), ledger_seq=0)
        if resident_id in case.candidate_ids():
            document = case.document
            return remarks.attach(self._desk, case.row, document=document, resident_id=resident_id)
        pair = pair_with(case.document, resident, rank=0)
        return record_attachment(self._desk, case, spot, pair)

    def close(self) -> None:
        """Let go of all files."""
        self.index.close()
        self._cases.close()

    def _hindrance(self) -> str:
        """Why nobody, or not this person, can search."""
        is_caseworker = self._desk.me.role is Role.CASEWORKER
        if not may(self._desk.me.role, Permission.SEARCH_REGISTER) or (
            is_caseworker and not Settings(self._desk).is_on("register_search")
        ):
            return "住基検索の権限がありません。責任者に依頼してください。"
        if not self.index.registers():
            return "住基データが未取込です。「取込」で住基側のファイルを取り込んでください。"
        return ""

    def _require(self, ask: Ask) -> None:
        self._desk.require(Permission.SEARCH_REGISTER)
        state = self.state()
        if state.hindrance:
            raise KnownError("F101", state.hindrance)
        if state.wanted:
            raise KnownError("F108", "検索用の索引がありません。索引を作成してください。")
        if ask.reason not in SEARCH_REASONS:
            raise KnownError("F109", "検索する理由を選んでください。")
        if ask.words.number.strip():
            require_number_person(self._desk)

    def _page(self, ask: Ask, case: CaseInHand, query: Query) -> SearchPage:
        protected = frozenset(batches.protected(self._desk.database))
        spots, more = self._spots(query)
        if query.address:
            people = self._residents(spots)
            spots = [spot for spot in spots if not _is_protected(people[spot], protected)]
        shown = spots[ask.page * PAGE : (ask.page + 1) * PAGE]
        people = self._residents(shown)
        sees = may(self._desk.me.role, Permission.PROTECTED_LANE)
        hits = [
            self._hit(spot, people[spot], case, protected=_is_protected(people[spot], protected))
            for spot in shown
        ]
        seen = tuple(hit for hit in hits if sees or not hit.protected)
        return SearchPage(
            hits=seen,
            page=ask.page,
            pages=max(-(-len(spots) // PAGE), 1),
            found=len(spots),
            more=more,
            withheld=len(hits) - len(seen),
        )

    def _spots(self, query: Query) -> tuple[list[Spot], bool]:
        """Where the residents stand that were found in any register."""
        spots: list[Spot] = []
        more = False
        for batch_id, index in self.index.opened().items():
            found = find(index, query)
            spots += [Spot(batch_id, place.run, place.place) for place in found.places]
            more = more or found.more
        return spots[:MOST], more or len(spots) > MOST

    def _residents(self, spots: list[Spot]) -> dict[Spot, Resident]:
        found: dict[Spot, Resident] = {}
        for batch_id, index in self.index.opened().items():
            places = [Place(spot.run, spot.place) for spot in spots if spot.batch_id == batch_id]
            for place, values in residents_at(index, places).items():
                found[Spot(batch_id, place.run, place.place)] = values
        return found

    def _resident(self, spot: Spot) -> Resident:
        """One resident whom the person at the desk may see."""
        resident = self._residents([spot])[spot]
        if self._protected(resident) and not may(self._desk.me.role, Permission.PROTECTED_LANE):
            sentence = "支援措置に関わる人です。責任者に引き継いでください。"
            raise KnownError("F110", sentence)
        return resident

    def _protected(self, resident: Resident) -> bool:
        return _is_protected(resident, frozenset(batches.protected(self._desk.database)))

    def _hit(self, spot: Spot, resident: Resident, case: CaseInHand, *, protected: bool) -> Hit:
        found = resident.get
        birth_date, sex = found("birth_date", ""), found("sex", "")
        on = case.document.reference_date
        address = shown_address({name: found(name, "") for name in ("address", "building")})
        hidden = bool(address) and (protected or case.is_protected)
        others = (
            f"{words} {found(name, '')}" for name, words in _OTHER_NAMES.items() if found(name, "")
        )
        resident_id = resident["resident_id"]
        return Hit(
            spot=spot,
            name=found("name", ""),
            other_names="　".join(others),
            kana=found("kana", ""),
            birth_date=birth_date,
            birth_note=value_note("birth_date", birth_date, on),
            sex=value_note("sex", sex, on) or sex,
            address=ADDRESS_WITHHELD if hidden else address,
            status=found("status", ""),
            protected=protected,
            is_linked=resident_id == case.linked_id(),
            is_candidate=resident_id in case.candidate_ids(),
        )


def _is_protected(resident: Resident, protected: frozenset[str]) -> bool:
    return bool(resident.get("protected", "")) or resident["resident_id"] in protected
