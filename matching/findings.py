"""What the steps of one run found, handed from the search to the outcome."""

from dataclasses import dataclass

import polars as pl

from matching.pairing import Pairing
from matching.register_scan import RegisterScan
from matching.scoring import Model


@dataclass(frozen=True, slots=True)
class Findings:
    """What the steps of a run found.

    `linked`: compared pairs of subjects and linked residents; `ranked`: these and the candidates,
    weighed and ranked; `residents`: the full rows of all of them, with `row`.
    """

    pairing: Pairing
    scan: RegisterScan
    linked: pl.DataFrame
    ranked: pl.DataFrame
    residents: pl.DataFrame
    model: Model
