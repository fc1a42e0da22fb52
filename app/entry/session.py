"""One entry list at the desk: its records, the look-up of a typed number, and the typing itself.

Every look-up and every typed number is a ledger entry before anything is shown; no entry holds a
number. Records and residents under 支援措置 exist here for a 責任者 only, and without an address.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date

from app.cases.value_notes import value_note
from app.changes import Area, Changes
from app.desk import Desk
from app.entry.comparison import Values, compare_entry, looks_the_same, shown_address
from app.entry.number_index import IndexedResident, look_up
from app.entry.number_people import require_number_person
from app.entry.records import GUARDED, OPEN, ORDER, RECORDS
from app.entry.typed_numbers import TypedNumber, digits_of, require_twice
from app.entry.views import EntryRecord, EntryState, Finding, LookUpView, Way, WholeRecord
from app.entry.whole_records import checked_record, values_of
from app.errors import KnownError
from app.people import Permission, may
from app.record.acts import Act
from app.record.ledger import Entry
from app.settings import Settings
from app.store import entry_lists, people
from app.store.bulk import BulkFile
from app.store.cipher import StoreUnreadableError
from app.store.entry_lists import EntryListRow, TypedRow
from app.tables import load_tables
from app.views import ADDRESS_WITHHELD
from app.words import NUMBER_STATE_WORDS

# How to add a finding: a member of Finding and its sentence here.
_SENTENCES = {
    Finding.AGREES: "氏名と生年月日が一致しました。Enterで確定します。",
    Finding.DIFFERS: "番号の指す人の氏名か生年月日が違います。台帳を見直し、もう一度番号を入力してください。",
    Finding.NOBODY: "住基データにこの番号の人がいません。台帳を見直し、もう一度番号を入力してください。",
    Finding.SEVERAL: "住基データにこの番号の人が複数います。もう一度番号を入力してください。",
    Finding.WITHHELD: "内容は責任者だけが確認できます。もう一度番号を入力してください。",
    Finding.NO_REGISTER: "住基データが未取込です。もう一度番号を入力してください。",
}
_NO_LONGER = "番号入力の一覧を読めません。番号入力をやり直してください。"


class EntrySession:
    """An open entry list, for the person at the desk."""

    def __init__(self, desk: Desk, row: EntryListRow) -> None:
        """Open a list.

        Raises:
            KnownError: P101, P105; D104 the file of the list cannot be read.
        """
        require_number_person(desk)
        self._desk, self._row = desk, row
        self._facts: Mapping[str, int] = json.loads(row.facts)
        self._supervises = may(desk.me.role, Permission.PROTECTED_LANE)
        try:
            self._file = BulkFile(desk.batches / row.list_id, row.file_key)
        except StoreUnreadableError:
            raise KnownError("D104", _NO_LONGER) from None
        self._order = self._places()
        self._typed = {t.record: t for t in entry_lists.typed(desk.database, row.list_id)}
        load_tables()  # once, here, rather than at the first number

    @property
    def list_id(self) -> str:
        """The list that is open."""
        return self._row.list_id

    @property
    def whole(self) -> bool:
        """Whether records are typed whole."""
        return self._row.kind == "whole"

    def order(self) -> Sequence[int]:
        """The records this person may see, in file order; of a list typed whole, in typing order."""
        return sorted(self._typed) if self.whole else tuple(self._order)

    def rows(self, records: Sequence[int]) -> tuple[EntryRecord, ...]:
        """Some records, in the order given."""
        names = people.names(self._desk.database)
        return tuple(self._view(record, names) for record in records)

    def is_done(self, record: int) -> bool:
        """Whether something was typed for a record."""
        return record in self._typed

    def find(self, record_id: str) -> int:
        """The record of a typed 管理番号, exactly as it stands.

        Raises:
            KnownError: N104.
        """
        wanted = record_id.strip()
        for record, known in self._order.items():
            if known == wanted:
                return record
        raise KnownError(
            "N104", "その管理番号の記録はこの一覧にありません。管理番号を確かめてください。"
        )

    def look_up(self, record: int, text: str) -> LookUpView:
        """What a typed number leads to, entered into the ledger before it is shown.

        Raises:
            KnownError: P105, N101, N102, N105 what was typed is no number.
        """
        return self._looked_up(self._values(record), text, record)

    def look_up_whole(self, whole: WholeRecord, text: str) -> LookUpView:
        """As `look_up`, for a record that is being typed whole.

        Raises:
            KnownError: as `look_up`; N107, N108 as `enter_whole`.
        """
        self._require_whole()
        return self._looked_up(values_of(checked_record(whole)), text, self._next_record())

    def enter(self, record: int, typed: TypedNumber) -> Changes:
        """Keep the number of a record; typed again, it takes the place of the earlier one.

        Raises:
            KnownError: P105; N101, N102, N105; N103 the two typings differ; N106 it has to be
                typed twice.
        """
        number, way = self._made_sure(self._values(record), typed)
        content = self._typed[record].content if self.whole else ""
        return self._keep(record, number=number, way=way, content=content)

    def enter_whole(self, whole: WholeRecord, typed: TypedNumber) -> Changes:
        """Keep a record typed whole, with its number.

        Raises:
            KnownError: as `enter`; N107 the birth date cannot be read, N108 something is missing,
                N109 only pre-loaded records may be typed in this office.
        """
        self._require_whole()
        checked = checked_record(whole)
        number, way = self._made_sure(values_of(checked), typed)
        content = json.dumps(values_of(checked), ensure_ascii=False)
        return self._keep(self._next_record(), number=number, way=way, content=content)

    def enter_absent(self, record: int) -> Changes:
        """Keep that the business system holds no number for a record.

        Raises:
            KnownError: P105.
        """
        require_number_person(self._desk)
        self._values(record)
        return self._keep(record, number="", way=Way.ABSENT, content="")

    def take_back(self, record: int) -> Changes:
        """Forget what was typed for a record.

        Raises:
            KnownError: P105; N115 nothing was typed for it.
        """
        require_number_person(self._desk)
        if record not in self._typed:
            raise KnownError("N115", "取り消す入力がありません。")
        detail: dict[str, str | int] = {"record": record, "way": "taken_back", "again": 1}
        with self._entry(Act.NUMBER_ENTERED, detail) as entry:
            entry_lists.remove(entry.database, self._row.list_id, record)
        del self._typed[record]
        return entry.changes()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _places(self) -> dict[int, str]:
        kinds = (OPEN, GUARDED) if self._supervises else (OPEN,)
        found: dict[int, str] = {}
        for kind in kinds:
            rows = self._file.document(ORDER, kind)
            found |= {row[0]: row[1] for row in rows} if isinstance(rows, list) else {}
        return dict(sorted(found.items()))

    def _values(self, record: int) -> Values:
        if self.whole:
            return dict(json.loads(self._typed[record].content))
        value = self._file.document(RECORDS, record) if record in self._order else None
        if not isinstance(value, dict):
            raise KnownError("N104", "その記録はこの一覧にありません。選び直してください。")
        return {str(name): str(text) for name, text in value.items()}

    def _view(self, record: int, names: Mapping[str, str]) -> EntryRecord:
        values, typed = self._values(record), self._typed.get(record)
        state = EntryState.WAITING
        if typed is not None:
            state = EntryState.ABSENT if typed.way == Way.ABSENT else EntryState.TYPED
        address = shown_address(values)
        found = values.get("state", "")
        return EntryRecord(
            record=record,
            record_id=values["record_id"],
            name=values["name"],
            kana=values["kana"],
            birth_date=values["birth_date"],
            birth_note=value_note("birth_date", values["birth_date"], self._today()),
            sex=values["sex"],
            sex_note=value_note("sex", values["sex"], self._today()),
            address=ADDRESS_WITHHELD if values["protected"] and address else address,
            protected=bool(values["protected"]),
            state=state,
            note="" if found in ("", "missing") else NUMBER_STATE_WORDS.get(found, ""),
            typed_by=names.get(typed.by_person, "") if typed else "",
        )

    def _looked_up(self, values: Values, text: str, record: int) -> LookUpView:
        require_number_person(self._desk)
        digits = digits_of(text, as_written=False)
        finding, found = self._find(values, digits)
        with self._entry(Act.NUMBER_LOOKED_UP, {"record": record, "finding": finding}):
            pass
        shown = found and finding is not Finding.WITHHELD
        return LookUpView(
            finding=finding,
            sentence=self._sentence(finding, digits, record),
            attributes=compare_entry(values, found[0], self._today()) if shown else (),
            resident_status=found[0].values["status"] if shown else "",
        )

    def _sentence(self, finding: Finding, digits: str, record: int) -> str:
        known = entry_lists.records_with(self._desk.database, self._row.list_id, digits)
        others = [other for other in known if other != record]
        again = "この番号は別の記録にも入力されています。" if others else ""
        return again + _SENTENCES[finding]

    def _find(self, values: Values, digits: str) -> tuple[Finding, Sequence[IndexedResident]]:
        if not self._facts["residents"]:
            return Finding.NO_REGISTER, ()
        found = look_up(self._file, digits, chunks=self._facts["chunks"])
        if not found:
            return Finding.NOBODY, ()
        guarded = bool(values["protected"]) or any(one.protected for one in found)
        if guarded and not self._supervises:
            return Finding.WITHHELD, found
        if len(found) > 1:
            return Finding.SEVERAL, found
        same = looks_the_same(compare_entry(values, found[0], self._today()))
        return (Finding.AGREES if same else Finding.DIFFERS), found

    def _made_sure(self, values: Values, typed: TypedNumber) -> tuple[str, Way]:
        """The digits, and how they were made sure of."""
        require_number_person(self._desk)
        digits = digits_of(typed.first, as_written=typed.as_written)
        if typed.second:
            require_twice(typed)
            return digits, Way.AS_WRITTEN if typed.as_written else Way.TWICE
        if typed.as_written or self._find(values, digits)[0] is not Finding.AGREES:
            raise KnownError(
                "N106", "住基データと一致しない番号は、確かめるためにもう一度入力してください。"
            )
        return digits, Way.LOOKED_UP

    def _keep(self, record: int, *, number: str, way: Way, content: str) -> Changes:
        again = record in self._typed
        detail: dict[str, str | int] = {"record": record, "way": way, "again": int(again)}
        with self._entry(Act.NUMBER_ENTERED, detail) as entry:
            row = TypedRow(
                list_id=self._row.list_id,
                record=record,
                number=number,
                way=way,
                content=content,
                by_person=self._desk.me.person_id,
                at=entry.at,
            )
            entry_lists.put(entry.database, row)
        self._typed[record] = row
        return entry.changes()

    def _require_whole(self) -> None:
        if not self.whole or Settings(self._desk).is_on("entry_preloaded_only"):
            raise KnownError("N109", "この点検では、取り込んだ記録への番号の入力だけができます。")

    def _next_record(self) -> int:
        return max(self._typed, default=-1) + 1

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _entry(self, act: Act, detail: Mapping[str, str | int]) -> AbstractContextManager[Entry]:
        return self._desk.ledger.entry(
            act,
            about=f"entry:{self._row.list_id}",
            areas=frozenset({Area.ENTRY}),
            detail=detail,
        )
