"""An inspection whose register can be searched: residents taken in and indexed, without a child."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from app.batches.intake import Intake, Side
from app.desk import Desk
from app.review.planted import PlantedCases
from app.search.building import index_register
from app.search.register_search import RegisterSearch
from app.store.bulk import BulkFile, BulkWriter
from app.store.register_index import IndexWriter, RegisterIndex
from app.worker import register_index_job
from app.worker.payload import Payload
from matching import RESIDENT_SCHEMA
from tests.support.inspected import a_plan, writer_of

KEY = bytes(32)

# resident_id, name, kana, birth date, sex, address, number
_PEOPLE = (
    (
        "0000000001",
        "齋藤　花子",
        "サイトウ　ハナコ",
        "19810401",
        "女",
        "サンプル市中央二丁目３番４号",
    ),
    ("0000000002", "斉藤　一", "サイトウ　ハジメ", "19561231", "男", "サンプル市北町１－１"),
    ("0000000003", "大野　洋子", "オオノ　ヨウコ", "20100303", "女", "サンプル市中央2丁目10-4"),
    ("0000000004", "小野　洋子", "オノ　ヨウコ", "20100304", "女", "サンプル市南町三丁目５番"),
    (
        "0000000005",
        "渡邉　一",
        "ワタナベ　ハジメ",
        "20100303",
        "男",
        "サンプル市中央二丁目３番４号",
    ),
    ("0000000006", "JOHN SMITH", "ジヨン　スミス", "19900101", "男", "サンプル市港町9"),
)


def residents(*rows: Mapping[str, str]) -> pl.DataFrame:
    """Residents of some fields; the others are empty."""
    blank = dict.fromkeys(RESIDENT_SCHEMA, "")
    return pl.DataFrame([{**blank, **row} for row in rows], schema=RESIDENT_SCHEMA)


def some_residents(*, protected: Sequence[str] = ()) -> pl.DataFrame:
    """Six residents, some of them flagged."""
    names = ("resident_id", "name", "kana", "birth_date", "sex", "address")
    rows = [dict(zip(names, row, strict=True)) for row in _PEOPLE]
    extra = {
        "0000000001": {"number": "123456789018", "building": "コーポ１０１"},
        "0000000005": {"alias": "山本　一", "alias_kana": "ヤマモト　ハジメ"},
    }
    flags = {one: {"protected": "1"} for one in protected}
    return residents(
        *(
            row | extra.get(row["resident_id"], {}) | flags.get(row["resident_id"], {})
            for row in rows
        )
    )


def put_register(desk: Desk, frame: pl.DataFrame, *, protected: Sequence[str] = ()) -> str:
    """A register batch as the import job writes it."""
    intake = Intake(desk)
    plan = a_plan(Side.REGISTER, "register")
    job = intake.start(plan)
    facts: dict[str, object] = {
        "rows_counted": frame.height,
        "rows_skipped": 0,
        "rows_rejected": 0,
        "inspected": frame.height,
        "holds": ["name", "kana", "birth_date", "sex", "address"],
        "protected_known": True,
        "protected": len(protected),
    }
    with writer_of(job) as writer:
        writer.add_frame("residents", frame)
        digest = writer.seal(facts)
    result = {
        "facts": facts,
        "file_sha256": digest,
        "source_sha256": f"register {frame.hash_rows().sum()}",
        "protected_ids": list(protected),
    }
    return intake.finish(job, result).batch_id


def make_index(search: RegisterSearch) -> None:
    """The index of the register in use, by the job's own code."""
    job = search.index.start()
    result = register_index_job.run(Payload(job.spec.payload), lambda _progress: None)
    search.index.finish(job, result)


def a_search(desk: Desk) -> RegisterSearch:
    """The search of a desk."""
    return RegisterSearch(desk, PlantedCases(desk))


def indexed(folder: Path, *chunks: pl.DataFrame) -> RegisterIndex:
    """An index of these chunks in a file of its own."""
    path = folder / "index"
    path.unlink(missing_ok=True)
    with BulkWriter(path, KEY) as file:
        file.seal(index_register(chunks, IndexWriter(file), lambda _done: None))
    return RegisterIndex(BulkFile(path, KEY))
