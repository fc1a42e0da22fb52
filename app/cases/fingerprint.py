"""The fingerprint of a pair: equal as long as neither side of it changed.

Both records go in as they were extracted, the number only through the resident it leads to. Row
numbers and the days of extraction are left out: the same records lie elsewhere in a later file.
"""

import hashlib

from app.canonical import canonical
from app.cases.document import CaseDocument

_NOT_COMPARED = frozenset({"extract", "row_number", "protected"})


def fingerprint(document: CaseDocument) -> str:
    """The fingerprint of a case, "" where its number leads to nobody: nothing is remembered then."""
    linked = document.linked()
    if linked is None:
        return ""
    subject = {k: v for k, v in document.subject.items() if k not in _NOT_COMPARED}
    resident = {k: v for k, v in linked.resident.items() if k not in _NOT_COMPARED}
    whole = [document.scheme, sorted(document.holds), subject, resident]
    return hashlib.sha256(canonical(whole)).hexdigest()
