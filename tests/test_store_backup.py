import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from stretchcoach.core.pain import Pains
from stretchcoach.errors import StoreError
from stretchcoach.store.archive import Archive
from stretchcoach.store.backup import KEPT, BackupError, BackupKind, Backups
from stretchcoach.store.database import open_database
from stretchcoach.store.migrations import MIGRATIONS, VERSION, version_of
from stretchcoach.store.reader import read_history
from stretchcoach.store.restore import restore
from tests.store_parts import (
    AS_NOBODY,
    START,
    WRITER,
    everybodys_folder,
    opened,
    run,
    running,
    start,
)
from tests.test_store_archive import NOTE, Kept

TODAY = date(2026, 3, 4)
OLD = Path(__file__).parent / "databases" / "v1.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def names(path: Path) -> list[str]:
    return sorted(each.name for each in (path.parent / "backups").iterdir())


def test_a_backup_holds_all_there_is_while_the_history_is_open(path: Path) -> None:
    kept, backups = Kept(path), Backups(path)
    with closing(kept.connection):
        kept.history.rate(kept.play(), Pains(right=3), "ü")
        kept.play(timedelta(days=1), end=False)
        backup = backups.daily(TODAY)
        assert backup == path.parent / "backups" / "history-2026-03-04.db"
        assert read_history(backup) == kept.history.sessions()
        (info,) = backups.infos()
    assert (info.path, info.day, info.sessions, info.kind) == (backup, TODAY, 1, BackupKind.DAILY)
    assert info.made_at.timestamp() == pytest.approx(backup.stat().st_mtime, abs=0.001)
    assert info.made_at.utcoffset() is not None
    assert names(path) == [backup.name]


def test_it_is_made_once_a_day_and_at_once_when_asked_for(path: Path) -> None:
    kept, backups = Kept(path), Backups(path)
    with closing(kept.connection):
        kept.play()
        assert backups.daily(TODAY) is not None
        kept.play(timedelta(days=1))
        assert backups.daily(TODAY) is None
        assert [info.sessions for info in backups.infos()] == [1]
        backups.now(TODAY)
        assert [info.sessions for info in backups.infos()] == [2]
        assert backups.daily(TODAY + timedelta(days=1)) is not None
    assert names(path) == ["history-2026-03-04.db", "history-2026-03-05.db"]


def test_an_empty_history_pushes_no_backup_out(path: Path) -> None:
    with closing(open_database(path).connection):
        assert Backups(path).daily(TODAY) is None
    assert Backups(path).infos() == ()


def test_the_last_ones_are_kept_and_no_other_file_is_touched(path: Path) -> None:
    kept, backups = Kept(path), Backups(path)
    with closing(kept.connection):
        kept.play()
        backups.folder.mkdir()
        others = ("my history.db", "history-2020-01-01.db.txt", "fresh.part")
        for name in (*others, "stale.part"):
            (backups.folder / name).write_text("")
        long_ago = time.time() - 2 * 24 * 3600
        os.utime(backups.folder / "stale.part", (long_ago, long_ago))
        for number in range(KEPT + 3):
            backups.daily(TODAY + timedelta(days=number))
        days = [info.day for info in backups.infos()]
        assert days == [TODAY + timedelta(days=number) for number in reversed(range(3, KEPT + 3))]
        # A clock that was far ahead must not make today's the one that goes.
        backups.now(TODAY - timedelta(days=9))
    assert len(backups.infos()) == KEPT
    assert backups.infos()[-1].day == TODAY - timedelta(days=9)
    assert set(names(path)) >= set(others)
    assert "stale.part" not in names(path)


def test_an_older_history_is_copied_before_it_is_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(OLD, path)
    opened_now = open_database(path, today=lambda: TODAY)
    opened_now.connection.close()
    assert opened_now.backup_problem == ""
    assert names(path) == [f"history-2026-03-04-before-v{VERSION}.db"]
    (info,) = Backups(path).infos()
    assert (info.kind, info.sessions) == (BackupKind.UPDATE, 1)
    with closing(sqlite3.connect(info.path)) as backup:
        assert version_of(backup) == 1
    open_database(path, today=lambda: TODAY + timedelta(days=1)).connection.close()
    assert len(names(path)) == 1


