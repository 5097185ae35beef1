import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.exercise import Leg
from stretchcoach.core.history_copy import SessionCopy
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.reports.history_formats import csv_file, to_csv, to_json, to_table

HOLDS = (
    HoldRecord(0, "wall-calf-stretch", Leg.RIGHT, 1, 30.0, 30.0, Outcome.DONE),
    HoldRecord(1, "wall-calf-stretch", Leg.LEFT, 1, 30.0, 12.3456, Outcome.PARTIAL),
)
SESSION = SessionRecord(
    id=7,
    routine="Calf & hamstring routine",
    routine_json="{}",
    planned_holds=14,
    started_at=datetime(2026, 1, 5, 7, 30, tzinfo=timezone(timedelta(hours=1))),
    ended_at=datetime(2026, 1, 5, 7, 42, 10, tzinfo=timezone(timedelta(hours=1))),
    status=SessionStatus.COMPLETED,
    pain=3,
    pain_left=3,
    key="abc",
    note="fine ü",
    speed=1.0,
    holds=HOLDS,
)
BROKEN_OFF = replace(
    SESSION,
    id=8,
    ended_at=None,
    status=SessionStatus.UNFINISHED,
    pain=None,
    pain_left=None,
    note="",
    holds=(),
)
FORMULA_STARTS = "=+-@\t\r\n"


def copies(*sessions: SessionRecord) -> list[SessionCopy]:
    """The sessions, each of whose holds ended half a minute after the one before."""
    return [
        SessionCopy(
            session,
            tuple(
                session.started_at + timedelta(seconds=30 * (n + 1)) for n, _ in enumerate(holds)
            ),
        )
        for session in sessions
        for holds in (session.holds,)
    ]


def test_json_has_the_keys_other_programs_rely_on() -> None:
    assert json.loads(to_json(copies(SESSION))) == [
        {
            "id": 7,
            "routine": "Calf & hamstring routine",
            "started_at": "2026-01-05T07:30:00+01:00",
            "ended_at": "2026-01-05T07:42:10+01:00",
            "status": "completed",
            "pain": 3,
            "note": "fine ü",
            "holds": [
                {
                    "exercise": "wall-calf-stretch",
                    "leg": "right",
                    "set": 1,
                    "planned_s": 30,
                    "held_s": 30,
                    "outcome": "done",
                    "hold_number": 1,
                    "hold_ended_at": "2026-01-05T07:30:30+01:00",
                    "side": "right",
                    "rep": 1,
                    "hold_s": 30,
                },
                {
                    "exercise": "wall-calf-stretch",
                    "leg": "left",
                    "set": 1,
                    "planned_s": 30,
                    "held_s": 12.35,
                    "outcome": "partial",
                    "hold_number": 2,
                    "hold_ended_at": "2026-01-05T07:31:00+01:00",
                    "side": "left",
                    "rep": 1,
                    "hold_s": 30,
                },
            ],
            "speed": 1,
            "key": "abc",
            "pain_right": None,
            "pain_left": 3,
            "planned_holds": 14,
        }
    ]


def test_json_writes_whole_seconds_without_a_fraction() -> None:
    text = to_json(copies(SESSION))
    assert '"held_s": 30,' in text
    assert '"speed": 1,\n' in text


def test_json_of_no_history_is_an_empty_list() -> None:
    assert json.loads(to_json([])) == []


def test_json_of_a_session_broken_off_has_nulls() -> None:
    (session,) = json.loads(to_json(copies(BROKEN_OFF)))
    assert (session["ended_at"], session["pain"], session["holds"]) == (None, None, [])


def test_csv_has_a_row_for_each_hold_with_its_session() -> None:
    assert to_csv(copies(SESSION)).splitlines() == [
        "id,routine,started_at,ended_at,status,pain,note,speed,"
        "exercise,leg,set,planned_s,held_s,outcome,"
        "key,pain_right,pain_left,planned_holds,hold_number,hold_ended_at,side,rep,hold_s",
        "7,Calf & hamstring routine,2026-01-05T07:30:00+01:00,2026-01-05T07:42:10+01:00,completed,"
        "3,fine ü,1,wall-calf-stretch,right,1,30,30,done,"
        "abc,,3,14,1,2026-01-05T07:30:30+01:00,right,1,30",
        "7,Calf & hamstring routine,2026-01-05T07:30:00+01:00,2026-01-05T07:42:10+01:00,completed,"
        "3,fine ü,1,wall-calf-stretch,left,1,30,12.35,partial,"
        "abc,,3,14,2,2026-01-05T07:31:00+01:00,left,1,30",
    ]


def test_a_csv_file_is_known_as_utf8_by_excel() -> None:
    content = csv_file(copies(SESSION))
    assert content.startswith(b"\xef\xbb\xbfid,routine,")
    assert content.decode("utf-8-sig") == to_csv(copies(SESSION))


def test_csv_keeps_a_session_without_holds() -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv(copies(BROKEN_OFF))))
    assert (row["id"], row["status"], row["ended_at"], row["exercise"]) == (
        "8",
        "unfinished",
        "",
        "",
    )


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_csv_lets_no_spreadsheet_run_a_note_or_a_name(start: str) -> None:
    session = replace(SESSION, note=f"{start}1+1", routine=f"{start}cmd|' /C calc'!A0")
    for row in csv.DictReader(io.StringIO(to_csv(copies(session)))):
        assert row["note"].startswith("'")
        assert row["routine"].startswith("'")


def test_csv_leaves_other_texts_as_they_are() -> None:
    session = replace(SESSION, note='it\'s = fine, "really"; 2-3 more')
    row = next(csv.DictReader(io.StringIO(to_csv(copies(session)))))
    assert row["note"] == session.note


