"""Deciding: first check, second check, notes, remembered decisions."""