def test_processes_that_update_at_the_same_time_keep_one_copy(path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(OLD, path)
    opening = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from stretchcoach.store.database import open_database\n"
        "sys.stdin.readline()\n"
        "database = open_database(Path(sys.argv[1]), today=lambda: date(2026, 3, 4))\n"
        "print(database.set_aside, repr(database.backup_problem)); database.connection.close()\n"
    )
    processes = [start(opening, path) for _ in range(3)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0] for process in processes] == ["None ''\n"] * 3
    assert names(path) == [f"history-2026-03-04-before-v{VERSION}.db"]
    with closing(sqlite3.connect(Backups(path).infos()[0].path)) as backup:
        assert version_of(backup) == 1


def test_a_history_that_another_program_updated_meanwhile_does_not_replace_its_old_copy(
    path: Path,
) -> None:
    path.parent.mkdir()
    shutil.copy(OLD, path)
    with (
        closing(open_database(path, today=lambda: TODAY).connection) as updated,
        pytest.raises(BackupError, match="changed meanwhile"),
    ):
        Backups(path).before_update(updated, TODAY, 1)
    (info,) = Backups(path).infos()
    with closing(sqlite3.connect(info.path)) as backup:
        assert version_of(backup) == 1


def test_a_backup_that_can_not_be_made_stops_nothing(path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(OLD, path)
    (path.parent / "backups").write_text("a file in the place of the folder")
    opened_now = open_database(path, today=lambda: TODAY)
    with closing(opened_now.connection) as connection:
        assert opened_now.backup_problem.startswith(
            f"No backup of the history could be written to {path.parent / 'backups'} ("
        )
        assert version_of(connection) == VERSION
        with pytest.raises(BackupError, match="The history itself is as it was"):
            Backups(path).daily(TODAY)
        assert Backups(path).infos() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="folders on Windows have no such permission")
@pytest.mark.parametrize("mode", [0o555, 0])
def test_a_folder_one_may_not_write_in_is_told_in_words(mode: int) -> None:
    with everybodys_folder() as folder:
        path = folder / "history.db"
        kept = Kept(path)
        kept.play()
        kept.connection.close()
        Backups(path).folder.mkdir(mode=mode)
        path.chmod(0o666)
        folder.chmod(0o777)
        code = AS_NOBODY.replace("from encodings", "import datetime, uuid\nfrom encodings") + (
            "from stretchcoach.store.backup import Backups\n"
            "connection = open_database(path).connection\n"
            "try: Backups(path).daily(datetime.date(2026, 3, 4))\n"
            "except StoreError as error: print(error)\n"
        )
        assert run(code, path).startswith("No backup of the history could be written to")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_full_disk_leaves_the_backup_that_was_there(path: Path) -> None:
    code = WRITER + (
        "import resource\nfrom datetime import date\n"
        "from stretchcoach.errors import StoreError\n"
        "from stretchcoach.store.backup import Backups\n"
        "today = date(2026, 3, 4)\n"
        "history.start_session('Calf', '{}', 14, START)\n"
        "backup = Backups(path).now(today)\nbefore = backup.read_bytes()\n"
        "history.start_session('Calf', '{}' * 9000, 14, START)\n"
        "hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, hard))\n"
        "try: Backups(path).now(today)\n"
        "except StoreError as error: print(error)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))\n"
        "print(backup.read_bytes() == before, *[each.name for each in backup.parent.iterdir()])\n"
    )
    words, same = run(code, path).splitlines()
    assert words.startswith("No backup of the history could be written to")
    assert same == "True history-2026-03-04.db"


