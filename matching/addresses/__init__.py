"""Japanese addresses: taken apart against the town list, compared with named reasons."""

from matching.addresses.compare import compare_addresses, compare_parsed
from matching.addresses.key import address_key
from matching.addresses.notes import AddressKind
from matching.addresses.parse import AddressTables, parse_address
from matching.addresses.parsed import ParsedAddress
from matching.addresses.text import AddressText
from matching.addresses.town_list import TownList, build_towns

__all__ = [
    "AddressKind",
    "AddressTables",
    "AddressText",
    "ParsedAddress",
    "TownList",
    "address_key",
    "build_towns",
    "compare_addresses",
    "compare_parsed",
    "parse_address",
]
