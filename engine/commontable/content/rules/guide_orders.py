"""Running orders of 90, 60 and 30 minutes that add up and say what is cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commontable.content.guides import running_orders
from commontable.content.guides.orders import LENGTHS
from commontable.content.rules.guides import prompts_named_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commontable.content.guides import RunningOrder
    from commontable.content.rules.subject import Subject

LEADERS = ("S", "F", "both")
_CUT = re.compile(r"\bcut\b", re.IGNORECASE)


def running_orders_add_up(subject: Subject) -> Iterator[str]:
    """Find running orders whose rows are not as long as the session, or that do not say who leads."""
    if subject.guide is None:
        return
    orders = running_orders(subject.outline)
    if tuple(order.minutes for order in orders) != LENGTHS:
        yield f"{subject.guide_name}: wanted running orders of 90, 60 and 30 minutes, in this order. Mend them."
    for order in orders:
        yield from _sums(f"{subject.guide_name}, {order.minutes} minutes", order=order)


def _sums(where: str, *, order: RunningOrder) -> Iterator[str]:
    if not order.rows:
        yield f"{where}: no table with the columns minutes, activity, prompt, leads. Add it."
        return
    added = sum(row.minutes for row in order.rows)
    if added != order.minutes:
        yield f"{where}: the rows add up to {added}. Change a row, so that the session ends when it should."
    if order.total != order.minutes:
        yield f"{where}: the last row wants the sum in bold, **{order.minutes}**. Mend it."
    for row in order.rows:
        if row.leads not in LEADERS:
            yield f"{where}: “{row.activity}” is led by “{row.leads}”; wanted S, F or both. Mend it."
    if {row.leads for row in order.rows} <= {"S", "both"}:
        yield f"{where}: the family co-facilitator leads nothing. Give F a part of the session."


def running_orders_say_what_is_cut(subject: Subject) -> Iterator[str]:
    """Find running orders that leave a facilitator guessing what falls out."""
    for order in running_orders(subject.outline):
        if not _CUT.search(order.closing):
            yield (
                f"{subject.guide_name}, {order.minutes} minutes: nothing below the table says what is cut. "
                "End it with a paragraph “Cut: …”, or say that nothing is cut."
            )


def running_orders_name_real_prompts(subject: Subject) -> Iterator[str]:
    """Find prompts in a running order that the module does not have, of another module too."""
    known = {prompt.id for prompt in subject.module.prompts}
    for order in running_orders(subject.outline):
        for prompt_id in sorted({each for row in order.rows for each in row.prompts} - known):
            yield f"{subject.guide_name}, {order.minutes} minutes, names {prompt_id}, no prompt here. Mend it."


def guide_names_every_prompt(subject: Subject) -> Iterator[str]:
    """Find prompts that the guide leaves a facilitator alone with."""
    if subject.guide is None:
        return
    named = prompts_named_in(subject.guide)
    for prompt in subject.module.prompts:
        if prompt.id not in named:
            yield f"{subject.guide_name} nowhere names {prompt.id}. Say what it is for and what to listen for."
