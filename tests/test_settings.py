"""The settings' file: whole, partly wrong, damaged, newer, unwritable."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from stretchcoach.core.talk import Talk
from stretchcoach.core.weekdays import Weekday
from stretchcoach.errors import SettingsError
from stretchcoach.paths import find_paths
from stretchcoach.settings import (
    Loaded,
    MotionChoice,
    Settings,
    ThemeChoice,
    load_settings,
    save_settings,
)
from tests.store_parts import everybodys_folder

DAY = date(2026, 3, 4)
CHOSEN = Settings(
    ThemeChoice.DARK,
    150,
    MotionChoice.REDUCED,
    "curls",
    voice="gmw/en-gb",
    speech_rate=140,
    volume=30,
    talk=Talk.LESS,
    chimes=False,
    ticks=False,
    captions=False,
    keep_screen_on=False,
    days=(Weekday.TUE, Weekday.SUN),
    day_time="19:30",
    welcomed=True,
)
ALL_SETTINGS = st.builds(
    Settings,
    st.sampled_from(ThemeChoice),
    st.integers(100, 200),
    st.sampled_from(MotionChoice),
    st.from_regex(r"\A[a-z0-9_-]{1,64}\Z"),
    voice=st.none() | st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=500),
    speech_rate=st.integers(110, 240),
    volume=st.integers(0, 100),
    talk=st.sampled_from(Talk),
    chimes=st.booleans(),
    ticks=st.booleans(),
    captions=st.booleans(),
    keep_screen_on=st.booleans(),
    days=st.none() | st.lists(st.sampled_from(Weekday), unique=True).map(tuple),
    day_time=st.times().map("{:%H:%M}".format),
    welcomed=st.booleans(),
)
ROOT = Path(__file__).parent.parent
no_modes = pytest.mark.skipif(sys.platform == "win32", reason="folders have no modes here")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return find_paths(tmp_path / "kept").settings


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def load(path: Path) -> Loaded:
    return load_settings(path, today=lambda: DAY)


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_without_a_file_all_is_as_designed_and_none_is_made(path: Path) -> None:
    assert load(path) == Loaded(Settings(), None)
    assert not path.parent.exists()


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(settings=ALL_SETTINGS)
def test_what_is_saved_is_loaded(path: Path, settings: Settings) -> None:
    save_settings(path, settings)
    assert load(path) == Loaded(settings, None)


def test_saving_leaves_nothing_else_in_the_folder(path: Path) -> None:
    save_settings(path, CHOSEN)
    save_settings(path, Settings())
    assert names_in(path.parent) == ["settings.json"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme", "purple"),
        ("theme", None),
        ("text_size", 99),
        ("text_size", 201),
        ("text_size", True),
        ("text_size", "150"),
        ("text_size", 1e300),
        ("reduced_motion", True),
        ("figure", "../themes/light"),
        ("figure", "a/b"),
        ("figure", "curls\n"),
        ("figure", ""),
        ("figure", "x" * 65),
        ("figure", ["curls"]),
        ("voice", ""),
        ("voice", "en\0"),
        ("voice", 3),
        ("voice", "x" * 501),
        ("speech_rate", 109),
        ("speech_rate", 241),
        ("speech_rate", 165.5),
        ("volume", -1),
        ("volume", 101),
        ("talk", "most"),
        ("talk", None),
        ("chimes", 1),
        ("ticks", "yes"),
        ("captions", None),
        ("keep_screen_on", []),
        ("days", "mon"),
        ("days", ["mon", "someday"]),
        ("days", ["mon"] * 8),
        ("day_time", "24:00"),
        ("day_time", "7:00"),
        ("day_time", "07:00\n"),
        ("welcomed", 0),
    ],
)
def test_a_value_that_is_not_allowed_falls_back_alone(
    path: Path, field: str, value: object
) -> None:
    save_settings(path, CHOSEN)
    fields = json.loads(path.read_text())
    write(path, json.dumps(fields | {field: value}))
    expected = {name: getattr(CHOSEN, name) for name in fields}
    expected[field] = getattr(Settings(), field)
    assert load(path) == Loaded(Settings(**expected), None)


def test_a_missing_field_falls_back_alone(path: Path) -> None:
    write(path, '{"text_size": 175}')
    assert load(path) == Loaded(Settings(text_size=175), None)


def test_fields_of_a_newer_program_are_kept(path: Path) -> None:
    newer = {"music": {"rate": 1.25, "name": "Zoë"}, "reminders": [1, 2, None]}
    write(path, json.dumps({"theme": "dark"} | newer))
    assert load(path) == Loaded(Settings(ThemeChoice.DARK), None)
    save_settings(path, CHOSEN)
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert {name: saved[name] for name in newer} == newer
    assert load(path) == Loaded(CHOSEN, None)


BROKEN = [
    b"",
    b"{",
    b'{"theme": "dark"',
    b"[1]",
    b"null",
    b"\xff\xfe",
    b'{"a":"\xff"}',
    b"\0" * 40,
    b'{"a":' * 9999,
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_a_damaged_file_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    kept = path.with_name("settings-damaged-2026-03-04.json")
    assert load(path) == Loaded(Settings(), kept)
    assert kept.read_bytes() == content
    assert load(path) == Loaded(Settings(), None)


def test_a_second_damaged_file_of_a_day_gets_a_name_of_its_own(path: Path) -> None:
    for content in ("one", "two"):
        write(path, content)
        load(path)
    assert names_in(path.parent) == [
        "settings-damaged-2026-03-04-2.json",
        "settings-damaged-2026-03-04.json",
    ]


def test_saving_over_a_file_damaged_meanwhile_keeps_it(path: Path) -> None:
    write(path, "damaged")
    save_settings(path, CHOSEN, today=lambda: DAY)
    assert load(path).settings == CHOSEN
    assert path.with_name("settings-damaged-2026-03-04.json").read_text() == "damaged"


def test_a_folder_in_its_place_is_an_error_in_words(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(SettingsError, match=r"settings\.json can't be read"):
        load(path)
    with pytest.raises(SettingsError):
        save_settings(path, CHOSEN)
    assert names_in(path) == []


def test_a_file_where_the_folder_should_be_is_an_error_in_words(path: Path) -> None:
    path.parent.parent.mkdir()
    path.parent.write_text("")
    with pytest.raises(SettingsError, match="The settings"):
        save_settings(path, CHOSEN)


# Leaves root's powers, which no permission binds.
AS_NOBODY = """
import os, sys
from pathlib import Path
from encodings import idna
from stretchcoach.settings import Settings, SettingsError, load_settings, save_settings
if hasattr(os, "getuid") and os.getuid() == 0:
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    load_settings(path) if sys.argv[2] == "load" else save_settings(path, Settings())
except SettingsError as error:
    print(error)
