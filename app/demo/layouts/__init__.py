"""Further layouts of the same people, for readers of extracts: one file each.

How to add one: a function from a demonstration to a `LayoutFile`, and its row in `LAYOUTS`.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import polars as pl

from app.demo.generate import DemoData
from app.demo.layouts.cases import case_list
from app.demo.layouts.files import LayoutFile
from app.demo.layouts.handbooks import fixed_handbook, handbook_export, typed_workbook
from app.demo.layouts.municipal import municipal_export
from app.demo.layouts.registers import era_export, fixed_register, network_answer

LAYOUTS: tuple[Callable[[DemoData], LayoutFile], ...] = (
    handbook_export,
    fixed_handbook,
    case_list,
    typed_workbook,
    municipal_export,
    network_answer,
    era_export,
    fixed_register,
)
"""Business extracts first: what they still write of the past, the registers' history knows."""


def write_layouts(data: DemoData, folder: Path) -> None:
    """Write every layout into `folder`, with a truth table for the business extracts."""
    folder.mkdir(parents=True, exist_ok=True)
    data = replace(data, past=deepcopy(data.past))
    truths = []
    for make in LAYOUTS:
        file = make(data)
        (folder / file.name).write_bytes(file.content)
        if file.truth is not None:
            truths.append(file.truth)
    truth = pl.concat(truths).write_csv().encode()
    (folder / "truth.csv").write_bytes(b"\xef\xbb\xbf" + truth)
