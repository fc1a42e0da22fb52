"""What a run takes at the least is said before it starts, and only where less was given."""

import pytest

from app.run.memory_need import least_memory, too_little_words


def test_too_little_is_said_in_one_sentence() -> None:
    words = too_little_words(2**30, records=70_000, residents=9_000_000)
    assert words == ("この件数の照合は約2.6GBのメモリーを使います(指定は1.1GB)。そのまま続けます。")


@pytest.mark.parametrize(("records", "residents"), [(70_000, 9_000_000), (1_500, 20_000)])
def test_the_usual_memory_is_enough(records: int, residents: int) -> None:
    assert too_little_words(4 << 30, records=records, residents=residents) == ""


def test_more_people_take_more() -> None:
    assert least_memory(10, 10) < least_memory(1_000, 10) < least_memory(1_000, 1_000_000)
