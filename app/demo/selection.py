"""Who stands in which extract: wrong links first, then everybody else."""

import random

from app.demo.dice import stage_random
from app.demo.drafts import NOBODY, Draft, Plan
from app.demo.kin import find_kin
from app.demo.mislinks import Ground, mix_neighbours, plan_mislinks
from app.demo.numbers import broken, is_valid, slips
from app.demo.options import REFERENCE_DATE, DemoOptions
from app.demo.people import outsider, person
from app.demo.population import ABROAD, DEAD, MOVED_OUT, Population
from app.demo.rates import EXTRACT_SHARES, EXTRACTS, rate


def select(population: Population) -> Plan:
    """Every record of the three extracts, in file order, with the state of its number."""
    options = population.options
    rng = stage_random(options.seed, "selection")
    plan = Plan({name: [] for name in EXTRACTS}, {}, _sizes(options))
    plan.used = {name: set() for name in (*EXTRACTS, "slip")}
    ground = Ground(rng, population, find_kin(population), plan)
    wrong = int(options.subjects * options.mislinks + rng.random())
    neighbours = plan_mislinks(ground, wrong)
    for extract in EXTRACTS:
        _fill(ground, extract)
        _order(rng, plan.drafts[extract])
        _double(rng, plan.drafts[extract])
    mix_neighbours(ground, neighbours)
    taken = set(population.number.tolist())
    for extract in EXTRACTS:
        for draft in plan.drafts[extract]:
            _number_state(rng, population, draft, taken)
    _make_slips_true(rng, population, plan, taken)
    return plan


def _sizes(options: DemoOptions) -> dict[str, int]:
    sizes = {
        name: round(options.subjects * share)
        for name, share in zip(EXTRACTS, EXTRACT_SHARES, strict=True)
    }
    sizes["techo"] += options.subjects - sum(sizes.values())
    return sizes


def _fill(ground: Ground, extract: str) -> None:
    plan, rng, population = ground.plan, ground.rng, ground.population
    for draft in list(plan.drafts[extract]):
        if extract == "seiho" and draft.person.row != NOBODY:
            _add_household(ground, draft)
    while plan.room[extract] > 0:
        if rng.random() < rate("outsider", extract):
            plan.add(Draft(extract, outsider(rng, population), state="not_in_register"))
            continue
        row = _anybody(ground, extract)
        if row in plan.used[extract] or not _is_drawn(rng, population, row, extract):
            continue
        draft = Draft(extract, person(population, row), row)
        plan.add(draft)
        if extract == "seiho":
            _add_household(ground, draft)


def _anybody(ground: Ground, extract: str) -> int:
    """A resident; sometimes one whom the techo extract already holds."""
    rng, known = ground.rng, ground.plan.drafts["techo"]
    if known and rng.random() < rate("also_in_techo", extract):
        row = rng.choice(known).person.row
        if row != NOBODY:
            return row
    return rng.randrange(len(ground.population))


def _is_drawn(rng: random.Random, population: Population, row: int, extract: str) -> bool:
    if extract != "seiho" and population.born(row).year > REFERENCE_DATE.year - 4:
        return rng.random() < 0.1
    event = population.event[row]
    if event == DEAD:
        return rng.random() < rate("dead", extract)
    if event in (MOVED_OUT, ABROAD):
        return rng.random() < rate("moved_out", extract)
    return True


def _add_household(ground: Ground, head: Draft) -> None:
    """The other members of the household behind the one already taken, about half of them."""
    population, plan = ground.population, ground.plan
    row = head.person.row
    head.case = row + 1
    for other in _household(population, row):
        free = other not in plan.used["seiho"] and population.is_alive(other)
        if other != row and free and plan.room["seiho"] > 0 and ground.rng.random() < 0.27:
            plan.add(Draft("seiho", person(population, other), other, case=head.case))


def _household(population: Population, row: int) -> list[int]:
    number = population.members.household[row]
    rows = [row]
    for step in (-1, 1):
        other = row + step
        while 0 <= other < len(population) and population.members.household[other] == number:
            rows.append(other)
            other += step
    return sorted(rows)


def _order(rng: random.Random, drafts: list[Draft]) -> None:
    """Shuffle; the members of a case stay together, oldest relation first."""
    cases: dict[int, list[Draft]] = {}
    for place, draft in enumerate(drafts):
        cases.setdefault(draft.case or -1 - place, []).append(draft)
    groups = [sorted(group, key=lambda draft: draft.person.row) for group in cases.values()]
    rng.shuffle(groups)
    drafts[:] = [draft for group in groups for draft in group]
    for group in groups:
        for member, draft in enumerate(group):
            draft.member = member


def _double(rng: random.Random, drafts: list[Draft]) -> None:
    """A few people are registered twice: the later record replaces somebody else's."""
    ordinary = [place for place, draft in enumerate(drafts) if draft.is_ordinary and not draft.case]
    for place in ordinary:
        if rng.random() < rate("double_registration", drafts[place].extract):
            twin = rng.choice(ordinary)
            if twin != place and not drafts[twin].tags:
                same = drafts[twin].person
                drafts[place] = Draft(drafts[place].extract, same, same.row)
                for draft in (drafts[place], drafts[twin]):
                    draft.tags.add("double_registration")


def _number_state(
    rng: random.Random, population: Population, draft: Draft, taken: set[int]
) -> None:
    if draft.kind or draft.tags:
        return
    own = population.number[draft.linked] if draft.linked != NOBODY else 0
    draw, extract = rng.random(), draft.extract
    missing = rate("number_missing", extract) * (8 if draft.person.row == NOBODY else 1)
    if draw < missing:
        draft.state, draft.linked = "missing", NOBODY
    elif draft.person.row == NOBODY:
        draft.digits = _unused(rng, taken)
    elif (draw := draw - missing) < rate("number_broken", extract):
        draft.state, draft.linked = "check_digit_invalid", NOBODY
        draft.digits = broken(rng, f"{own:012}")
    elif (draw := draw - rate("number_broken", extract)) < rate("number_changed", extract):
        draft.state, draft.linked, draft.digits = "not_in_register", NOBODY, _unused(rng, taken)
        draft.tags.add("number_changed")
    elif draw - rate("number_changed", extract) < rate("number_slip", extract):
        near = [slip for slip in slips(f"{own:012}") if int(slip) not in taken]
        if near:
            draft.state, draft.linked, draft.digits = "not_in_register", NOBODY, rng.choice(near)
            draft.tags.add("number_slip")


def _unused(rng: random.Random, taken: set[int]) -> str:
    while True:
        digits = f"{rng.randrange(10**6, 10**12):012}"
        if is_valid(digits) and int(digits) not in taken:
            taken.add(int(digits))
            return digits


def _make_slips_true(
    rng: random.Random, population: Population, plan: Plan, taken: set[int]
) -> None:
    """Give the stranger of every slip a number that one slip makes of the record's own."""
    for drafts in plan.drafts.values():
        for draft in drafts:
            if draft.kind == "digit_typo_valid":
                own = f"{population.number[draft.person.row]:012}"
                near = [slip for slip in slips(own) if int(slip) not in taken]
                if near:
                    number = int(rng.choice(near))
                    taken.add(number)
                    population.number[draft.linked] = number
