"""The player's page: keys and buttons, what is shown, and what is painted."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTranslator
from PySide6.QtGui import QAccessible, QColor, QFont, QFontInfo, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Leg
from stretchcoach.core.snapshot import PauseReason, State
from stretchcoach.core.timeline import PhaseKind
from stretchcoach.ui.pages.player import PlayerPage
from stretchcoach.ui.player_keys import KEYS, PlayerAction
from stretchcoach.ui.player_layout import Sizes, lay_out
from stretchcoach.ui.player_view import describe
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.caption import CaptionView
from stretchcoach.ui.widgets.column_heads import ReadyHead
from stretchcoach.ui.widgets.end_question import EndQuestion
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.flash_frame import FlashFrame
from stretchcoach.ui.widgets.leg_band import SIDE_SIZE, SIDE_SIZE_LEAST, LegBand
from stretchcoach.ui.widgets.notice_strip import NoticeStrip
from stretchcoach.ui.widgets.pause_plate import PausePlate
from stretchcoach.ui.widgets.player_controls import PlayerControls
from stretchcoach.ui.widgets.player_part import LEAST_READ, PlayerPart
from stretchcoach.ui.widgets.ring import LARGE_RING, Ring
from stretchcoach.ui.widgets.step_list import StepList
from stretchcoach.ui.widgets.timeline_bar import MARK_HEIGHT, TimelineBar
from tests.player_snapshots import TIMELINE, at, phase_of
from tests.strategies import EXERCISES

HOLD = TIMELINE.holds[2]
LEFT_HOLD = TIMELINE.holds[1]
WINDOWS = [(1280, 800), (1024, 640), (1366, 768), (1600, 900), (1080, 1920), (3840, 2160)]


@pytest.fixture
def look(qapp: QApplication) -> Style:
    return Style()


@pytest.fixture
def make_page(qtbot: QtBot) -> Callable[..., PlayerPage]:
    def make(look: Style, width: int = 1280, height: int = 800) -> PlayerPage:
        page = PlayerPage(look)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.set_session(TIMELINE, EXERCISES)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.hasFocus)
        page.show_snapshot(at(HOLD, 12.0))
        return page

    return make


@pytest.fixture
def page(look: Style, make_page: Callable[..., PlayerPage]) -> PlayerPage:
    return make_page(look)


Part = TypeVar("Part", bound=QWidget)


def part(page: PlayerPage, kind: type[Part]) -> Part:
    """Return the visible part of a kind."""
    return next(found for found in page.findChildren(kind) if found.isVisible())


def readable(page: PlayerPage) -> str:
    """Return the names of all that is visible, as a screen reader meets them."""
    return "\n".join(
        widget.accessibleName() for widget in page.findChildren(QWidget) if widget.isVisible()
    )


# Keys that Qt's own test library can't press.
UNPRESSABLE = {Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPause}


def press(qtbot: QtBot, page: PlayerPage, key: Qt.Key) -> None:
    if key in UNPRESSABLE:
        shortcuts = page.findChildren(QShortcut)
        next(found for found in shortcuts if found.key() == QKeySequence(key)).activated.emit()
    else:
        qtbot.keyClick(page, key)


SIGNALS = {
    PlayerAction.PAUSE: "pause_toggled",
    PlayerAction.SKIP: "skip_requested",
    PlayerAction.BACK: "back_requested",
    PlayerAction.MUTE: "mute_toggled",
    PlayerAction.FULL_SCREEN: "full_screen_toggled",
    PlayerAction.END: "end_requested",
}
ALL_KEYS = [(action, key) for action, keys in KEYS.items() for key in keys]


@pytest.mark.parametrize(("action", "key"), ALL_KEYS)
def test_each_key_is_its_wish(
    qtbot: QtBot, page: PlayerPage, action: PlayerAction, key: Qt.Key
) -> None:
    with qtbot.waitSignal(getattr(page, SIGNALS[action])):
        press(qtbot, page, key)


@pytest.mark.parametrize("action", list(PlayerAction))
def test_each_button_is_its_wish_and_leaves_space_to_pause(
    qtbot: QtBot, page: PlayerPage, action: PlayerAction
) -> None:
    names = ["Pause", "Skip", "Back", "Voice on", "Full screen", "End session"]
    name = dict(zip(PlayerAction, names, strict=True))[action]
    controls = part(page, PlayerControls)
    button = next(found for found in controls.findChildren(Button) if found.text() == name)
    with qtbot.waitSignal(getattr(page, SIGNALS[action])):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.hasFocus()


def test_space_presses_the_button_that_the_keyboard_reached(qtbot: QtBot, page: PlayerPage) -> None:
    skip = next(found for found in page.findChildren(Button) if found.text() == "Skip")
    skip.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(page.pause_toggled), qtbot.waitSignal(page.skip_requested):
        qtbot.keyClick(skip, Qt.Key.Key_Space)


def test_all_buttons_are_reached_by_tab_and_named(qtbot: QtBot, page: PlayerPage) -> None:
    reached = set()
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, Button):
            reached.add((focused.text(), focused.accessibleDescription()))
    assert {text for text, _ in reached} >= {"Pause", "Skip", "Back", "End session"}
    assert all("Key" in described for _, described in reached)


def test_a_hold_shows_leg_seconds_set_and_next(page: PlayerPage) -> None:
    words = readable(page)
    for expected in ("Right leg, Wall calf stretch", "18 seconds", "Set 2 of 3", "Next: left leg"):
        assert expected in words


def test_get_ready_shows_the_step_and_the_countdown(page: PlayerPage) -> None:
    ready = phase_of(PhaseKind.GET_READY, 1)
    cue = next(cue for cue in TIMELINE.cues if cue.setup_step == 2 and cue.at > ready.start)
    page.show_snapshot(at(ready, cue.at - ready.start))
    words = readable(page)
    assert "Get ready. Exercise 2 of 3: Seated strap calf stretch" in words
    assert cue.text in words
    assert "seconds, then hold: Right leg" in words
    assert "No strap? A long towel works." in words


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(PhaseKind.SWITCH, "Switch. Left leg"), (PhaseKind.REST, "Rest. Right leg")],
)
def test_between_holds_the_leg_to_come_is_named(
    page: PlayerPage, kind: PhaseKind, expected: str
) -> None:
    page.show_snapshot(at(phase_of(kind), 3.0))
    assert expected in readable(page)


def test_paused_lies_over_the_caption_and_goes_when_it_goes_on(page: PlayerPage) -> None:
    page.show_snapshot(at(HOLD, 12.0, State.PAUSED, reason=PauseReason.SLEEP))
    assert "the computer slept" in part(page, PausePlate).accessibleName()
    assert "Go on" in [button.text() for button in page.findChildren(Button)]
    page.show_snapshot(at(HOLD, 12.0, State.COUNT_IN, count_in=3.0))
    assert not page.findChild(PausePlate).isVisible()
    assert "3 then 18 s more" in readable(page)


def test_the_figure_stands_still_while_paused(
    page: PlayerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(part(page, FigureView), "set_frozen", frozen.append)
    page.show_snapshot(at(HOLD, 12.0, State.PAUSED, reason=PauseReason.USER))
    page.show_snapshot(at(HOLD, 12.1))
    assert frozen == [True, False]


class PaintCount(QObject):
    """Counts the paint events of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        return False


