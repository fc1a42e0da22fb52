"""A record in the making: the fields as an office typed them, with the tags of what differs."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Written:
    """One business record as text, before it is laid out in its file."""

    surname: str = ""
    given: str = ""
    joiner: str = "\u3000"  # between the two where one column holds both
    name_head: str = ""  # before and after the name in one column
    name_tail: str = ""
    surname_kana: str = ""
    given_kana: str = ""
    kana_joiner: str = "\u3000"
    born: str = ""
    sex: str = ""
    postcode: str = ""
    address: str = ""
    building: str = ""
    building_joiner: str = "\u3000"
    number: str = ""
    tags: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """氏名 in one column."""
        joined = self.surname + self.joiner + self.given if self.given else self.surname
        return self.name_head + joined + self.name_tail

    @property
    def kana(self) -> str:
        """カナ in one column."""
        if not self.given_kana:
            return self.surname_kana
        return self.surname_kana + self.kana_joiner + self.given_kana

    @property
    def full_address(self) -> str:
        """住所 with the building behind it, in one column."""
        if not self.building:
            return self.address
        return self.address + self.building_joiner + self.building
