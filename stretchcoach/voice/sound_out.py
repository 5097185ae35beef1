"""Plays clips on the system's default output, and notices when they don't sound."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from stretchcoach.voice.clip import Clip, fit, to_floats

SPARE_BYTES = 8192
LOOK_MS = 1000
STILL_LOOKS = 2  # a sleeping headset may need two seconds before it plays
SHORT_S = 0.05  # what may be missing from a clip that did sound
SILENCE_S = 30.0


@dataclass(slots=True)
class _Playing:
    """What must be kept alive while a clip sounds."""

    sink: QAudioSink
    buffer: QBuffer
    clip: Clip
    watch: QTimer
    heard: float = 0.0
    still: int = 0


class SoundOut(QObject):
    """Plays each clip through a sink of its own, whose buffer holds the whole clip.

    So the clip goes on when the process is busy, and an error of one can't silence the next.
    """

    lost = Signal()
    sounded = Signal(int)
    device_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gain = 1.0
        self._playing: list[_Playing] = []
        self._silence: _Playing | None = None
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._on_outputs_changed)

    @property
    def device_name(self) -> str | None:
        """What the system calls its default output; None where it has none."""
        device = QMediaDevices.defaultAudioOutput()
        return None if device.isNull() else device.description()

    def play(self, clip: Clip, number: int) -> None:
        """Sound a clip, beside others that sound still; `sounded` will carry its number."""
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self.lost.emit()
            return
        playing = self._start(device, clip, whole=True)
        self._playing.append(playing)
        playing.watch.timeout.connect(lambda: self._check(playing, number))
        playing.watch.start(LOOK_MS)
        if playing.sink.error().name != "NoError":
            self.lost.emit()

    def set_volume(self, volume: float) -> None:
        """Sound at `volume`, 0 to 1: half of it is heard as half as loud."""
        scale = QAudio.VolumeScale
        self._gain = QAudio.convertVolume(
            volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale
        )
        for playing in self._playing:
            playing.sink.setVolume(self._gain)

    def stop(self) -> None:
        """Silence all clips at once."""
        for playing in self._playing:
            self._end(playing)
        self._playing.clear()

    def set_awake(self, is_awake: bool) -> None:
        """Keep the device from falling asleep: many swallow the first word when they wake."""
        if self._silence is not None:
            self._end(self._silence)
            self._silence = None
        device = QMediaDevices.defaultAudioOutput()
        if is_awake and not device.isNull():
            rate = 22050
            silence = Clip(bytes(2 * round(SILENCE_S * rate)), rate, 1)
            self._silence = self._start(device, silence, whole=False)
            self._silence.watch.timeout.connect(lambda: self.set_awake(True))
            self._silence.watch.start(round(SILENCE_S * 1000))

    def _start(self, device: QAudioDevice, clip: Clip, *, whole: bool) -> _Playing:
        audio_format, pcm = _for_device(clip, device)
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pcm))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        sink = QAudioSink(device, audio_format, self)
        if whole:
            sink.setBufferSize(len(pcm) + SPARE_BYTES)
        sink.setVolume(self._gain)
        sink.start(buffer)
        return _Playing(sink, buffer, clip, QTimer(self))

    def _check(self, playing: _Playing, number: int) -> None:
        # A server that has gone raises no error: the sound just stands still.
        heard = playing.sink.processedUSecs() / 1e6
        if heard >= playing.clip.duration - SHORT_S:
            self._playing.remove(playing)
            self._end(playing)
            self.sounded.emit(number)
            return
        playing.still = playing.still + 1 if heard == playing.heard else 0
        playing.heard = heard
        if playing.still == STILL_LOOKS:
            self.lost.emit()

    def _end(self, playing: _Playing) -> None:
        playing.watch.stop()
        playing.watch.deleteLater()
        playing.sink.reset()  # stop() would let the buffer sound to its end on some systems
        playing.sink.deleteLater()
        playing.buffer.deleteLater()

    def _on_outputs_changed(self) -> None:
        if self._silence is not None:
            self.set_awake(True)
        self.device_changed.emit()


def _for_device(clip: Clip, device: QAudioDevice) -> tuple[QAudioFormat, bytes]:
    wanted = _format(clip.rate, clip.channels)
    if device.isFormatSupported(wanted):
        return wanted, clip.pcm
    best = device.preferredFormat()
    fitted = fit(clip, best.sampleRate(), best.channelCount())
    wanted = _format(fitted.rate, fitted.channels)
    if device.isFormatSupported(wanted):
        return wanted, fitted.pcm
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
    return wanted, to_floats(fitted.pcm)


def _format(rate: int, channels: int) -> QAudioFormat:
    audio_format = QAudioFormat()
    audio_format.setSampleRate(rate)
    audio_format.setChannelCount(channels)
    audio_format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return audio_format
