"""番号照会: placeholder."""

from ui.pages.page import Page


class InquiriesPage(Page):
    """To come."""
