"""Ready-to-show shapes of the figures (集計): official counts, forecast, work, agreement, sample."""

from dataclasses import dataclass
from datetime import date

from app.supervision.statistics import CONFIDENCE, Readings, error_bound

DISCORDANCE_ALARM, KAPPA_ALARM = 0.05, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeFigures:
    """The official figures of one scheme; 人 is None where an older run did not count it."""

    words: str
    records: int  # 点検対象件数
    done: int  # 本人確認終了件数
    wrong: int  # 紐付け誤り件数
    continuing: int  # 継続確認件数
    without_number: int
    persons: int | None
    done_persons: int | None
    wrong_persons: int | None
    continuing_persons: int | None

    @property
    def done_share(self) -> float:
        """終了割合, 0 to 1."""
        return self.done / self.records if self.records else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How far both checks are and when they end at the pace of the last days."""

    asked_on: date
    remaining: int
    per_day: float
    ends_on: date | None  # None: no pace yet
    second_remaining: int  # every case that is still to be second-checked
    second_per_day: float
    second_ends_on: date | None
    deadline: date | None
    needed_per_day: int | None  # first checks to be done by the deadline, in working days
    second_needed_per_day: int | None

    @property
    def late(self) -> bool:
        """Whether either check ends after the deadline; with no pace yet, nobody can say."""
        if self.deadline is None or not self.second_remaining:
            return False
        ends = [on for on in (self.ends_on, self.second_ends_on) if on is not None]
        return max([self.asked_on, *ends]) > self.deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWork:
    """What one person did; machine times are not among it."""

    name: str
    first_checks: int
    suspects: int
    waiting: int  # 保留・書類・照会
    second_checks: int
    sent_back: int  # as the second checker


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAgreement:
    """How two people agree; a case sent back for 判断の見直し counts as read differently."""

    first: str
    second: str
    readings: Readings
    day: str = ""  # ISO date; "" = over all days asked for

    @property
    def alarming(self) -> bool:
        """More than 5 % read differently, or kappa under 0.6."""
        kappa = self.readings.kappa
        low = kappa is not None and kappa < KAPPA_ALARM
        return self.readings.discordance > DISCORDANCE_ALARM or low


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCases:
    """Cases that wait for somebody."""

    words: str  # 保留, 書類確認中 …
    cases: int
    since: str  # ISO date of the oldest one's last decision


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceSample:
    """抜取確認 of A: what was drawn and read, and the exact bound it gives.

    Drawn cases under 支援措置 belong to the sample as to A itself. A 責任者 reads them without their
    address, which nobody is shown; they are counted, and said apart.
    """

    drawn: int
    read: int
    wrong: int
    withheld: int
    withheld_read: int

    @property
    def bound(self) -> float:
        """The error rate of A that is not exceeded, at 95 % confidence."""
        return error_bound(self.wrong, self.read, confidence=CONFIDENCE)

    @property
    def words(self) -> str:
        """As screen and paper say it."""
        if not self.read:
            return f"抽出 {self.drawn:,} 件(未確認){self._left_words()}"
        return (
            f"抜取確認 {self.read:,} 件 誤り {self.wrong:,} 件"
            f"(信頼度 95 % で、誤り率は {self.bound:.2%} 以下)"
            f"{self._withheld_words()}{self._left_words()}"
        )

    @property
    def method(self) -> str:
        """The method annex: how it was drawn and read, and what it says."""
        drawn = (
            f"一致(A)として確定した件から {self.drawn:,} 件を無作為に抽出しました。"
            "抽出の順序は照合のときに定まり、人が選ぶことはできません。"
            "抽出した件は、ほかの件と同じ手順で一次確認と二次確認を行います。"
        )
        done = "しました" if self.withheld_read == self.withheld else "します"
        withheld = (
            f"このうち支援措置に関わる {self.withheld:,} 件は、責任者が住所を表示せずに確認{done}。"
            "住所は照合による一致の結果だけを用い、氏名・生年月日・性別を人が見比べています。"
            "これらも確認した件数に含めます。"
            if self.withheld
            else ""
        )
        bound = (
            "誤り率の上限は、Clopper-Pearson の片側 95 % 信頼上限"
            "(その割合であれば、これだけ少ない誤りしか見つからない確率が 5 % になる値)です。"
        )
        return f"{drawn}{withheld}{bound}"

    def _withheld_words(self) -> str:
        if not self.withheld_read:
            return ""
        return f"　うち支援措置 {self.withheld_read:,} 件は責任者が住所を表示せずに確認"

    def _left_words(self) -> str:
        left, withheld = self.drawn - self.read, self.withheld - self.withheld_read
        if not left or not self.drawn:
            return ""
        where = (
            f"(うち支援措置 {withheld:,} 件はレーン「支援措置(責任者)」で責任者が確認します)"
            if withheld
            else ""
        )
        return f"　残り {left:,} 件{where}"