@pytest.fixture
def paints(page: PlayerPage, qapp: QApplication) -> Iterator[PaintCount]:
    count = PaintCount()
    page.show_snapshot(at(HOLD, 12.0, State.PAUSED, reason=PauseReason.USER))
    qapp.processEvents()
    for widget in [page, *page.findChildren(QWidget)]:
        widget.installEventFilter(count)
    yield count
    for widget in [page, *page.findChildren(QWidget)]:
        widget.removeEventFilter(count)


def test_the_same_again_paints_nothing(
    page: PlayerPage, paints: PaintCount, qapp: QApplication
) -> None:
    page.show_snapshot(at(HOLD, 12.0, State.PAUSED, reason=PauseReason.USER))
    page.set_muted(False)
    page.set_notice(None)
    qapp.processEvents()
    assert paints.painted == []


def test_a_moment_later_the_band_caption_and_buttons_are_not_painted(
    page: PlayerPage, paints: PaintCount, qapp: QApplication
) -> None:
    page.show_snapshot(at(HOLD, 12.05, State.PAUSED, reason=PauseReason.USER))
    qapp.processEvents()
    kinds = {type(widget) for widget in paints.painted}
    assert Ring in kinds
    assert not kinds & {LegBand, CaptionView, Button, FigureView, PausePlate}


