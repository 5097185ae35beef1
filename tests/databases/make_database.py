"""Write the database of the present schema version: python -m tests.databases.make_database

Run it once before a release whose schema is new and commit the file: tests open each of them
with every later version of the program.
"""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from stretchcoach.core.exercise import Leg
from stretchcoach.core.pain import Pains
from stretchcoach.core.record import HoldRecord, Outcome, SessionStatus
from stretchcoach.store.database import open_database
from stretchcoach.store.history import History
from stretchcoach.store.migrations import VERSION
from stretchcoach.store.play_lock import PlayLock

FOLDER = Path(__file__).parent


def main() -> None:
    path = FOLDER / f"v{VERSION}.db"
    path.unlink(missing_ok=True)
    connection = open_database(path).connection
    started = datetime(2026, 1, 5, 7, 30, tzinfo=timezone(timedelta(hours=1)))
    history = History(connection, PlayLock(FOLDER), lambda: started + timedelta(minutes=1))
    first = history.start_session("Calf & hamstring routine", '{"version": 1}', 2, started, 1.0)
    wall = "wall-calf-stretch"
    history.record_hold(first, HoldRecord(0, wall, Leg.RIGHT, 1, 30.0, 30.0, Outcome.DONE))
    history.record_hold(first, HoldRecord(1, wall, Leg.LEFT, 1, 30.0, 12.5, Outcome.PARTIAL))
    history.end_session(first, SessionStatus.COMPLETED, started + timedelta(minutes=2))
    history.rate(first, Pains(whole=3), "tight, then easier ü")
    summer = datetime(2026, 7, 1, 20, 0, tzinfo=UTC)
    second = history.start_session("Mine", "{}", 14, summer, 20.0)
    history.record_hold(second, HoldRecord(0, wall, Leg.LEFT, 1, 45.0, 0.0, Outcome.SKIPPED))
    connection.close()


if __name__ == "__main__":
    main()
