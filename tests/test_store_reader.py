import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from stretchcoach.errors import StoreError
from stretchcoach.store.reader import read_history
from tests.store_parts import (
    AS_NOBODY,
    START,
    WRITER,
    everybodys_folder,
    hold,
    opened,
    run,
    running,
)

PLAYING = WRITER + (
    "session = history.start_session('Calf', '{}', 14, START)\n"
    "history.record_hold(session, hold(0))\n"
    "print('ready', flush=True); sys.stdin.read()\n"
)
READING = AS_NOBODY + "print([len(session.holds) for session in read_history(path)])\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    with everybodys_folder() as folder:
        yield folder


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def write(path: Path) -> None:
    with opened(path) as history:
        session = history.start_session("Calf", "{}", 14, START)
        history.record_hold(session, hold(0))


def test_where_nothing_is_nothing_is_made(path: Path) -> None:
    assert read_history(path) == []
    assert not path.parent.exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are always texts here")
def test_a_folder_whose_name_is_no_text_has_its_history(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"d\xe4ta %C3 ?")
    write(folder / "history.db")
    assert [len(session.holds) for session in read_history(folder / "history.db")] == [1]
    assert [each.name for each in tmp_path.iterdir()] == [folder.name]


def test_an_empty_file_stays_empty(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert read_history(path) == []
    assert contents(path.parent) == {"history.db": b""}


def test_a_history_nobody_uses_is_read_and_left_as_it_is(path: Path) -> None:
    write(path)
    before = contents(path.parent)
    assert [session.holds for session in read_history(path)] == [(hold(0),)]
    assert contents(path.parent) == before


def test_odd_letters_in_the_path_are_read(tmp_path: Path) -> None:
    path = tmp_path / "50% #1? ü&x=y" / "history.db"
    write(path)
    assert len(read_history(path)) == 1


def test_a_session_is_read_while_it_is_played(path: Path) -> None:
    with running(PLAYING, path):
        before = set(contents(path.parent))
        assert [session.holds for session in read_history(path)] == [(hold(0),)]
        assert set(contents(path.parent)) == before


def test_a_history_is_read_while_another_program_writes_into_it(path: Path) -> None:
    write(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM holds")
        assert [session.holds for session in read_history(path)] == [(hold(0),)]


def test_what_a_killed_program_left_is_read_and_left_as_it_is(path: Path) -> None:
    with running(PLAYING, path):
        pass
    before = contents(path.parent)
    assert before["history.db-wal"]
    assert [session.holds for session in read_history(path)] == [(hold(0),)]
    after = contents(path.parent)
    assert (after["history.db"], after["history.db-wal"], set(after)) == (
        before["history.db"],
        before["history.db-wal"],
        set(before),
    )


def test_a_copy_made_without_the_shared_memory_is_read_in_full(path: Path) -> None:
    with running(PLAYING, path):
        pass
    path.with_name("history.db-shm").unlink()
    before = contents(path.parent)
    assert [session.holds for session in read_history(path)] == [(hold(0),)]
    assert contents(path.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="folders on Windows have no such permission")
@pytest.mark.parametrize("left", ["closed", "killed", "copied"])
def test_a_folder_one_may_not_write_in_is_read(open_folder: Path, left: str) -> None:
    path = open_folder / "history.db"
    if left == "closed":
        write(path)
    else:
        with running(PLAYING, path):
            pass
    if left == "copied":
        path.with_name("history.db-shm").unlink()
    for file in open_folder.iterdir():
        file.chmod(0o444)
    open_folder.chmod(0o555)
    assert run(READING, path) == "[1]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="files on Windows have no such permission")
def test_a_file_one_may_not_read_is_told_in_words(open_folder: Path) -> None:
    path = open_folder / "history.db"
    write(path)
    path.chmod(0o000)
    reading = AS_NOBODY + "try: read_history(path)\nexcept StoreError as error: print(error)\n"
    assert run(reading, path).startswith(f"The history {path} can't be opened")


@pytest.mark.skipif(sys.platform == "win32", reason="folders on Windows have no such permission")
def test_a_folder_one_may_not_enter_is_told_in_words(open_folder: Path) -> None:
    path = open_folder / "history.db"
    write(path)
    open_folder.chmod(0o000)
    reading = AS_NOBODY + (
        "for reach in (read_history, open_database):\n"
        "    try: reach(path)\n"
        "    except StoreError as error: print(error)\n"
    )
    lines = run(reading, path).splitlines()
    assert [line.startswith(f"The history {path} can't be opened") for line in lines] == [True] * 2


def test_a_file_in_place_of_the_folder_is_told_in_words(path: Path) -> None:
    path.parent.write_text("")
    with pytest.raises(StoreError, match="can't be opened for reading"):
        read_history(path)
