"""Normalisers: raw text to comparable values, each total and idempotent."""
