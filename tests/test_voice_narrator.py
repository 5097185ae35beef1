"""The narrator with the real speech engine, and with engines that fail."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from stretchcoach.voice.narrator import Narrator
from stretchcoach.voice.problems import VoiceFault, VoiceProblem

LONG_MS = 30_000
TEXTS = [
    f"Set {number} of 30. {side} leg." for number in range(1, 16) for side in ("Right", "Left")
]

pytestmark = pytest.mark.usefixtures("speech_engine")
on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="eSpeak is the engine of Linux"
)
MakeNarrator = Callable[..., Narrator]


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    return ClipCache(tmp_path / "voice", VoiceSettings())


@pytest.fixture
def make_narrator(qapp: object, cache: ClipCache) -> Iterator[MakeNarrator]:
    made: list[Narrator] = []

    def make(cache: ClipCache = cache, **options: int) -> Narrator:
        made.append(Narrator(cache, **options))
        return made[-1]

    yield make
    for narrator in made:
        narrator.stop()


def failure(qtbot: QtBot, narrator: Narrator, texts: list[str]) -> VoiceProblem:
    """Return what the narrator reports when it is asked for `texts`."""
    with qtbot.waitSignals([narrator.failed, narrator.settled], timeout=LONG_MS):
        narrator.prepare(texts)
    assert narrator.process_id == 0
    assert narrator.problem is not None
    return narrator.problem


def test_thirty_phrases_are_rendered_right(
    qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator
) -> None:
    narrator = make_narrator()
    prepared: list[str] = []
    narrator.prepared.connect(prepared.append)
    assert narrator.length(TEXTS[0]) == cache.estimate_length(TEXTS[0])
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.prepare([*TEXTS, *TEXTS])
    assert prepared == TEXTS
    assert narrator.problem is None
    assert narrator.process_id == 0
    for text in TEXTS:
        clip = cache.load(text)
        assert clip is not None
        assert 1.0 < clip.duration == narrator.length(text) <= cache.estimate_length(text)
    assert [path.suffix for path in cache.path("").parent.iterdir()] == [".wav"] * len(TEXTS)


def test_cached_phrases_need_no_process(
    qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator
) -> None:
    first = make_narrator()
    with qtbot.waitSignal(first.settled, timeout=LONG_MS):
        first.prepare(TEXTS[:2])
    second = make_narrator()
    with qtbot.waitSignal(second.settled, timeout=LONG_MS), qtbot.assertNotEmitted(second.prepared):
        second.prepare(TEXTS[:2])
        assert second.process_id == 0


def test_damaged_clip_is_rendered_anew(
    qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator
) -> None:
    text = TEXTS[0]
    cache.path(text).parent.mkdir(parents=True)
    cache.path(text).write_bytes(b"RIFF and no more")
    narrator = make_narrator()
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.prepare([text])
    assert cache.load(text) is not None


def test_texts_asked_for_while_others_are_rendered(
    qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator
) -> None:
    narrator = make_narrator()
    with qtbot.waitSignal(narrator.prepared, timeout=LONG_MS):
        narrator.prepare(TEXTS[:1])
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.prepare(TEXTS[1:3])
    assert [cache.length(text) is not None for text in TEXTS[:4]] == [True, True, True, False]


@on_linux
def test_a_folder_that_can_not_be_written(
    qtbot: QtBot, tmp_path: Path, make_narrator: MakeNarrator
) -> None:
    (tmp_path / "file").touch()
    cache = ClipCache(tmp_path / "file" / "voice", VoiceSettings())
    narrator = make_narrator(cache)
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.prepare(TEXTS[:1])
    assert cache.load(TEXTS[0]) is not None


@on_linux
def test_no_engine_then_installed_and_retried(
    qtbot: QtBot,
    cache: ClipCache,
    make_narrator: MakeNarrator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The loader takes these empty files for the libraries, and gives up.
    for library in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / library).touch()
    narrator = make_narrator()
    with monkeypatch.context() as patch:
        patch.setenv("LD_LIBRARY_PATH", str(tmp_path))
        problem = failure(qtbot, narrator, TEXTS[:2])
    assert problem.kind is VoiceFault.NO_ENGINE
    assert "eSpeak" in problem.detail
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.retry()
    assert narrator.problem is None
    assert cache.length(TEXTS[1]) is not None


@on_linux
def test_no_data(
    qtbot: QtBot, make_narrator: MakeNarrator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESPEAK_DATA_PATH", str(tmp_path))
    assert failure(qtbot, make_narrator(), TEXTS[:2]).kind is VoiceFault.NO_DATA


def test_no_voice_for_the_language(
    qtbot: QtBot, tmp_path: Path, make_narrator: MakeNarrator
) -> None:
    cache = ClipCache(tmp_path, VoiceSettings(language="xx"))
    assert failure(qtbot, make_narrator(cache), TEXTS[:2]).kind is VoiceFault.NO_VOICE


@on_linux
def test_an_engine_that_hangs(qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator) -> None:
    narrator = make_narrator(deadline_ms=1000)
    narrator.prepared.connect(lambda: os.kill(narrator.process_id, signal.SIGSTOP))
    assert failure(qtbot, narrator, TEXTS[:3]).kind is VoiceFault.HUNG
    assert cache.length(TEXTS[0]) is not None
    assert cache.length(TEXTS[2]) is None


@on_linux
def test_an_engine_that_dies(qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator) -> None:
    narrator = make_narrator()
    narrator.prepared.connect(lambda: os.kill(narrator.process_id, signal.SIGKILL))
    assert failure(qtbot, narrator, TEXTS[:3]).kind is VoiceFault.CRASHED
    assert narrator.length(TEXTS[0]) == cache.length(TEXTS[0])
    narrator.prepared.disconnect()
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.retry()
    assert cache.length(TEXTS[2]) is not None


def test_a_text_without_sound_is_left_out(
    qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator
) -> None:
    narrator = make_narrator(deadline_ms=LONG_MS)
    assert failure(qtbot, narrator, ["...", TEXTS[0]]).kind is VoiceFault.INCOMPLETE
    assert cache.length(TEXTS[0]) is not None


@on_linux
def test_the_renderer_ends_when_the_program_is_killed(qtbot: QtBot, tmp_path: Path) -> None:
    script = f"""
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from stretchcoach.voice.clip_cache import ClipCache, VoiceSettings
from stretchcoach.voice.narrator import Narrator
app = QCoreApplication([])
narrator = Narrator(ClipCache(Path({str(tmp_path)!r}), VoiceSettings()))
narrator.prepared.connect(lambda: print(narrator.process_id, flush=True))
narrator.prepare(f"Set {{number}}." for number in range(1000))
app.exec()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        child = int(program.stdout.readline())
        program.kill()
        program.wait()
    qtbot.waitUntil(lambda: has_ended(child), timeout=LONG_MS)


def has_ended(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_longer_words_take_longer(
    qtbot: QtBot, cache: ClipCache, make_narrator: MakeNarrator
) -> None:
    texts = ["Heel.", "Heel down.", "Heel down, knee straight.", "Heel down, knee straight, lean."]
    narrator = make_narrator()
    with qtbot.waitSignal(narrator.settled, timeout=LONG_MS):
        narrator.prepare(texts)
    lengths = [narrator.length(text) for text in texts]
    assert all(shorter < longer for shorter, longer in pairwise(lengths))
