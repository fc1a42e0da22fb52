"""Every further layout of the demonstration is detected without help (the benchmark takes more)."""

from pathlib import Path

import pytest

from app.demo import DemoOptions, generate
from app.demo.layouts import LAYOUTS
from tests.support.layout_detection import fault


@pytest.mark.parametrize("seed", [1, 2])
def test_layouts_are_detected(seed: int, tmp_path: Path) -> None:
    data = generate(DemoOptions(subjects=200, residents=1000, seed=seed, layouts="all"))
    files = [make(data) for make in LAYOUTS]
    faults = {file.name: wrong for file in files if (wrong := fault(file, data, tmp_path))}
    assert not faults
