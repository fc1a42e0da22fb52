"""What each business extract of a demonstration holds and how it usually writes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtractForm:
    """The habits of one business system; whatever departs from them is a tagged difference."""

    name: str
    cp932: bool  # characters without a code are lost
    kana_half: bool
    date: str  # compact 昭和: S560401 | long: 昭和５６年４月１日 | iso
    sexes: tuple[str, str]  # for men and women; ("", "") = the scheme holds no sex
    split: bool  # 姓 and 名 apart, building apart
    full_digits: bool  # digits of the address
    full_digits_number: bool


FORMS = {
    "techo": ExtractForm("techo", True, True, "compact", ("1", "2"), False, True, False),
    "seiho": ExtractForm("seiho", False, False, "long", ("男", "女"), False, True, True),
    "jiritsu": ExtractForm("jiritsu", False, False, "iso", ("", ""), True, False, False),
}
"""techo.csv, seiho.xlsx and jiritsu.csv of the sample data."""
