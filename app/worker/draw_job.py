"""The draw job: cases in words come in line by line, one sealed and locked document goes out."""

import base64
import hashlib
import json
import sys
from collections.abc import Iterable

from app.jobs import Progress
from app.plain_values import DOCUMENT, from_plain
from app.reports.catalogue import report
from app.reports.furniture import Imprint
from app.reports.pdf import locked, page_count
from app.store.bulk import BulkWriter
from app.tables import load_tables
from app.views import CaseView
from app.worker.payload import Payload
from app.worker.reading import Tell

_PIECE = 1 << 19


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Draw the cases that follow the job on standard input."""
    return draw(payload, sys.stdin.buffer, tell)


def draw(payload: Payload, lines: Iterable[bytes], tell: Tell) -> dict[str, object]:
    """Draw a report over cases, one JSON line each, and write it into a sealed file."""
    cases = [from_plain(CaseView, json.loads(line)) for line in lines]
    tell(Progress("作図", 0, 0))
    imprint = from_plain(Imprint, payload.values["imprint"])
    chosen = report(payload.text("report"))
    pdf = chosen.build(imprint, cases, load_tables().variants)
    password = payload.text("password")
    whole = locked(pdf, password) if password else pdf
    pieces = [whole[start : start + _PIECE] for start in range(0, len(whole), _PIECE)]
    facts: dict[str, object] = {
        "pages": page_count(pdf),
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "pieces": len(pieces),
    }
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        texts = (base64.b64encode(piece).decode("ascii") for piece in pieces)
        writer.add_documents(DOCUMENT, enumerate(texts))
        writer.seal(facts)
    return facts
