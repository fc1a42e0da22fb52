"""Shapes of the register search: what is asked, and what the dialog shows."""

from dataclasses import dataclass

from app.case_states import CaseId
from app.search.words import SearchWords

PAGE = 50
"""Residents on one page."""

# How to add a reason for a search: its code and words here.
SEARCH_REASONS = {
    "wrong_person": "番号の指す人が別の人",
    "no_candidate": "該当する候補がない",
    "several": "候補が複数ある",
    "not_in_register": "番号の指す人がいない",
    "document": "書類・照会の内容の確認",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One search: from which case, why, by what, and which page of the answer (0 = first)."""

    case_id: CaseId
    reason: str
    words: SearchWords
    page: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a resident found stands: register, run and place of its index."""

    batch_id: str
    run: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One resident found. No individual number is part of it."""

    spot: Spot
    name: str
    other_names: str  # 通称, 旧氏 …, in words
    kana: str
    birth_date: str
    birth_note: str
    sex: str
    address: str
    status: str
    protected: bool
    is_linked: bool  # the resident the number of the case leads to
    is_candidate: bool  # already a candidate of the case


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of an answer.

    `found` counts all residents found, `more` says that there are further ones beyond it.
    `withheld` counts those of this page whom only the 責任者 may see.
    """

    hits: tuple[Hit, ...]
    page: int
    pages: int
    found: int
    more: bool
    withheld: int

    @property
    def words(self) -> str:
        """The line above the list."""
        if not self.found:
            return "当てはまる人はいません。言葉を短くするか、ほかの項目で検索してください。"
        count = f"{self.found:,}件以上" if self.more else f"{self.found:,}件"
        narrow = "　条件を加えて絞り込んでください" if self.more else ""
        hidden = f"　ほかに責任者だけが確認できる人 {self.withheld} 人" if self.withheld else ""
        return f"{count}{narrow}{hidden}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchState:
    """What the person at the desk can do: `hindrance` "" where a search is possible.

    `wanted` where an index has to be made first, `by_number` where numbers may be typed.
    """

    hindrance: str
    wanted: bool
    by_number: bool
