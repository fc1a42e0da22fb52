"""What each business extract of a demonstration holds and how it usually writes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.demo.rates import office_rates


@dataclass(frozen=True, slots=True)
class ExtractForm:
    """The habits of one business system; whatever departs from them is a tagged difference."""

    name: str
    cp932: bool  # characters without a code are lost
    kana_half: bool
    date: str  # a habit of `date_writing`
    sexes: tuple[str, str]  # for men and women; ("", "") = the scheme holds no sex
    split: bool  # 姓 and 名 apart, building apart
    full_digits: bool  # digits of the address
    full_digits_number: bool
    rates: Mapping[str, float] = field(default_factory=dict)  # how often each difference happens


_FORMS = (
    ExtractForm(
        "techo", cp932=True, kana_half=True, date="compact", sexes=("1", "2"), split=False,
        full_digits=True, full_digits_number=False,
    ),
    ExtractForm(
        "seiho", cp932=False, kana_half=False, date="long", sexes=("男", "女"), split=False,
        full_digits=True, full_digits_number=True,
    ),
    ExtractForm(
        "jiritsu", cp932=False, kana_half=False, date="iso", sexes=("", ""), split=True,
        full_digits=False, full_digits_number=False,
    ),
)  # fmt: skip


def extract_forms(seed: int) -> dict[str, ExtractForm]:
    """techo.csv, seiho.xlsx and jiritsu.csv of the sample data, with one office's habits."""
    return {form.name: replace(form, rates=office_rates(seed, form.name)) for form in _FORMS}
