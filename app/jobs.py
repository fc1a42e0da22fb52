"""Jobs: the words a parent and its child process exchange, as JSON lines.

The parent starts `job_command()`, writes `JobSpec.line()` to its standard input, closes it and
reads events from its standard output with `read_event`. Keys and paths travel only on standard
input (argument lists are visible to other users). The child may be killed at any time: whatever it
wrote is an unregistered `.part` file, swept later. This module knows no Qt and no store.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class JobKind(StrEnum):
    """What a child process can be asked to do; one module of app.worker each."""

    PREVIEW = "preview"
    IMPORT = "import"
    PROTECT = "protect"
    MATCH = "match"
    ENTRY = "entry"
    ENTRY_CLOSE = "entry_close"
    INQUIRY = "inquiry"
    REPLY = "reply"
    DRAW = "draw"
    DEMONSTRATION = "demonstration"
    WORKBOOK = "workbook"
    REGISTER_INDEX = "register_index"
    PLANTED = "planted"


@dataclass(frozen=True, slots=True)
class JobSpec:
    """One job for a child: its kind and everything it needs, JSON values only."""

    kind: JobKind
    payload: Mapping[str, object]

    def line(self) -> bytes:
        """The one line written to the child's standard input."""
        text = json.dumps({"job": self.kind, **self.payload}, ensure_ascii=False)
        return text.encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Job:
    """A started piece of work: the window shows `words`, runs `spec`, hands the rest back.

    `ticket` is the service's own note (file ids, keys), of no meaning to the caller.
    """

    spec: JobSpec
    words: str
    ticket: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; `total` 0 where the end is not known."""

    words: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The child refused its input: one Japanese sentence for the operator."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The child is done; `result` goes to the service's `finish`."""

    result: Mapping[str, object]


JobEvent = Progress | Refused | Finished


def job_command() -> list[str]:
    """Program and arguments of the child: the same executable with `--worker`."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-m", "app.worker"]


def write_event(event: JobEvent) -> str:
    """One line of the child's standard output."""
    match event:
        case Progress(words, done, total):
            body: dict[str, object] = {"event": "progress", "words": words, "done": done}
            body["total"] = total
        case Refused(code, sentence):
            body = {"event": "refused", "code": code, "sentence": sentence}
        case Finished(result):
            body = {"event": "finished", "result": dict(result)}
    return json.dumps(body, ensure_ascii=False) + "\n"


def read_event(line: str | bytes) -> JobEvent:
    """The event of one line.

    Raises:
        ValueError: if the line is not an event.
    """
    body = json.loads(line)
    match body.get("event"):
        case "progress":
            return Progress(str(body["words"]), int(body["done"]), int(body["total"]))
        case "refused":
            return Refused(str(body["code"]), str(body["sentence"]))
        case "finished":
            return Finished(dict(body["result"]))
        case _:
            raise ValueError("not a job event")
