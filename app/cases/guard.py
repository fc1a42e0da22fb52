"""The guard of 支援措置: no protected address reaches a screen, a sheet or a file.

A case is protected when its subject, its linked resident or any candidate it shows is flagged, by
the register, by the business system, or by a list taken in later. Then every address of the case is
withheld - the subject's and the unflagged residents' too, since people of one household share it -
and the case belongs to the 責任者 alone. Addresses are withheld from the stored document, before
any view is made of it: no view can forget to ask.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.cases.document import CaseDocument
from app.errors import KnownError
from app.people import Permission, Role, may
from app.views import ADDRESS_WITHHELD

# How to add a field that says where a person is: its column here.
SUBJECT_ADDRESSES = ("postcode", "address", "building", "residence", "mailing_address")
RESIDENT_ADDRESSES = ("postcode", "address", "building", "former_address")
PLACES = ("municipality",)
"""Fields that name a place of the subject more coarsely; withheld as well."""


def is_flagged(document: CaseDocument) -> bool:
    """Whether the case's own data flag anybody it shows."""
    shown = (pair.resident for pair in document.pairs)
    return bool(document.subject["protected"]) or any(row["protected"] for row in shown)


def withhold(document: CaseDocument) -> CaseDocument:
    """The document without any address; what was empty stays empty."""
    return CaseDocument(
        subject=_without(document.subject, (*SUBJECT_ADDRESSES, *PLACES)),
        result=document.result,
        scheme=document.scheme,
        holds=document.holds,
        reference_date=document.reference_date,
        cautions=document.cautions,
        evidence=document.evidence,
        pairs=tuple(
            replace(pair, resident=_without(pair.resident, RESIDENT_ADDRESSES))
            for pair in document.pairs
        ),
    )


def _without(row: Mapping[str, str], names: tuple[str, ...]) -> Mapping[str, str]:
    return {
        name: ADDRESS_WITHHELD if name in names and value else value for name, value in row.items()
    }


def require_access(role: Role, *, protected: bool) -> None:
    """Refuse a protected case to everybody but the 責任者.

    Raises:
        KnownError: R102.
    """
    if protected and not may(role, Permission.PROTECTED_LANE):
        sentence = "支援措置に関わる確認対象です。責任者に引き継いでください。"
        raise KnownError("R102", sentence)
