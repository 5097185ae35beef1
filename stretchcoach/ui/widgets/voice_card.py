"""The settings of the voice, and a sample to try them by."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchcoach.core.talk import Talk
from stretchcoach.settings import FASTEST_SPEECH, FULL_VOLUME, SLOWEST_SPEECH, Settings
from stretchcoach.translation import fill
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.choice_box import ChoiceBox
from stretchcoach.ui.widgets.segmented import SegmentedChoice
from stretchcoach.ui.widgets.setting_card import SettingCard
from stretchcoach.ui.widgets.slider import SliderLine
from stretchcoach.ui.widgets.toggle import Toggle
from stretchcoach.ui.widgets.words import Words

BEST = ""
RATE_STEP = 5
VOLUME_STEP = 5
# Words a minute up to which a speed is called slow, and so on.
SLOW, SLOWER, NORMAL, FASTER = 125, 150, 180, 210


class VoiceCard(SettingCard):
    """`changed` brings the name of a setting and its new value; `sample_toggled` the button."""

    changed = Signal(str, object)
    sample_toggled = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, "voice", self.tr("Voice"), parent=parent)
        self._voices: dict[str, str] | None = None
        self._chosen = BEST
        self._runs = False
        self._can_retry = False
        self._voice = ChoiceBox(look, self.tr("Voice"))
        self._rate = SliderLine(
            look, self.tr("Speed"), (SLOWEST_SPEECH, FASTEST_SPEECH, RATE_STEP), self._rate_words
        )
        self._volume = SliderLine(
            look, self.tr("Volume"), (0, FULL_VOLUME, VOLUME_STEP), self._volume_words
        )
        talks: dict[str, str] = {
            Talk.LESS: self.tr("Less"),
            Talk.NORMAL: self.tr("Normal"),
            Talk.MORE: self.tr("More"),
        }
        self._talk = SegmentedChoice(look, self.tr("How much it says"), talks)
        self._talk_words = Words("meta")
        self._captions = Toggle(look, self.tr("Captions on screen"))
        self.test = Button(look, self.tr("Test the voice"), "play", shape=Shapes.COMPACT)
        self._said = Words("meta")
        self.add_row(self.tr("Voice"), self._voice)
        self.add_row(self.tr("Speed"), self._rate)
        self.add_row(self.tr("Volume"), self._volume)
        self.add_row(self.tr("How much it says"), self._talk)
        self.add(self._talk_words)
        self.add_row(
            self.tr("Captions on screen"),
            self._captions,
            self.tr("Where the voice can't be heard, they are always shown."),
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.test, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._said, 1)
        self.add_layout(line)
        self._problem = self.add_words("")
        self._problem.hide()
        self._listen()

    @property
    def first(self) -> QWidget:
        """What takes the keyboard first."""
        return self._voice

    def set_voices(self, voices: Mapping[str, str]) -> None:
        """Offer the installed voices: their names by their ids."""
        self._voices = dict(voices)
        self._show_voices()

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling anyone."""
        self._chosen = settings.voice or BEST
        self._show_voices()
        self._rate.set_value(settings.speech_rate)
        self._volume.set_value(settings.volume)
        self._talk.set_chosen(settings.talk)
        self._talk_words.setText(self._words_of(settings.talk))
        self._captions.blockSignals(True)
        self._captions.setChecked(settings.captions)
        self._captions.blockSignals(False)

    def show_sample(self, running: bool) -> None:
        """Show whether the sample plays."""
        self._runs = running
        self._name_test()
        self._said.setText("")

    def show_said(self, words: str, *, spoken: bool = True) -> None:
        """Show what the voice says, or a word about the sample."""
        self._said.setText(fill(self.tr("“{words}”"), words=words) if spoken else words)
        if not spoken:
            announce(self, words)

    def show_problem(self, words: str, *, can_retry: bool = False) -> None:
        """Say what is wrong with voice or sound, or nothing (""), and whether to try it again."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._can_retry = can_retry
        self._name_test()

    def _listen(self) -> None:
        changed = self.changed
        self._voice.chosen.connect(self._on_voice_chosen)
        self._rate.chosen.connect(lambda rate: changed.emit("speech_rate", rate))
        self._volume.chosen.connect(lambda volume: changed.emit("volume", volume))
        self._talk.chosen.connect(lambda key: changed.emit("talk", Talk(key)))
        self._talk.chosen.connect(lambda key: self._talk_words.setText(self._words_of(Talk(key))))
        self._captions.toggled.connect(lambda on: changed.emit("captions", on))
        self.test.clicked.connect(self.sample_toggled)

    def _on_voice_chosen(self, key: str) -> None:
        # Kept before it is told: what follows may offer the voices anew.
        self._chosen = key
        self.changed.emit("voice", key or None)

    def _name_test(self) -> None:
        """Say on the button what it does now."""
        words = self.tr("Retry") if self._can_retry else self.tr("Test the voice")
        self.test.setText(self.tr("Stop") if self._runs else words)
        self.test.set_icon_name("pause" if self._runs else "play")

    def _show_voices(self) -> None:
        choices = {BEST: self.tr("Best available")} | (self._voices or {})
        if self._chosen not in choices:
            words = self._chosen
            if self._voices is not None:
                words = fill(self.tr("{voice} (not installed)"), voice=self._chosen)
            choices[self._chosen] = words
        self._voice.set_choices(choices, self._chosen)

    def _rate_words(self, rate: int) -> str:
        if rate <= SLOW:
            return self.tr("Slow")
        if rate < SLOWER:
            return self.tr("Slower")
        if rate <= NORMAL:
            return self.tr("Normal")
        return self.tr("Faster") if rate <= FASTER else self.tr("Fast")

    def _volume_words(self, volume: int) -> str:
        if volume == 0:
            return self.tr("Off", "the volume")
        return fill(self.tr("{value} %", "volume in per cent"), value=volume)

    def _words_of(self, talk: Talk) -> str:
        match talk:
            case Talk.LESS:
                return self.tr("Says which exercise and leg comes, and the last ten seconds.")
            case Talk.MORE:
                return self.tr("Says the steps, more advice, and now and then how to breathe.")
            case _:
                return self.tr("Says the steps, and a few words of advice while you hold.")
