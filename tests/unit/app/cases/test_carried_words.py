"""受付・交付: what a record carries is shown as written, and what is empty is not there."""

from dataclasses import replace

from app.cases.carried import CARRIED_ROWS, carried, carried_words, record_words
from app.extracts.targets import TARGETS
from tests.support.views import a_subject


def test_what_is_filled_stands_in_order() -> None:
    subject = replace(
        a_subject("渡邉　一"), valid_until="R8.3.31", received_number=" 105 ", ledger_volume=""
    )
    assert carried(subject) == (("受付番号", "105"), ("有効期限", "R8.3.31"))
    assert carried_words(subject) == "受付番号 105　有効期限 R8.3.31"
    assert carried_words(a_subject("渡邉　一")) == ""


def test_the_volume_stands_beside_the_key() -> None:
    subject = a_subject("渡邉　一")
    assert record_words(subject) == "T0001545"
    assert record_words(replace(subject, ledger_volume="12")) == "T0001545　簿冊 12"


def test_words_are_those_of_the_import() -> None:
    for name, words in CARRIED_ROWS:
        assert words in TARGETS[name].name
