"""Errors an operator can mend. Everything else that is raised is a bug of ours."""


class KnownError(Exception):
    """Something the operator can mend, said in one Japanese sentence: what, where, what to do.

    The sentence never carries personal data: no value of a cell, no name, address or number.
    `code` is the message number of the manual (E101 …); `exit_code` that of the command line.
    """

    exit_code = 2

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code} {sentence}")
        self.code = code
        self.sentence = sentence


class UsageError(KnownError):
    """The command line was called wrongly."""

    exit_code = 64


class Cancelled(Exception):  # noqa: N818 - not an error: the operator asked for it
    """The operator cancelled the work; nothing was kept."""