texts = st.text() | st.text("'=+-@\t\r\n\",;x", max_size=8)
times = st.datetimes(
    datetime(1990, 1, 1),
    datetime(2200, 1, 1),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
).map(lambda time: time.replace(microsecond=0))
seconds = st.floats(0, 300) | st.integers(0, 300).map(float)
holds = st.builds(
    HoldRecord,
    hold=st.integers(0, 99),
    exercise=texts,
    leg=st.sampled_from(Leg),
    set=st.integers(1, 20),
    planned=seconds,
    held=seconds,
    outcome=st.sampled_from(Outcome),
)
sessions = st.builds(
    SessionRecord,
    id=st.integers(1, 10**9),
    routine=texts,
    routine_json=st.just("{}"),
    planned_holds=st.integers(1, 600),
    started_at=times,
    ended_at=st.none() | times,
    status=st.sampled_from(SessionStatus),
    pain=st.none() | st.integers(0, 10),
    note=texts,
    speed=st.sampled_from([0.5, 1.0, 1.25, 20.0]),
    holds=st.lists(holds, max_size=3).map(tuple),
)


def facts(session: SessionRecord) -> list[object]:
    return [
        session.id,
        session.started_at,
        session.ended_at,
        session.status,
        session.pain,
        session.speed,
    ]


def read_facts(cells: dict[str, Any]) -> list[object]:
    return [
        int(cells["id"]),
        datetime.fromisoformat(cells["started_at"]),
        datetime.fromisoformat(cells["ended_at"]) if cells["ended_at"] else None,
        cells["status"],
        None if cells["pain"] in ("", None) else int(cells["pain"]),
        float(cells["speed"]),
    ]


def hold_facts(record: HoldRecord) -> list[object]:
    return [
        record.leg,
        record.set,
        pytest.approx(record.planned, abs=0.0051),
        pytest.approx(record.held, abs=0.0051),
        record.outcome,
    ]


def read_hold(cells: dict[str, Any]) -> list[object]:
    return [
        cells["leg"],
        int(cells["set"]),
        float(cells["planned_s"]),
        float(cells["held_s"]),
        cells["outcome"],
    ]


@given(st.lists(sessions, max_size=4))
def test_json_gives_back_all_it_was_given(history: list[SessionRecord]) -> None:
    read = json.loads(to_json(copies(*history)))
    assert [read_facts(each) for each in read] == [facts(session) for session in history]
    for each, session in zip(read, history, strict=True):
        assert (each["note"], each["routine"]) == (session.note, session.routine)
        assert [hold["exercise"] for hold in each["holds"]] == [
            record.exercise for record in session.holds
        ]
        assert [read_hold(hold) for hold in each["holds"]] == [
            hold_facts(record) for record in session.holds
        ]


def as_in_csv(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_guard(cell: str) -> str:
    """Return the text of a cell as one reads it who knows of the apostrophe."""
    guarded = cell.startswith("'") and cell.lstrip("'")[:1] in tuple("=+-@\t\n")
    return cell[1:] if guarded else cell


@given(st.lists(sessions, max_size=4))
def test_csv_gives_back_all_it_was_given(history: list[SessionRecord]) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(copies(*history)), newline="")))
    expected = [(session, record) for session in history for record in session.holds or (None,)]
    assert len(rows) == len(expected)
    for row, (session, record) in zip(rows, expected, strict=True):
        assert None not in row
        assert not any(cell[:1] in tuple("=+-@\t\r\n") for cell in row.values())
        assert read_facts(row) == facts(session)
        assert without_guard(row["note"]) == as_in_csv(session.note)
        assert without_guard(row["routine"]) == as_in_csv(session.routine)
        if record is None:
            assert row["exercise"] == row["leg"] == row["outcome"] == ""
        else:
            assert without_guard(row["exercise"]) == as_in_csv(record.exercise)
            assert read_hold(row) == hold_facts(record)


def test_the_table_says_that_there_is_nothing_yet() -> None:
    assert to_table([]) == "No sessions yet."


def test_the_table_shows_the_worst_pain() -> None:
    line = to_table([replace(SESSION, pain=None, pain_right=2, pain_left=7)]).splitlines()[-1]
    assert line.endswith(" 7")


def test_the_table_has_a_line_for_each_session() -> None:
    fast = replace(SESSION, speed=20.0, status=SessionStatus.STOPPED, routine="Mine")
    long = replace(SESSION, routine="Calf", holds=(replace(HOLDS[0], held=3600.7),))
    assert to_table([long, replace(BROKEN_OFF, routine="Calf"), fast]).splitlines() == [
        "Started           Routine  Status                       Holds     Held  Pain",
        "2026-01-05 07:30  Calf     completed                  1 of 14  1:00:00     3",
        "2026-01-05 07:30  Calf     unfinished                 0 of 14     0:00     -",
        "2026-01-05 07:30  Mine     stopped, 20 times as fast  1 of 14     0:42     3",
    ]


def test_the_table_stays_a_table_whatever_a_shared_routine_is_called() -> None:
    lines = to_table([replace(SESSION, routine="日本\x1b[2J\nx"), BROKEN_OFF]).splitlines()
    assert len(lines) == 3
    assert "日本 [2J x  " in lines[1]


def test_the_table_shows_the_day_of_the_place_where_one_was() -> None:
    west = timezone(timedelta(hours=-8))
    session = replace(SESSION, started_at=datetime(2026, 1, 5, 6, 0, tzinfo=UTC).astimezone(west))
    assert "2026-01-04 22:00" in to_table([session])
