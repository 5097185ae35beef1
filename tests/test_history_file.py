"""The JSON file of the history: exact, and strict towards what it reads."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.core.exercise import Leg
from stretchcoach.core.history_copy import HistoryCopy, SessionCopy
from stretchcoach.core.plan import Plan
from stretchcoach.core.record import HoldRecord, Outcome, SessionRecord, SessionStatus
from stretchcoach.core.symptom import Cramps, Place, Side, SymptomNote
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import HistoryFileError
from stretchcoach.reports.history_document import encode_history
from stretchcoach.reports.history_file import decode_history, read_history_file

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=timezone(timedelta(hours=1)))
WEST = timezone(timedelta(hours=-8))

times = st.datetimes(
    datetime(1950, 1, 1),
    datetime(2150, 1, 1),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)
pains = st.none() | st.integers(0, 10)
seconds = st.floats(0, 3000)
holds = st.builds(
    HoldRecord,
    hold=st.integers(0, 99),
    exercise=st.text(),
    leg=st.sampled_from(Leg),
    set=st.integers(1, 20),
    planned=seconds,
    held=seconds,
    outcome=st.sampled_from(Outcome),
)


@st.composite
def session_copies(draw: st.DrawFn) -> SessionCopy:
    held = draw(st.lists(holds, max_size=3, unique_by=lambda record: record.hold))
    status = draw(st.sampled_from(SessionStatus))
    record = SessionRecord(
        id=0,
        routine=draw(st.text()),
        routine_json=draw(st.text() | st.just('{"a": 1}\n')),
        planned_holds=draw(st.integers(0, 600)),
        started_at=draw(times),
        ended_at=None if status is SessionStatus.UNFINISHED else draw(times),
        status=status,
        pain=draw(pains),
        note=draw(st.text()),
        speed=draw(st.floats(0.1, 1000)),
        holds=tuple(sorted(held, key=lambda record: record.hold)),
        pain_right=draw(pains),
        pain_left=draw(pains),
        key=draw(st.text("0123456789abcdef", min_size=1, max_size=32)),
    )
    return SessionCopy(record, tuple(draw(times) for _ in held))


plans = st.builds(
    Plan,
    since=st.dates(),
    days=st.frozensets(st.sampled_from(Weekday)),
    holds=st.integers(0, 600),
    seconds=seconds,
)
notes = st.builds(
    SymptomNote,
    written_at=times,
    strength=pains,
    cramps=st.none() | st.builds(Cramps),
    id=st.none(),
    key=st.text("0123456789abcdef", min_size=1, max_size=32),
)
copies = st.builds(
    HistoryCopy,
    sessions=st.lists(session_copies(), max_size=3).map(tuple),
    plans=st.lists(plans, max_size=3, unique_by=lambda plan: plan.since).map(
        lambda found: tuple(sorted(found, key=lambda plan: plan.since))
    ),
    symptoms=st.lists(notes, max_size=2).map(tuple),
)


@given(copies)
def test_a_file_gives_back_exactly_what_was_written(copy: HistoryCopy) -> None:
    assert decode_history(encode_history(copy, NOW), "it") == copy


def test_a_file_says_what_it_is_and_tells_holds_as_a_physiotherapist_does() -> None:
    content = json.loads(encode_history(HistoryCopy((SESSION,), (PLAN,), (NOTE,)), NOW))
    assert list(content) == [
        *("format", "version", "exported_at"),
        *("sessions", "plans", "symptom_notes"),
    ]
    assert content["format"] == "stretchcoach-history"
    assert content["version"] == 1
    assert content["exported_at"] == "2026-11-23T07:00:00+01:00"
    assert content["sessions"][0]["holds"] == [
        {
            "index": 0,
            "exercise": "wall-calf-stretch",
            "side": "right",
            "rep": 1,
            "hold_s": 30.0,
            "held_s": 12.3456789,
            "outcome": "partial",
            "ended_at": "2026-11-22T23:55:31-08:00",
        }
    ]
    assert content["plans"] == [
        {"since": "2026-01-01", "days": ["mon", "fri"], "holds": 14, "seconds": 420.0}
    ]
    assert content["symptom_notes"][0]["places"] == ["calf"]
    assert "id" not in content["symptom_notes"][0]


SESSION = SessionCopy(
    SessionRecord(
        id=0,
        routine="Calf & hamstring routine",
        routine_json="{}",
        planned_holds=14,
        started_at=datetime(2026, 11, 22, 23, 55, tzinfo=WEST),
        ended_at=datetime(2026, 11, 23, 0, 7, tzinfo=WEST),
        status=SessionStatus.STOPPED,
        pain=None,
        note="=1+1\n",
        speed=1.0,
        holds=(
            HoldRecord(0, "wall-calf-stretch", Leg.RIGHT, 1, 30.0, 12.3456789, Outcome.PARTIAL),
        ),
        pain_right=3,
        pain_left=0,
        key="abc",
    ),
    (datetime(2026, 11, 22, 23, 55, 31, tzinfo=WEST),),
)
PLAN = Plan(NOW.date().replace(month=1, day=1), frozenset({Weekday.FRI, Weekday.MON}), 14, 420.0)
NOTE = SymptomNote(NOW, Side.LEFT, (Place.CALF,), 6, cramps=Cramps("twice a week"), key="n1")


def document(**changes: Any) -> dict[str, Any]:
    content = json.loads(encode_history(HistoryCopy((SESSION,), (PLAN,), (NOTE,)), NOW))
    return content | changes


def changed(path: str, value: object) -> bytes:
    """Return the file with one value changed at `path`, like `sessions.0.pain`."""
    content = document()
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
    place: Any = content
    for part in way:
        place = place[part]
    place[last] = value
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("sessions.0.pain", 11, "sessions[0].pain is 11; allowed are 0 to 10"),
        ("sessions.0.pain_left", -1, "sessions[0].pain_left is -1; allowed are 0 to 10"),
        ("sessions.0.pain", "much", "sessions[0].pain must be a whole number, and is text"),
        ("sessions.0.status", "over", "sessions[0].status is over; allowed are completed, stopped"),
        ("sessions.0.started_at", "Monday", "sessions[0].started_at must be written like 2026-11"),
        ("sessions.0.started_at", "2026-11-23T07:00:00", "sessions[0].started_at must be written"),
        ("sessions.0.started_at", "0001-01-01T00:00:00+14:00", "allowed are 1900 to 2200"),
        ("sessions.0.ended_at", None, "sessions[0].ended_at must be empty in an unfinished"),
        ("sessions.0.status", "unfinished", "sessions[0].ended_at must be empty in an unfinished"),
        ("sessions.0.speed", 0, "sessions[0].speed must be above 0"),
        ("sessions.0.planned_holds", 10**30, "sessions[0].planned_holds is 1000"),
        ("sessions.0.key", "x" * 201, "sessions[0].key must have up to 200"),
        ("sessions.0.key", "a\nb", "sessions[0].key must have up to 200"),
        ("sessions.0.holds.0.side", "middle", "sessions[0].holds[0].side is middle; allowed are"),
        ("sessions.0.holds.0.held_s", -1, "sessions[0].holds[0].held_s is -1"),
        ("sessions.0.holds.0.index", -1, "sessions[0].holds[0].index is -1"),
        ("sessions.0.holds.0", [], "sessions[0].holds[0] must be a group of fields"),
        ("sessions", {}, "sessions must be a list"),
        ("plans.0.days", ["someday"], "plans[0].days[0] is someday; allowed are mon, tue"),
        ("plans.0.since", "2026-13-01", "plans[0].since must be written like 2026-11-23"),
        ("symptom_notes.0.strength", 11, "symptom_notes[0].strength is 11"),
        ("symptom_notes.0.written_at", "2026-11-23T07:00:00", "symptom_notes[0].written_at must"),
        ("symptom_notes.0.places", ["nose"], "symptom_notes[0].places[0] is nose; allowed are"),
        ("version", 2, "version is 2, from a newer Stretch Coach"),
        ("version", "1", "version must be a whole number"),
        ("format", "other", 'format must be "stretchcoach-history"'),
    ],
)
def test_what_is_wrong_gets_one_line_that_names_the_place(path, value, words) -> None:
    with pytest.raises(HistoryFileError) as caught:
        decode_history(changed(path, value), "mine.json")
    line = str(caught.value)
    assert line.startswith("mine.json: ")
    assert words in line
    assert len(line.splitlines()) == 1


def test_two_holds_in_one_place_are_refused() -> None:
    content = document()
    content["sessions"][0]["holds"] *= 2
    with pytest.raises(HistoryFileError, match=r"sessions\[0\]: two holds have the index 0"):
        decode_history(json.dumps(content).encode(), "mine.json")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 100_000, b"[1]", b"1e999", b"{}"])
def test_a_file_that_is_no_history_gets_one_line(data: bytes) -> None:
    with pytest.raises(HistoryFileError, match="not a history file"):
        decode_history(data, "mine.json")


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_makes_it_stumble(data: bytes) -> None:
    with pytest.raises(HistoryFileError):
        decode_history(data, "mine.json")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
PLACES = [
    f"{start}{name}"
    for start, fields in (
        ("", ("sessions", "plans", "symptom_notes", "exported_at")),
        ("sessions.0.", document()["sessions"][0]),
        ("sessions.0.holds.0.", document()["sessions"][0]["holds"][0]),
        ("plans.0.", document()["plans"][0]),
        ("symptom_notes.0.", document()["symptom_notes"][0]),
    )
    for name in fields
]


@given(st.sampled_from(PLACES), values)
def test_any_value_is_read_exactly_or_refused(path: str, value: object) -> None:
    try:
        copy = decode_history(changed(path, value), "mine.json")
    except HistoryFileError:
        return
    assert decode_history(encode_history(copy, NOW), "again") == copy


def test_fields_of_a_later_program_are_passed_over() -> None:
    content = document(goals=[1])
    content["sessions"][0]["mood"] = "good"
    content["sessions"][0]["holds"][0]["heart"] = {"beats": 70}
    content["symptom_notes"][0] |= {"weather": "rain", "id": 7}
    copy = decode_history(json.dumps(content).encode(), "mine.json")
    assert copy == HistoryCopy((SESSION,), (PLAN,), (NOTE,))


def test_a_session_of_another_tool_gets_the_same_key_each_time() -> None:
    content = document(plans=[], symptom_notes=[])
    session = content["sessions"][0]
    for name in ("key", "pain", "pain_right", "pain_left", "note", "speed", "routine_file"):
        del session[name]
    del session["holds"][0]["ended_at"]
    again = json.loads(json.dumps(content))
    again["sessions"][0] = dict(reversed(session.items())) | {"note": "told later"}
    other = json.loads(json.dumps(content))
    other["sessions"][0]["holds"][0]["held_s"] = 13
    keys = [
        decode_history(json.dumps(one, indent=3).encode(), "x").sessions[0].session.key
        for one in (content, again, other)
    ]
    assert keys[0] == keys[1] != keys[2]
    assert len(keys[0]) == 32
    [copy] = decode_history(json.dumps(content).encode(), "x").sessions
    assert copy.hold_times == (copy.session.ended_at,)


def test_a_note_without_a_key_gets_one() -> None:
    copy = decode_history(changed("symptom_notes.0.key", ""), "x")
    assert len(copy.symptoms[0].key) == 32
    assert replace(copy.symptoms[0], key="n1") == NOTE


def test_a_byte_order_mark_does_no_harm() -> None:
    assert decode_history(b"\xef\xbb\xbf" + changed("version", 1), "x").plans == (PLAN,)


def test_a_file_that_is_not_there_gets_one_line(tmp_path: Path) -> None:
    with pytest.raises(HistoryFileError, match=r"nowhere\.json can't be read: No such file"):
        read_history_file(tmp_path / "nowhere.json")
    with pytest.raises(HistoryFileError, match="can't be read"):
        read_history_file(tmp_path)


def test_a_file_too_large_is_not_read_whole(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("stretchcoach.reports.history_file.LARGEST_FILE", 10)
    file = tmp_path / "large.json"
    file.write_bytes(b" " * 100)
    with pytest.raises(HistoryFileError, match=r"large\.json: the file is too large"):
        read_history_file(file)