def ring_at(qtbot: QtBot, look: Style, leg: Leg, left: float) -> tuple[Ring, QImage]:
    ring = Ring(look, LARGE_RING)
    qtbot.addWidget(ring)
    ring.resize(300, 300)
    ring.set_leg(leg)
    ring.set_left(left, 0.0)
    return ring, ring.grab().toImage()


def is_filled(image: QImage, right_side: bool) -> bool:
    """Tell whether the ring is in its leg's colour at 3 o'clock, or at 9 o'clock."""
    x = 300 - 13 if right_side else 13
    colour = QColor(image.pixel(QPoint(x, 150)))
    return colour.saturation() > 100


@pytest.mark.parametrize(
    ("leg", "right_side_empties_first"), [(Leg.RIGHT, True), (Leg.LEFT, False)]
)
def test_the_ring_empties_clockwise_for_right_and_anticlockwise_for_left(
    qtbot: QtBot, look: Style, leg: Leg, right_side_empties_first: bool
) -> None:
    _, image = ring_at(qtbot, look, leg, 0.6)
    assert is_filled(image, right_side=not right_side_empties_first)
    assert not is_filled(image, right_side=right_side_empties_first)


def test_a_full_ring_is_whole_and_grey_while_time_stands_still(qtbot: QtBot, look: Style) -> None:
    ring, image = ring_at(qtbot, look, Leg.RIGHT, 1.0)
    assert is_filled(image, right_side=True)
    assert is_filled(image, right_side=False)
    ring.set_still(True)
    assert not is_filled(ring.grab().toImage(), right_side=True)


