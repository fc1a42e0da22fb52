"""Which person each business record is about and whose number it carries: before any writing."""

from dataclasses import dataclass, field

from app.demo.people import Person

NOBODY = -1


@dataclass(slots=True)
class Draft:
    """One business record. `linked` is the row of the resident its number points to."""

    extract: str
    person: Person
    linked: int = NOBODY
    kind: str = ""  # mislink_kind of the truth table
    detail: str = ""
    state: str = "ok"  # ok | missing | check_digit_invalid | not_in_register; duplicate comes later
    digits: str = ""  # the number carried where it is not that of `linked`
    tags: set[str] = field(default_factory=set)
    case: int = 0  # seiho: members of one case stay together
    member: int = 0  # seiho: 0 = head of the case

    @property
    def is_ordinary(self) -> bool:
        """A resident with a usable number of their own."""
        return self.state == "ok" and not self.kind and self.linked == self.person.row != NOBODY


@dataclass(slots=True)
class Plan:
    """Whom the records are about, per extract, and which residents each extract already holds."""

    drafts: dict[str, list[Draft]]
    used: dict[str, set[int]]
    room: dict[str, int]  # records still to be made

    def add(self, draft: Draft) -> None:
        """Take one record in."""
        self.drafts[draft.extract].append(draft)
        self.used[draft.extract].add(draft.person.row)
        self.room[draft.extract] -= 1
