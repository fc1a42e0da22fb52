"""The planted job: invented cases in the manner of a run, sealed into one file of its own."""

import random
from contextlib import closing

from app.cases.document import CASE, from_json, to_json
from app.cases.guard import is_flagged
from app.jobs import Progress
from app.review.planted_making import Ground, Invented, invent
from app.store.bulk import BulkFile, BulkWriter
from app.worker.payload import Payload
from app.worker.reading import Tell

INVENTED = "invented"
READ = 2_000
"""So many cases of the run are read for their manner."""


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Invent cases and write them into the part file."""
    tell(Progress("模擬の件の作成", 0, 0))
    ground = _ground(payload)
    made = invent(ground)
    random.Random(ground.seed).shuffle(made)  # noqa: S311 - an order that says nothing, no secret
    with BulkWriter(payload.path("part"), payload.key("key")) as writer:
        writer.add_documents(INVENTED, ((n, _value(one)) for n, one in enumerate(made)))
        writer.seal({"cases": len(made)})
    return {"cases": len(made)}


def _ground(payload: Payload) -> Ground:
    """Cases of the run, those under 支援措置 aside, and the keys of all its subjects."""
    with closing(BulkFile(payload.path("run"), payload.key("run_key"))) as file:
        documents = [from_json(value) for _, value in file.documents(CASE, first=0, most=READ)]
        keys = {key for frame in file.chunks("results") for key in frame["record_id"]}
    return Ground(
        documents=[one for one in documents if not is_flagged(one)],
        record_ids=frozenset(keys) | {one.subject["record_id"] for one in documents},
        policy=payload.text("policy"),
        coverage=payload.text("coverage"),
        seed=payload.number("seed"),
    )


def _value(one: Invented) -> dict[str, object]:
    return {
        "answer": one.answer,
        "kind": one.kind,
        "document": to_json(one.built.document),
        "row": [one.built.subject, dict(one.built.row), []],
        "numbers": dict(one.built.numbers),
    }
