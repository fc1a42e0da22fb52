"""What the reading of files noticed, on standard error: one line per message, also into a pipe."""

import sys
from collections.abc import Iterable

from app.extracts import FileReport
from app.run.stages import end_line


def tell_reports(reports: Iterable[FileReport]) -> None:
    """Write every message with the file it is about, its code and its sentence."""
    end_line()
    for report in reports:
        sys.stderr.writelines(f"{report.name}: {message}\n" for message in report.messages)
