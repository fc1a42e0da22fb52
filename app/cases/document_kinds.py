"""Kinds of documents that a decision may rest on (確認した書類)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document: `key` is the digit that ticks it."""

    key: int
    code: str
    words: str


# How to add a kind: one row. Codes are stored for good: never reuse one.
DOCUMENT_KINDS = (
    DocumentKind(1, "application", "申請書"),
    DocumentKind(2, "identity_copy", "本人確認書類の写し"),
    DocumentKind(3, "number_copy", "番号確認書類の写し"),
    DocumentKind(4, "resident_record", "住民票"),
    DocumentKind(5, "medical", "診断書・意見書"),
    DocumentKind(6, "case_file", "ケースファイル・台帳"),
    DocumentKind(7, "handbook", "手帳・受給者証の控え"),
    DocumentKind(8, "reply", "照会の回答"),
    DocumentKind(9, "other", "その他の書類"),
)
_WORDS = {kind.code: kind.words for kind in DOCUMENT_KINDS}


def document_words(code: str) -> str:
    """The words of a kind."""
    return _WORDS.get(code, code)
