"""受付・交付: what the business record carries beside the compared attributes, in one quiet line."""

from app.cases.carried import carried_words
from app.views import SubjectView
from ui.widgets.wrapped import Wrapped

_TITLE = "受付・交付"


class CarriedLine(Wrapped):
    """Not there where the record carries nothing."""

    def __init__(self) -> None:
        super().__init__(role="small")
        self.setObjectName("carried")

    def show_subject(self, subject: SubjectView) -> None:
        """Show what one record carries."""
        words = carried_words(subject)
        self.say(f"{_TITLE}　{words}" if words else "")
        self.setAccessibleName(f"{_TITLE} {words}" if words else "")
