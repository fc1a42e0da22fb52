"""The register index job: the residents of a register by kana, name, birth date and number.

A job of its own after the import, so that the import itself stays short; it can be killed and
started again at any time.
"""

from contextlib import closing

from app.jobs import Progress
from app.search.building import index_register
from app.store.bulk import BulkFile, BulkWriter
from app.store.register_index import IndexWriter
from app.worker.payload import Payload
from app.worker.reading import Tell

_WORDS = "索引を作成中"


def run(payload: Payload, tell: Tell) -> dict[str, object]:
    """Write the index of one register into a file of its own and report its digest and facts."""
    register = payload.parts("registers")[0]
    total = payload.number("residents")
    with (
        closing(BulkFile(register.path("path"), register.key("key"))) as file,
        BulkWriter(payload.path("part"), payload.key("key")) as writer,
    ):
        tell(Progress(_WORDS, 0, total))
        facts = index_register(
            file.chunks("residents"),
            IndexWriter(writer),
            lambda done: tell(Progress(_WORDS, done, total)),
        )
        return {"file_sha256": writer.seal(facts), "facts": facts}
