"""Reading extracts (抽出データ): detection, strict reading, mapping to attributes.

The front door. Everything reads only; nothing is written anywhere.

* `inspect(path, side, profile) -> Detection`: what a file is, from its first rows.
* `read_subjects(paths, options, watch) -> SubjectExtracts`: `.subjects` (matching.Subjects),
  `.reports`, `.detections`.
* `read_register(paths, options, watch) -> RegisterExtract`: `.chunks()` (matching.Register),
  `.reports`, `.detections`, `.holds`, `.rows`. The files have been checked to their end when it
  returns; `chunks()` streams them again and refuses a file that changed meanwhile.
* `keep_register(paths, options, watch, keeper=…) -> RegisterExtract`: the same, and every chunk is
  handed to the keeper in the checking pass, to be thrown away if a file is refused after all.
* `Options(restore_leading_zeros, profiles, schemes, reference_dates, passwords …)`, keyed by the
  paths as given; `Watch(progress, cancelled)` or `UNWATCHED`. `is_protected(path)`: ask for one.
* `FileReport`: rows_counted = rows_kept + rows_rejected + rows_skipped, sha256, messages
  (`str(message)` is "W201 文…"), rejections, zeros_restored.

A file that cannot be read raises KnownError (exit code 2). Warnings and rejected rows are in the
report. Values in the frames are raw text, "" = no value; `protected` is "1" or "".
"""

from app.extracts.detection import Detection, inspect
from app.extracts.mapping import ColumnMap
from app.extracts.opening import is_protected
from app.extracts.options import UNWATCHED, Options, Watch
from app.extracts.register import Keeper, RegisterExtract, keep_register, read_register
from app.extracts.report import FileReport, Rejection
from app.extracts.sentences import Message
from app.extracts.subjects import SubjectExtracts, read_subjects
from app.extracts.table_detection import TableDetection
from app.extracts.targets import Side

__all__ = [
    "UNWATCHED",
    "ColumnMap",
    "Detection",
    "FileReport",
    "Keeper",
    "Message",
    "Options",
    "RegisterExtract",
    "Rejection",
    "Side",
    "SubjectExtracts",
    "TableDetection",
    "Watch",
    "inspect",
    "is_protected",
    "keep_register",
    "read_register",
    "read_subjects",
]
