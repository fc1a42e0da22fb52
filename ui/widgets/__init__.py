"""Widgets of our own: differences, job strip, key hints."""
