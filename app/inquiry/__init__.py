"""Inquiries (番号照会・4情報照会): asked, carried out, answered, accounted for."""