def test_a_damaged_history_makes_no_backup_that_looks_sound(path: Path) -> None:
    kept = Kept(path)
    for number in range(40):
        kept.play(timedelta(days=number), holds=14)
    kept.connection.close()
    content = bytearray(path.read_bytes())
    content[4 * 4096 : 5 * 4096] = bytes(range(256)) * 16
    path.write_bytes(content)
    with (
        closing(sqlite3.connect(path)),
        pytest.raises(BackupError, match=r"the copy is damaged|malformed"),
    ):
        Backups(path).now(TODAY)
    assert names(path) == []


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(path: Path) -> None:
    kept, backups = Kept(path), Backups(path)
    with closing(kept.connection):
        kept.play()
        kept.archive.save_symptom(NOTE)
        before, sessions = kept.archive.everything(), kept.history.sessions()
        backup = backups.now(TODAY)
        for number in range(1, 30):
            kept.play(timedelta(days=number))
        later = kept.history.sessions()
        restore(kept.connection, path, backup, TODAY)
        assert kept.archive.everything() == before
        assert kept.history.sessions() == sessions
        restored = Archive(kept.connection).day_totals()
        assert [day.sessions for day in restored] == [1]
        session = kept.play(timedelta(days=50))
        assert kept.archive.session(session) is not None
        restore(kept.connection, path, backup, TODAY)
    first, second = sorted(path.parent.glob("backups/*restore*"), key=lambda each: each.name)
    assert [first.name, second.name] == [
        "history-2026-03-04-before-restore-2.db",
        "history-2026-03-04-before-restore.db",
    ]
    assert read_history(second) == later
    with opened(path) as history:
        assert history.sessions() == sessions


def test_the_oldest_backup_is_restored_though_its_place_is_needed(path: Path) -> None:
    kept, backups = Kept(path), Backups(path)
    with closing(kept.connection):
        kept.play()
        for number in range(KEPT):
            backups.now(TODAY + timedelta(days=number))
            kept.play(timedelta(days=number + 1))
        restore(kept.connection, path, backups.infos()[-1].path, TODAY + timedelta(days=KEPT))
        assert kept.archive.count() == 1
    assert len(backups.infos()) == KEPT


def test_an_older_backup_is_brought_up_to_date(path: Path) -> None:
    kept = Kept(path)
    with closing(kept.connection):
        kept.play(timedelta(days=9))
        restore(kept.connection, path, OLD, TODAY)
        assert version_of(kept.connection) == VERSION
        assert kept.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        (line,) = kept.archive.lines(0, 9)
        assert (line.done, line.right_s, line.left_s) == (1, 30.0, 12.5)
        session = kept.play(timedelta(days=10))
        assert kept.archive.last() == kept.archive.session(session)


def damaged(path: Path) -> None:
    path.write_bytes(OLD.read_bytes()[:9000])


def newer(path: Path) -> None:
    shutil.copy(OLD, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (damaged, "can't be read or holds no sound history, so nothing was changed"),
        (foreign, "holds no sound history"),
        (lambda path: path.write_text("hello"), "holds no sound history"),
        (lambda path: path.touch(), "holds no sound history"),
        (lambda path: path.mkdir(), "holds no sound history"),
        (lambda _: None, "holds no sound history"),
        (newer, "newer version"),
    ],
)
def test_what_is_no_sound_backup_is_refused_in_words(
    path: Path, make: Callable[[Path], object], words: str
) -> None:
    kept, backup = Kept(path), path.parent / "backup.db"
    make(backup)
    with closing(kept.connection):
        kept.play()
        before = kept.archive.everything()
        with pytest.raises(StoreError, match=words):
            restore(kept.connection, path, backup, TODAY)
        assert kept.archive.everything() == before
    assert Backups(path).infos() == ()


def test_nothing_is_restored_that_could_not_be_undone(path: Path) -> None:
    kept = Kept(path)
    with closing(kept.connection):
        kept.play()
        (path.parent / "backups").write_text("")
        with pytest.raises(BackupError):
            restore(kept.connection, path, OLD, TODAY)
        assert kept.archive.lines(0, 9)[0].started_at == START


def test_another_window_sees_what_was_restored(path: Path) -> None:
    playing = WRITER + "print('ready', flush=True); sys.stdin.readline()\n"
    kept = Kept(path)
    with closing(kept.connection), running(playing + "print(len(history.sessions()))", path) as one:
        kept.play()
        restore(kept.connection, path, OLD, TODAY)
        output, _ = one.communicate("\n", timeout=60)
    assert output == "2\n"


def test_deleting_all_backups_takes_damaged_histories_along(path: Path) -> None:
    kept, backups = Kept(path), Backups(path)
    with closing(kept.connection):
        kept.play()
        backups.now(TODAY)
        aside = path.with_name("history-damaged-2026-01-01.db")
        aside.write_text("")
        aside.with_name(f"{aside.name}-wal").write_text("")
        (backups.folder / "mine.txt").write_text("")
        backups.delete_all()
    assert names(path) == ["mine.txt"]
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "history.db"]
