"""The pages of the window in the order of the work.

How to add a page: a module in ui/pages with a subclass of Page, one row in PAGES.
"""

from dataclasses import dataclass

from app.people import Permission, Role, may
from ui.pages.figures import FiguresPage
from ui.pages.follow_up import FollowUpPage
from ui.pages.inquiries import InquiriesPage
from ui.pages.intake import IntakePage
from ui.pages.ledger import LedgerPage
from ui.pages.media import MediaPage
from ui.pages.number_entry import NumberEntryPage
from ui.pages.page import Page
from ui.pages.reports import ReportsPage
from ui.pages.review import ReviewPage
from ui.pages.runs import RunsPage
from ui.pages.second_check import SecondCheckPage
from ui.pages.settings import SettingsPage
from ui.pages.supervision import SupervisionPage


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page: its key, its words on the rail, its class and what it takes to open it.

    `help_at` is the place of the manual that F1 opens here: a page of it and how a heading begins.
    A page `beside` another has no button on the rail: it is opened from that page.
    """

    key: str
    words: str
    page: type[Page]
    needs: Permission
    help_at: str
    beside: str = ""


PAGES = (
    PageRow("intake", "取込", IntakePage, Permission.IMPORT, "first_steps#1 取込"),
    PageRow("runs", "照合", RunsPage, Permission.RUN, "first_steps#2 照合"),
    PageRow("review", "確認", ReviewPage, Permission.REVIEW, "first_steps#3 確認"),
    PageRow(
        "second_check",
        "二次確認",
        SecondCheckPage,
        Permission.SECOND_CHECK,
        "first_steps#4 二次確認",
    ),
    PageRow("follow_up", "調査・修正", FollowUpPage, Permission.READ_CASES, "first_steps"),
    PageRow("reports", "帳票", ReportsPage, Permission.PRINT, "first_steps#5 帳票"),
    PageRow("figures", "集計", FiguresPage, Permission.READ_CASES, "attention#集計表と見込み"),
    PageRow("ledger", "記録", LedgerPage, Permission.READ_LEDGER, "first_steps#席を離れるとき"),
    PageRow("settings", "設定", SettingsPage, Permission.READ_CASES, "queue#二次確認の範囲"),
    PageRow(
        "supervision",
        "監督",
        SupervisionPage,
        Permission.MANAGE_PEOPLE,
        "attention#監督の画面",
        beside="figures",
    ),
    PageRow(
        "number_entry",
        "番号入力",
        NumberEntryPage,
        Permission.REVEAL_NUMBER,
        "number_entry#番号入力",
        beside="intake",
    ),
    PageRow(
        "media", "媒体管理簿", MediaPage, Permission.IMPORT, "media#媒体管理簿", beside="intake"
    ),
    PageRow(
        "inquiries",
        "番号照会",
        InquiriesPage,
        Permission.IMPORT,
        "number_entry#番号照会",
        beside="intake",
    ),
)

_EVERYDAY = {Role.CASEWORKER: frozenset({"review", "reports"})}


def pages_for(role: Role) -> tuple[PageRow, ...]:
    """The pages a role may open."""
    return tuple(row for row in PAGES if may(role, row.needs))


def everyday_pages(role: Role) -> frozenset[str]:
    """The pages a role sees without asking for more."""
    return _EVERYDAY.get(role, frozenset(row.key for row in PAGES))
