"""One demonstration for all tests of this folder: made once, read only."""

from pathlib import Path

import pytest

from app.demo import DemoData, DemoOptions, generate

SAMPLE = Path(__file__).parents[3] / "data" / "sample"


@pytest.fixture(scope="session")
def data() -> DemoData:
    """Small, with many wrong links."""
    return generate(DemoOptions(subjects=1800, residents=12000, seed=11, mislinks=0.08))


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of the sample data."""
    return SAMPLE
