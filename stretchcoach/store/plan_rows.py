"""Plans as rows of the database."""

import sqlite3
from dataclasses import replace
from datetime import date

from stretchcoach.core.plan import Plan, plan_on
from stretchcoach.core.weekdays import Weekday

_SELECT = "SELECT since, days, holds, seconds FROM plans ORDER BY since"
_REPLACE = "INSERT OR REPLACE INTO plans (since, days, holds, seconds) VALUES (?, ?, ?, ?)"
_ADD = "INSERT OR IGNORE INTO plans (since, days, holds, seconds) VALUES (?, ?, ?, ?)"


def load_plans(connection: sqlite3.Connection) -> tuple[Plan, ...]:
    """Return all plans in the order of their beginnings."""
    rows = connection.execute(_SELECT).fetchall()
    return tuple(
        Plan(date.fromisoformat(since), _days(days), holds, seconds)
        for since, days, holds, seconds in rows
    )


def is_news(connection: sqlite3.Connection, plan: Plan) -> bool:
    """Tell whether the plan that holds on that day says something else."""
    held = plan_on(load_plans(connection), plan.since)
    return held is None or replace(held, since=plan.since) != plan


def replace_plan(connection: sqlite3.Connection, plan: Plan) -> None:
    """Write a plan in place of one from the same day."""
    connection.execute(_REPLACE, _row(plan))


def add_plan(connection: sqlite3.Connection, plan: Plan) -> None:
    """Write a plan unless there is one from the same day."""
    connection.execute(_ADD, _row(plan))


def _row(plan: Plan) -> tuple[object, ...]:
    days = ",".join(day.value for day in Weekday if day in plan.days)
    return plan.since.isoformat(), days, plan.holds, float(plan.seconds)


def _days(text: str) -> frozenset[Weekday]:
    names = text.split(",")
    return frozenset(day for day in Weekday if day.value in names)
