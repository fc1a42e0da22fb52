"""The workbook job: an xlsx is read where hostile bytes can bring down nothing but this process."""

from pathlib import Path

from app.extracts.opening import open_extract
from app.extracts.sentences import refuse
from app.extracts.workbook_opening import workbook_facts
from app.extracts.workbook_reading import read_workbook
from app.process_limits import limit
from app.worker.payload import Payload
from app.worker.reading import Tell

MOST_MEMORY = 3 << 29
"""1.5 GiB beyond what the program itself needs."""

MOST_SECONDS = 120


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Read one workbook and send back its cells."""
    del tell  # one step
    limit(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    path: Path = payload.path("path")
    opened = open_extract(path)
    try:
        return workbook_facts(read_workbook(opened, payload.text("password")))
    except MemoryError:
        raise refuse("E501", file=opened.name) from None
