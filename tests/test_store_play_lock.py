import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchcoach.errors import StoreError
from stretchcoach.store.play_lock import PlayLock
from tests.store_parts import AS_NOBODY, everybodys_folder, kill, run, start

PLAYING = """
import sys
from pathlib import Path
from stretchcoach.store.play_lock import PlayLock
lock = PlayLock(Path(sys.argv[1]))
lock.acquire()
print("ready", flush=True)
sys.stdin.readline()
lock.release()
print("released", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    with everybodys_folder() as folder:
        yield folder


def test_one_process_at_a_time_plays(tmp_path: Path) -> None:
    lock = PlayLock(tmp_path / "data")
    assert not lock.held_elsewhere()
    process = start(PLAYING, tmp_path / "data")
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        assert lock.held_elsewhere()
        with pytest.raises(StoreError, match="already playing a session in another window"):
            lock.acquire()
        assert not lock.held

        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "released\n"
        assert not lock.held_elsewhere()
        lock.acquire()
        assert lock.held
    finally:
        kill(process)
        lock.release()


def test_a_killed_process_leaves_the_lock_free(tmp_path: Path) -> None:
    process = start(PLAYING, tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    kill(process)
    lock = PlayLock(tmp_path)
    assert not lock.held_elsewhere()
    lock.acquire()
    lock.release()


def test_the_lock_held_here_is_not_held_elsewhere(tmp_path: Path) -> None:
    lock = PlayLock(tmp_path)
    lock.acquire()
    lock.acquire()
    assert not lock.held_elsewhere()
    assert PlayLock(tmp_path).held_elsewhere()
    lock.release()
    lock.release()
    assert not PlayLock(tmp_path).held_elsewhere()


def test_a_file_in_place_of_the_folder_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match=r"playing\.lock can't be written"):
        PlayLock(tmp_path / "data").acquire()


@pytest.mark.skipif(sys.platform == "win32", reason="folders on Windows have no such permission")
def test_a_folder_one_may_not_write_in_is_told_in_words(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    trying = AS_NOBODY + (
        "try: PlayLock(path).acquire()\nexcept StoreError as error: print(error)\n"
    )
    assert run(trying, open_folder).startswith(f"The file {open_folder / 'playing.lock'} can't be")