"""


def what_nobody_is_told(path: Path, action: str) -> str:
    """Load or save in a folder in which one may not write; return the error's words."""
    path.parent.chmod(0o555)
    try:
        told = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path), action],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
    finally:
        path.parent.chmod(0o755)
    return told.stdout


@no_modes
def test_where_nothing_may_be_written_the_old_file_stays() -> None:
    with everybodys_folder() as folder:
        path = folder / "settings.json"
        save_settings(path, CHOSEN)
        path.chmod(0o644)
        assert "can't be saved" in what_nobody_is_told(path, "save")
        assert names_in(folder) == ["settings.json"]
        assert load(path).settings == CHOSEN


@no_modes
def test_a_damaged_file_that_can_not_be_renamed_is_an_error_in_words() -> None:
    with everybodys_folder() as folder:
        path = folder / "settings.json"
        write(path, "damaged")
        assert "damaged" in what_nobody_is_told(path, "load")
        assert path.read_text() == "damaged"


def test_when_the_disk_refuses_the_old_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(path, CHOSEN)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left on device"):
        save_settings(path, Settings())
    assert names_in(path.parent) == ["settings.json"]
    assert load(path).settings == CHOSEN


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text("{}")
    path.parent.mkdir(parents=True)
    try:
        path.symlink_to(elsewhere)
    except OSError:
        pytest.skip("needs the right to make links")
    save_settings(path, CHOSEN)
    assert path.is_symlink()
    assert load(elsewhere).settings == CHOSEN
