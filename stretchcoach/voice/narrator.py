"""Has phrases rendered ahead by a child process, and never waits for it."""

from collections import deque
from collections.abc import Iterable
from dataclasses import asdict, replace

from PySide6.QtCore import QObject, QTimer, Signal

from stretchcoach.child import Child, Role
from stretchcoach.json_lines import Message
from stretchcoach.voice.clip_cache import ClipCache
from stretchcoach.voice.problems import VoiceFault, VoiceProblem
from stretchcoach.voice.voices import InstalledVoice

RENDERER = Role("stretchcoach.voice.renderer", "--render-voice")
DEADLINE_MS = 4000
# A slider that is moved changes the voice many times.
RENDER_ANEW_AFTER_MS = 400


class Narrator(QObject):
    """Fills the cache with the clips of the phrases it is asked for.

    `settled` says that nothing more will come: all is rendered, or `failed` has told why not.
    `voices_found` tells of the `voices`; if the chosen one is not among them, it is `lost_voice`.
    """

    prepared = Signal(str)
    settled = Signal()
    failed = Signal(VoiceProblem)
    voices_found = Signal()

    def __init__(
        self, cache: ClipCache, parent: QObject | None = None, *, deadline_ms: int = DEADLINE_MS
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._texts: dict[str, None] = {}
        self._waiting: deque[str] = deque()
        self._left_out: list[str] = []
        self._asked: str | None = None
        self._child: Child | None = None
        self._is_ready = False
        self._is_finishing = False
        self._problem: VoiceProblem | None = None
        self._voice: str | None = None
        self._voices: tuple[InstalledVoice, ...] = ()
        self._lost_voice: str | None = None
        self._deadline = QTimer(self, singleShot=True, interval=deadline_ms)
        self._deadline.timeout.connect(self._on_deadline)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.settled)
        self._anew = QTimer(self, singleShot=True, interval=RENDER_ANEW_AFTER_MS)
        self._anew.timeout.connect(self._render_anew)

    @property
    def problem(self) -> VoiceProblem | None:
        """What is wrong with the voice, since `failed` until the next `retry`."""
        return self._problem

    @property
    def voice(self) -> str | None:
        """The id of the voice that rendered last."""
        return self._voice

    @property
    def voices(self) -> tuple[InstalledVoice, ...]:
        """The voices that one may choose; none before the engine has run."""
        return self._voices

    @property
    def lost_voice(self) -> str | None:
        """The id of the chosen voice where it is no longer installed; the best one speaks."""
        return self._lost_voice

    @property
    def is_busy(self) -> bool:
        """Whether there is still to render, so that `settled` is to come."""
        return self._child is not None

    @property
    def process_id(self) -> int:
        """The id of the rendering process; 0 where none runs."""
        return self._child.process_id if self._child is not None else 0

    def prepare(self, texts: Iterable[str]) -> None:
        """Have the clips of `texts` rendered, the first first; what is cached needs no work."""
        for text in texts:
            self._texts[text] = None
            is_asked = text in self._waiting or text == self._asked
            if not is_asked and self._cache.length(text) is None:
                self._waiting.append(text)
        if self._child is None:
            if self._waiting and self._problem is None:
                self._start()
            else:
                self._settle.start()

    def use(self, voice: str | None, rate: int) -> None:
        """Speak by the voice of that id, or the best one, at `rate` words a minute.

        What has been asked for is rendered anew, soon, where it is not cached.
        """
        wanted = replace(self._cache.voice, voice=voice, rate=rate)
        if self._lost_voice not in (None, voice):
            self._lost_voice = None
        elif self._lost_voice is not None:
            wanted = replace(wanted, voice=None)
        if wanted != self._cache.voice:
            self.stop()
            self._left_out.clear()
            self._cache.use(wanted)
            self._anew.start()

    def find_voices(self) -> None:
        """Ask the engine for its voices, where that was not yet done; `voices_found` follows."""
        if not self._voices and self._child is None and self._problem is None:
            self._start()

    def length(self, text: str) -> float:
        """Return how long `text` sounds in seconds, or a safe estimate."""
        return self._cache.length_or_estimate(text)

    def retry(self) -> None:
        """Try again what failed."""
        self._problem = None
        self._waiting.extend(self._left_out)
        self._left_out.clear()
        self.prepare(())

    def stop(self) -> None:
        """End the child; what is not rendered stays so."""
        self._anew.stop()
        self._waiting.clear()
        self._drop_child()

    def _render_anew(self) -> None:
        self.prepare(tuple(self._texts))

    def _start(self) -> None:
        self._cache.make_room()
        self._is_ready = False
        self._is_finishing = False
        self._child = Child(RENDERER, self)
        self._child.answered.connect(self._on_answer)
        self._child.ended.connect(self._on_ended)
        self._child.start()
        self._child.send({"init": asdict(self._cache.voice)})
        self._deadline.start()

    def _on_answer(self, answer: Message) -> None:
        if "broken" in answer:
            self._fail(VoiceProblem(VoiceFault(answer["broken"]), answer["detail"]))
        elif "ready" in answer:
            self._is_ready = True
            self._on_ready(answer["ready"])
            self._ask()
        elif self._asked is not None:
            text, self._asked = self._asked, None
            if "done" in answer and self._cache.load(text) is not None:
                self.prepared.emit(text)
            else:
                self._left_out.append(text)
            self._ask()

    def _on_ready(self, ready: Message) -> None:
        self._voice = ready["voice"]
        self._voices = tuple(InstalledVoice(**one) for one in ready["voices"])
        wanted = self._cache.voice.voice
        if wanted not in (None, self._voice):
            self._lost_voice = wanted
            self._cache.use(replace(self._cache.voice, voice=None))
            self._waiting = deque(one for one in self._texts if self._cache.length(one) is None)
        self.voices_found.emit()

    def _ask(self) -> None:
        if self._child is None:
            return
        self._deadline.start()
        if self._waiting:
            self._asked = self._waiting.popleft()
            self._child.send({"text": self._asked, "path": str(self._cache.path(self._asked))})
        else:
            self._is_finishing = True
            self._child.finish()

    def _on_ended(self) -> None:
        if not self._is_finishing:
            log = self._child.log if self._child is not None else ""
            self._fail(VoiceProblem(self._fault(log), log))
            return
        self._drop_child()
        if self._waiting:
            self._start()
            return
        if self._left_out:
            self._problem = VoiceProblem(VoiceFault.INCOMPLETE, "\n".join(self._left_out))
            self.failed.emit(self._problem)
        self.settled.emit()

    def _fault(self, log: str) -> VoiceFault:
        if self._is_ready:
            return VoiceFault.CRASHED
        # eSpeak ends the process with these words where its data is missing.
        return VoiceFault.NO_DATA if "phontab" in log else VoiceFault.CRASHED

    def _on_deadline(self) -> None:
        if self._is_finishing:
            self._on_ended()
        else:
            self._fail(VoiceProblem(VoiceFault.HUNG))

    def _fail(self, problem: VoiceProblem) -> None:
        if self._asked is not None:
            self._waiting.appendleft(self._asked)
        self._drop_child()
        self._problem = problem
        self.failed.emit(problem)
        self.settled.emit()

    def _drop_child(self) -> None:
        self._deadline.stop()
        self._asked = None
        if self._child is not None:
            self._child.kill()
            self._child = None
