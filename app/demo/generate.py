"""From options to frames: everything a demonstration holds, without touching a disk."""

from dataclasses import dataclass

import polars as pl

from app.demo.frames import jiritsu_frame, seiho_frame, techo_frame
from app.demo.options import DemoOptions
from app.demo.population import Population, draw_population
from app.demo.records import Past, Record, write_records
from app.demo.register import register_frame
from app.demo.selection import select
from app.demo.truth import truth_frame


@dataclass(frozen=True, slots=True)
class DemoData:
    """One demonstration. Frames hold the columns of their files, all text; "" = no value.

    `truth` holds null where there is no such person. `population`, `records` and `past` are what
    the frames were written from: other layouts are written from them too.
    """

    options: DemoOptions
    register: pl.DataFrame
    techo: pl.DataFrame
    seiho: pl.DataFrame
    jiritsu: pl.DataFrame
    truth: pl.DataFrame
    population: Population
    records: dict[str, list[Record]]
    past: Past


def generate(options: DemoOptions) -> DemoData:
    """Make a demonstration; equal options give equal frames."""
    population = draw_population(options)
    plan = select(population)
    past = Past()
    records = write_records(population, plan, past)
    techo = techo_frame(options.seed, records["techo"])
    seiho = seiho_frame(options.seed, records["seiho"])
    jiritsu = jiritsu_frame(options.seed, records["jiritsu"])
    keys = {
        "techo": techo["手帳番号"].to_list(),
        "seiho": seiho["整理番号"].to_list(),
        "jiritsu": jiritsu["受給者番号"].to_list(),
    }
    truth = truth_frame(population, records, keys)
    return DemoData(
        options, register_frame(population), techo, seiho, jiritsu, truth, population, records, past
    )