def test_reduced_motion_moves_the_ring_once_a_second(
    qtbot: QtBot, make_page: Callable[..., PlayerPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(Style(reduced_motion=True))
    seen: list[float] = []
    ring = part(page, Ring)
    monkeypatch.setattr(ring, "set_left", lambda left, ending: seen.append(left))
    for into in (12.1, 12.5, 12.9, 13.1):
        page.show_snapshot(at(HOLD, into))
    assert seen == [18 / 30, 18 / 30, 18 / 30, 17 / 30]


def test_escape_asks_and_going_on_has_the_focus(qtbot: QtBot, page: PlayerPage) -> None:
    with qtbot.waitSignal(page.end_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    question = part(page, EndQuestion)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Keep going"
    assert "What you have done so far is saved." in question.accessibleDescription()


def test_while_the_question_is_asked_it_alone_says_how_to_go_on(
    qtbot: QtBot, page: PlayerPage
) -> None:
    page.show_snapshot(at(LEFT_HOLD, 3.0, State.PAUSED, reason=PauseReason.USER))
    plate = part(page, PausePlate)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert plate.accessibleName() == "Paused."
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert plate.accessibleName() == "Paused. Press Space to go on. It counts to three first."


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_question_is_taken_back(qtbot: QtBot, page: PlayerPage, key: Qt.Key) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(page.end_confirmed), qtbot.waitSignal(page.end_declined):
        qtbot.keyClick(QApplication.focusWidget() or page, key)
    assert not page.findChild(EndQuestion).isVisible()
    assert page.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_question_is_confirmed(qtbot: QtBot, page: PlayerPage, key: Qt.Key) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
    with qtbot.assertNotEmitted(page.end_declined), qtbot.waitSignal(page.end_confirmed):
        qtbot.keyClick(QApplication.focusWidget() or page, key)


def test_enter_does_nothing_while_nothing_is_asked(qtbot: QtBot, page: PlayerPage) -> None:
    with qtbot.assertNotEmitted(page.end_confirmed):
        qtbot.keyClick(page, Qt.Key.Key_Return)


def test_while_asked_nothing_is_skipped(qtbot: QtBot, page: PlayerPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(page.skip_requested):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Right)


def test_a_flash_shows_a_frame_that_goes_again(qtbot: QtBot, page: PlayerPage) -> None:
    page.flash()
    frame = part(page, FlashFrame)
    assert not frame.mask().contains(frame.rect().center())
    qtbot.waitUntil(lambda: not frame.isVisible())


def test_a_notice_offers_a_retry_and_covers_no_number(qtbot: QtBot, page: PlayerPage) -> None:
    words = "No voice was found. Install it with: sudo apt-get install espeak-ng"
    page.set_notice(words, can_retry=True)
    notice = part(page, NoticeStrip)
    ring = part(page, Ring)
    assert not page.rect().isEmpty()
    here = notice.rect().translated(notice.mapTo(page, QPoint()))
    assert not here.intersects(ring.rect().translated(ring.mapTo(page, QPoint())))
    retry, away = notice.findChildren(Button)
    with qtbot.waitSignal(page.retry_requested):
        qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_a_notice_offers_a_retry_only_where_that_may_help(page: PlayerPage) -> None:
    page.set_notice("The history can't be written: the disk is full.")
    retry, away = part(page, NoticeStrip).findChildren(Button)
    assert (retry.isVisible(), away.isVisible()) == (False, True)


def test_a_notice_put_away_stays_away_until_it_says_something_else(
    qtbot: QtBot, page: PlayerPage
) -> None:
    page.set_notice("No sound was found.")
    notice = part(page, NoticeStrip)
    qtbot.mouseClick(notice.findChildren(Button)[1], Qt.MouseButton.LeftButton)
    page.set_notice("No sound was found.")
    assert not notice.isVisible()
    page.set_notice("No voice was found.")
    assert notice.isVisible()
    page.set_notice(None)
    assert not notice.isVisible()


def test_a_notice_says_a_name_as_it_is(page: PlayerPage) -> None:
    text = "The routine <b>mine</b> can't be read."
    page.set_notice(text)
    [label] = [one for one in part(page, NoticeStrip).findChildren(QLabel) if one.text() == text]
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_window_that_closes_asks_once(qtbot: QtBot, page: PlayerPage) -> None:
    with qtbot.waitSignal(page.end_requested):
        page.ask_to_end()
    with qtbot.assertNotEmitted(page.end_requested):
        page.ask_to_end()


def test_a_screen_reader_is_told_of_each_phase_and_each_pause_once(
    page: PlayerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    for into in (1.0, 2.0, 3.0):
        page.show_snapshot(at(LEFT_HOLD, into))
    page.show_snapshot(at(LEFT_HOLD, 3.0, State.PAUSED, reason=PauseReason.USER))
    assert told == [
        "Hold. Left leg. Wall calf stretch, set 1 of 3.",
        "Paused. Press Space to go on. It counts to three first.",
    ]


def test_muted_is_said_on_the_button(page: PlayerPage) -> None:
    page.set_muted(True)
    assert "Voice off" in [button.text() for button in page.findChildren(Button)]


@pytest.mark.parametrize(("width", "height"), WINDOWS)
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_nothing_overlaps_or_is_cut_off_in_any_window(
    make_page: Callable[..., PlayerPage], width: int, height: int, text_scale: float
) -> None:
    page = make_page(Style(text_scale=text_scale), width, height)
    for phase in (HOLD, phase_of(PhaseKind.SWITCH), phase_of(PhaseKind.GET_READY, 2)):
        page.show_snapshot(at(phase, 4.0))
        for group in (part(page, PlayerControls), part(page, Ring).parentWidget()):
            children = [child for child in group.findChildren(QWidget) if child.isVisible()]
            boxes = [child.geometry() for child in children]
            for index, box in enumerate(boxes):
                assert group.rect().contains(box), children[index]
                assert not any(box.intersects(other) for other in boxes[index + 1 :])


@pytest.mark.parametrize(
    ("width", "height"),
    [(1280, 800), (1024, 640), (1100, 700), (800, 800), (640, 480), (480, 640), (480, 480)],
)
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_in_a_small_window_the_buttons_lie_under_the_line(
    make_page: Callable[..., PlayerPage], width: int, height: int, text_scale: float
) -> None:
    page = make_page(Style(text_scale=text_scale), width, height)
    page.show_snapshot(at(HOLD, 4.0))
    line = part(page, TimelineBar)
    lowest_mark = line.geometry().center().y() + MARK_HEIGHT // 2
    for button in part(page, PlayerControls).findChildren(Button):
        box = button.rect().translated(button.mapTo(page, QPoint()))
        assert page.rect().contains(box), button.text()
        assert box.top() > lowest_mark, button.text()


@pytest.mark.parametrize("kind", [StepList, ReadyHead, EndQuestion])
def test_in_a_small_window_what_is_read_is_large_enough(
    make_page: Callable[..., PlayerPage],
    look: Style,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[PlayerPart],
) -> None:
    page = make_page(look, 480, 640)
    page.show_snapshot(at(phase_of(PhaseKind.GET_READY, 1), 9.0))
    page.ask_to_end()
    asked = part(page, kind)
    font_at, sizes = asked.font_at, list[float]()

    def watched(design: float, bold: bool = False) -> QFont:
        font = font_at(design, bold)
        sizes.append(QFontInfo(font).pixelSize())
        return font

    monkeypatch.setattr(asked, "font_at", watched)
    asked.arrange()
    assert min(sizes) >= LEAST_READ


def test_in_a_narrow_window_the_line_reaches_from_time_to_time(
    make_page: Callable[..., PlayerPage], look: Style
) -> None:
    image = part(make_page(look, 480, 640), TimelineBar).grab().toImage()
    paper = image.pixel(0, 0)
    rows = range(2, image.height())
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != paper for y in rows)]
    assert max(after - before for before, after in pairwise(inked)) < 30


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_controls_are_large_enough_to_hit(
    make_page: Callable[..., PlayerPage], look: Style, width: int, height: int
) -> None:
    page = make_page(look, width, height)
    for button in part(page, PlayerControls).findChildren(Button):
        assert min(button.width(), button.height()) >= 48


def test_the_layout_scales_with_the_window_and_stacks_on_a_tall_one() -> None:
    design = lay_out(1280, 800, 1.0, has_steps=False)
    assert (design.sizes.scale, design.column.width(), design.bar.height()) == (1.0, 488, 144)
    assert lay_out(1280, 800, 1.0, has_steps=True).column.width() == 536
    assert lay_out(1024, 640, 1.0, has_steps=False).column.width() == 400
    large = lay_out(3840, 2160, 1.0, has_steps=False)
    assert large.sizes.scale == pytest.approx(2.7)
    tall = lay_out(1080, 1920, 1.0, has_steps=False)
    assert tall.column.top() == tall.scene.bottom() + 1
    assert tall.column.width() == 1080


GERMAN = {
    "RIGHT": "RECHTES",
    "LEG": "BEIN",
    "Next:": "Als Nächstes:",
    "left leg": "linkes Bein",
    "Right leg": "Rechtes Bein",
    "Set {number} of {count}": "Durchgang {number} von {count}",
    "Pause": "Unterbrechen",
    "Back": "Zurückgehen",
    "Skip": "Überspringen",
    "Full screen": "Vollbildansicht",
    "Voice on": "Stimme an",
    "End session": "Sitzung beenden",
    "seconds, then hold": "Sekunden, danach halten",
    "left": "verbleibend",
}


class German(QTranslator):
    """Long words, as the translation to German will have them."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return GERMAN.get(source)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = German()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_long_words_shrink_and_fit(
    make_page: Callable[..., PlayerPage], look: Style, width: int, height: int
) -> None:
    page = make_page(look, width, height)
    band = part(page, LegBand)
    assert "Rechtes Bein" in band.accessibleName()
    assert band.side_size >= SIDE_SIZE_LEAST - 1
    assert not any(
        widget.toolTip()
        for widget in part(page, Ring).parentWidget().children()
        if isinstance(widget, QWidget)
    )
    image = band.grab().toImage()
    edge = {QColor(image.pixel(image.width() - 3, y)).name() for y in range(0, image.height(), 3)}
    assert len(edge) == 1
    for button in part(page, PlayerControls).findChildren(Button):
        assert button.width() >= button.sizeHint().width()


def test_a_short_side_word_has_its_whole_size(qtbot: QtBot, look: Style) -> None:
    band = LegBand(look)
    qtbot.addWidget(band)
    band.resize(488, 168)
    band.set_sizes(Sizes())
    band.set_view(describe(at(LEFT_HOLD, 1.0), TIMELINE, EXERCISES))
    assert band.side_size == pytest.approx(SIDE_SIZE, abs=1)
