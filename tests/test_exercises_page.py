"""The Exercises page: what it shows, how it is walked through, how it fits its window."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from stretchcoach.core.exercise import Exercise, Leg
from stretchcoach.library.exercises import load_exercises
from stretchcoach.library.phrases import load_phrases
from stretchcoach.ui.exercise_words import felt_words
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.pages.exercise_detail import ExerciseDetail
from stretchcoach.ui.pages.exercises import ExercisesPage
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.content_button import ContentButton
from stretchcoach.ui.widgets.exercise_card import ExerciseCard
from stretchcoach.ui.widgets.figure import FigureView
from stretchcoach.ui.widgets.figure_cycle import FigureCycle
from stretchcoach.ui.widgets.focus import FocusRing
from stretchcoach.ui.widgets.leg_choice import LegChoice
from stretchcoach.ui.widgets.step_rows import StepRows
from stretchcoach.ui.widgets.step_through import StepThrough
from tests.figure_drawing import difference
from tests.ui_parts import EXERCISES, button_named, words_shown

SHIPPED = Path(__file__).parent.parent / "assets" / "exercises"
PHRASES = load_phrases()
WALL, SEATED, LYING = (
    "wall-calf-stretch",
    "seated-strap-calf-stretch",
    "lying-strap-hamstring-stretch",
)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
RIGHT, LEFT = Leg.RIGHT, Leg.LEFT


class Shown:
    """The page in a window, as a person has it before them."""

    def __init__(
        self,
        qtbot: QtBot,
        size: tuple[int, int] = (1280, 800),
        look: Style | None = None,
        exercises: dict[str, Exercise] = EXERCISES,
    ) -> None:
        self.qtbot = qtbot
        self.look = look or Style()
        self.window = MainWindow(self.look)
        qtbot.addWidget(self.window)
        self.page = ExercisesPage(self.look, exercises, PHRASES)
        self.window.add_page("exercises", "Exercises", "exercises", self.page)
        self.window.resize(*size)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.page.setFocus()

    @property
    def cards(self) -> list[ExerciseCard]:
        return self.page.findChildren(ExerciseCard)

    @property
    def detail(self) -> ExerciseDetail:
        (found,) = [one for one in self.page.findChildren(ExerciseDetail) if one.isVisible()]
        return found

    @property
    def step(self) -> str:
        """The words of the step that is shown large."""
        walk = self.detail.findChild(StepThrough)
        assert walk is not None
        (large,) = [
            label
            for label in walk.findChildren(QLabel)
            if label.text() in [*every_step(RIGHT), *every_step(LEFT)]
        ]
        return large.text()

    @property
    def figure(self) -> FigureView:
        walk = self.detail.findChild(StepThrough)
        assert walk is not None
        figure = walk.findChild(FigureView)
        assert figure is not None
        return figure

    def card(self, key: str) -> ExerciseCard:
        (found,) = [card for card in self.cards if card.accessibleName() == EXERCISES[key].name]
        return found

    def open(self, key: str = WALL) -> None:
        self.card(key).click()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)


def every_step(leg: Leg, exercises: dict[str, Exercise] = EXERCISES) -> list[str]:
    steps = [step for one in exercises.values() for step in PHRASES.steps(one, leg)]
    return [*steps, PHRASES.hold[leg]]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_a_card_says_what_the_exercise_is(shown: Shown) -> None:
    words = words_shown(shown.page)
    for exercise in EXERCISES.values():
        assert exercise.name in words
        assert exercise.muscle in words
        for need in exercise.needs:
            assert need.text in words
    assert {"Standing", "Sitting on the floor", "Lying on your back"} <= set(words)


def test_a_screen_reader_hears_the_card_as_one(shown: Shown) -> None:
    card = shown.card(SEATED)
    assert card.accessibleName() == "Seated strap calf stretch"
    said = card.accessibleDescription()
    for words in ("Back of the calf", "Sitting on the floor", "A mat", "A strap or towel"):
        assert words in said


def test_the_muscle_is_not_said_twice() -> None:
    lying = replace(EXERCISES[LYING], muscle="Back of the thigh (hamstrings)")
    assert felt_words(lying) == ("Back of the thigh (hamstrings)", "")
    assert felt_words(EXERCISES[SEATED]) == ("Back of the calf", "Calf (gastrocnemius, soleus)")


def test_the_cards_go_from_standing_to_lying(shown: Shown) -> None:
    places = sorted(shown.cards, key=lambda card: card.mapTo(shown.page, QPoint()).x())
    assert [card.accessibleName() for card in places] == [
        EXERCISES[key].name for key in (WALL, SEATED, LYING)
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_opens_by_key(shown: Shown, key: Qt.Key) -> None:
    assert shown.card(WALL).hasFocus()
    shown.press(Qt.Key.Key_Tab)
    assert shown.card(SEATED).hasFocus()
    shown.press(key)
    assert shown.detail.accessibleName() == "Seated strap calf stretch"
    assert shown.detail.hasFocus()


def test_a_card_opens_by_mouse(shown: Shown) -> None:
    card = shown.card(LYING)
    scene = card.findChild(FigureView)
    assert scene is not None
    QTest.mouseClick(
        shown.window.windowHandle(),
        Qt.MouseButton.LeftButton,
        NO_MODIFIER,
        scene.mapTo(shown.window, scene.rect().center()),
    )
    assert shown.detail.accessibleName() == "Lying strap hamstring stretch"


@pytest.mark.parametrize("key", [WALL, SEATED, LYING])
def test_all_that_is_known_is_shown(shown: Shown, key: str) -> None:
    shown.open(key)
    exercise = EXERCISES[key]
    words = words_shown(shown.detail)
    known = [
        exercise.name,
        exercise.muscle,
        exercise.tip,
        *(need.text for need in exercise.needs),
        *PHRASES.steps(exercise, RIGHT),
        *exercise.hold_cues,
        *exercise.mistakes,
        *exercise.easier,
        *exercise.harder,
        *exercise.avoid,
    ]
    assert [text for text in known if text not in words] == []
    assert f"Clinical name: {exercise.clinical_name}" in words
    assert {
        "What you need",
        "Where you feel it",
        "Watch for",
        "Common mistakes",
        "Easier",
        "Harder",
        "When not to do it",
    } <= set(words)


def test_the_arrow_keys_step_through_to_the_hold_and_back(shown: Shown) -> None:
    shown.open(WALL)
    seen = [shown.step]
    for _ in range(4):
        shown.press(Qt.Key.Key_Right)
        seen.append(shown.step)
    assert seen == [*PHRASES.steps(EXERCISES[WALL], RIGHT), "Hold, right leg."]
    shown.press(Qt.Key.Key_Right)
    assert shown.step == "Hold, right leg."
    back = [shown.step]
    for _ in range(4):
        shown.press(Qt.Key.Key_Left)
        back.append(shown.step)
    assert back == seen[::-1]
    shown.press(Qt.Key.Key_Left)
    assert shown.step == seen[0]


def test_the_buttons_step_and_end_where_the_steps_end(shown: Shown) -> None:
    shown.open(WALL)
    back, forward = button_named(shown.detail, "Previous"), button_named(shown.detail, "Next")
    assert not back.isEnabled()
    forward.setFocus()
    for _ in range(4):
        shown.press(Qt.Key.Key_Return)
    assert shown.step == "Hold, right leg."
    assert not forward.isEnabled()
    assert back.isEnabled()
    # The focus is not thrown to whatever comes next; the keys still work.
    assert shown.detail.hasFocus()
    shown.press(Qt.Key.Key_Left)
    assert forward.isEnabled()


def test_the_figure_moves_along(shown: Shown) -> None:
    look = Style(reduced_motion=True)
    shown = Shown(shown.qtbot, look=look)
    shown.open(WALL)
    pictures = [shown.figure.grab().toImage()]
    for _ in range(4):
        shown.press(Qt.Key.Key_Right)
        pictures.append(shown.figure.grab().toImage())
    for before, after in pairwise(pictures[:4]):
        assert difference(before, after) > 50


def test_the_list_marks_the_step_and_leads_to_each(shown: Shown) -> None:
    shown.open(WALL)
    rows = shown.detail.findChild(StepRows).rows
    assert [row.isChecked() for row in rows] == [True, False, False, False, False]
    rows[2].click()
    assert shown.step == "Step your right leg back. Heel down, knee straight."
    assert [row.isChecked() for row in rows] == [False, False, True, False, False]
    assert rows[2].accessibleName() == "3. Step your right leg back. Heel down, knee straight."
    rows[2].setFocus()
    shown.press(Qt.Key.Key_Down)
    assert shown.step == "Bend your left knee and lean forward."
    assert rows[3].hasFocus()
    shown.press(Qt.Key.Key_Left)
    assert rows[2].hasFocus()


def test_the_list_is_one_tab_stop(shown: Shown) -> None:
    shown.open(WALL)
    shown.press(Qt.Key.Key_Right)
    visited: list[QWidget] = []
    for _ in range(12):
        shown.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused)
        if visited.count(focused) > 1:
            break
    rows = shown.detail.findChild(StepRows).rows
    assert [row for row in rows if row in visited] == [rows[1]]
    legs = shown.detail.findChild(LegChoice).segments
    assert legs[RIGHT] in visited
    for text in ("Practise this one", "Previous", "Next", "All exercises"):
        assert button_named(shown.detail, text) in visited


def test_the_leg_changes_words_and_figure_and_keeps_the_step(shown: Shown) -> None:
    shown.open(WALL)
    shown.press(Qt.Key.Key_Right)
    shown.press(Qt.Key.Key_Right)
    legs = shown.detail.findChild(LegChoice).segments
    legs[LEFT].click()
    assert shown.step == "Step your left leg back. Heel down, knee straight."
    assert "Hold, left leg." in words_shown(shown.detail)
    assert shown.figure.accessibleName() == "Wall calf stretch, left leg"
    legs[RIGHT].click()
    assert shown.step == "Step your right leg back. Heel down, knee straight."


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_the_leg_is_chosen_by_arrow_keys_while_it_has_the_focus(shown: Shown, key: Qt.Key) -> None:
    shown.open(WALL)
    legs = shown.detail.findChild(LegChoice).segments
    assert [legs[leg].accessibleName() or legs[leg].text() for leg in (RIGHT, LEFT)] == [
        "Right leg",
        "Left leg",
    ]
    legs[RIGHT].setFocus()
    shown.press(key)
    assert legs[LEFT].hasFocus()
    assert shown.figure.accessibleName() == "Wall calf stretch, left leg"
    assert shown.step == PHRASES.steps(EXERCISES[WALL], LEFT)[0]


def test_practise_says_which(shown: Shown) -> None:
    wished: list[str] = []
    shown.page.practise_requested.connect(wished.append)
    shown.open(SEATED)
    button_named(shown.detail, "Practise this one").click()
    assert wished == [SEATED]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, NO_MODIFIER),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_keys_lead_back_to_the_card(
    shown: Shown, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    shown.open(LYING)
    shown.press(key, modifier)
    assert shown.card(LYING).isVisible()
    assert shown.card(LYING).hasFocus()
    shown.qtbot.waitUntil(lambda: shown.page.findChild(ExerciseDetail) is None)


def test_back_leads_back_and_another_starts_anew(shown: Shown) -> None:
    shown.open(WALL)
    shown.press(Qt.Key.Key_Right)
    button_named(shown.detail, "All exercises").click()
    assert shown.card(WALL).hasFocus()
    shown.open(WALL)
    assert shown.step == PHRASES.steps(EXERCISES[WALL], RIGHT)[0]


def test_the_focus_comes_back_with_the_page(shown: Shown) -> None:
    other = QWidget()
    shown.window.add_page("other", "Other", "exercises", other)
    shown.open(SEATED)
    shown.window.show_page("other")
    shown.window.show_page("exercises")
    assert shown.detail.hasFocus()
    shown.press(Qt.Key.Key_Right)
    assert shown.step == PHRASES.steps(EXERCISES[SEATED], RIGHT)[1]


def test_a_screen_reader_hears_each_step(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    shown.open(WALL)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    shown.press(Qt.Key.Key_Right)
    shown.detail.findChild(LegChoice).segments[LEFT].click()
    shown.detail.findChild(StepRows).rows[4].click()
    hands = "Hands on the wall at shoulder height, elbows straight."
    assert told == [f"Step 2 of 4. {hands}", f"Left leg. {hands}", "Then. Hold, left leg."]


def timers(card: ExerciseCard) -> list[QTimer]:
    return [timer for timer in card.findChildren(QTimer) if timer.isActive()]


def test_only_the_card_in_use_moves(shown: Shown) -> None:
    wall, seated = shown.card(WALL), shown.card(SEATED)
    assert wall.moves
    assert not timers(seated)
    seated.setFocus()
    assert seated.moves
    assert not timers(wall)
    shown.open(SEATED)
    assert not any(timers(card) for card in shown.cards)


def test_the_pointer_makes_a_card_move(shown: Shown) -> None:
    seated = shown.card(SEATED)
    QTest.mouseMove(shown.window.windowHandle(), seated.mapTo(shown.window, QPoint(20, 20)))
    assert seated.moves
    QTest.mouseMove(shown.window.windowHandle(), QPoint(5, 5))
    assert not seated.moves


def test_a_card_shows_the_steps_and_the_hold_in_turn(shown: Shown) -> None:
    card = shown.card(WALL)
    view, cycle = card.findChild(FigureView), card.findChild(FigureCycle)
    assert view is not None
    assert cycle is not None
    timer = cycle.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    still = view.grab().toImage()
    intervals = []
    for _ in range(6):
        intervals.append(timer.interval())
        timer.timeout.emit()
        if len(intervals) == 1:
            first = view.grab().toImage()
    assert difference(still, first) > 50
    assert intervals == [400, 1800, 1800, 1800, 1800, 8000]
    shown.card(SEATED).setFocus()
    assert difference(still, view.grab().toImage()) == 0


def test_reduced_motion_leaves_the_cards_still(qtbot: QtBot) -> None:
    shown = Shown(qtbot, look=Style(reduced_motion=True))
    assert shown.card(WALL).hasFocus()
    assert not any(timers(card) for card in shown.cards)


def test_a_fourth_exercise_of_data_alone_shows_and_opens(qtbot: QtBot, tmp_path: Path) -> None:
    for file in SHIPPED.glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (SHIPPED / "wall-calf-stretch.toml").read_text(encoding="utf-8")
    text = text.split("\n# The figure")[0].replace("Wall calf stretch", "Doorway chest stretch")
    (tmp_path / "doorway.toml").write_text(text, encoding="utf-8")
    shown = Shown(qtbot, exercises=load_exercises(tmp_path))
    assert len(shown.cards) == 4
    (card,) = [card for card in shown.cards if card.accessibleName() == "Doorway chest stretch"]
    card.setFocus()
    shown.press(Qt.Key.Key_Return)
    assert shown.detail.accessibleName() == "Doorway chest stretch"
    shown.press(Qt.Key.Key_Right)
    assert shown.step == "Hands on the wall at shoulder height, elbows straight."


def test_the_window_can_go_while_a_card_is_ringed(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    QTest.keyClick(shown.window.windowHandle(), Qt.Key.Key_Tab)
    ring = shown.window.findChild(FocusRing)
    assert ring is not None
    assert ring.isVisible()
    with qtbot.waitSignal(shown.window.destroyed):
        shown.window.close()
        shown.window.deleteLater()


class Doubled(QTranslator):
    """A language whose texts are twice as long."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return doubled(text)


def doubled(text: str) -> str:
    """Return twice as many words, each half as long again, like a language of compounds."""
    words = text.replace("{", " {").replace("}", "} ").split()
    longer = [w if "{" in w or len(w) < 4 else w + w[: len(w) // 2].lower() for w in words]
    return " ".join([*longer, *(word for word in longer if "{" not in word)])


def doubled_exercise(exercise: Exercise) -> Exercise:
    texts = {
        name: tuple(map(doubled, value)) if isinstance(value, tuple) else doubled(value)
        for name in Exercise.__slots__
        if name not in ("id", "position", "needs", "figure")
        for value in [getattr(exercise, name)]
    }
    needs = tuple(replace(need, text=doubled(need.text)) for need in exercise.needs)
    return replace(exercise, needs=needs, **texts)


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1280, 800), 1.0),
        ((1024, 640), 1.0),
        ((1920, 1080), 1.0),
        ((640, 800), 1.0),
        ((1280, 800), 2.0),
        ((640, 800), 2.0),
    ],
)
@pytest.mark.parametrize("long_words", [False, True])
def test_nothing_is_clipped(
    qtbot: QtBot,
    request: pytest.FixtureRequest,
    size: tuple[int, int],
    scale: float,
    opened: bool,
    long_words: bool,
) -> None:
    exercises = EXERCISES
    if long_words:
        translator = Doubled()
        QApplication.installTranslator(translator)
        request.addfinalizer(lambda: QApplication.removeTranslator(translator))
        exercises = {key: doubled_exercise(one) for key, one in EXERCISES.items()}
    shown = Shown(qtbot, size, Style(text_scale=scale, reduced_motion=True), exercises)
    if opened:
        shown.page.open(LYING)
    QApplication.processEvents()
    assert clipped(shown.page) == []


@pytest.mark.parametrize("opened", [False, True])
def test_larger_text_in_an_open_window_is_not_clipped(shown: Shown, opened: bool) -> None:
    if opened:
        shown.open(LYING)
    shown.look.set_text_scale(2.0)
    QApplication.processEvents()
    assert clipped(shown.page) == []
    shown.look.set_text_scale(1.0)
    QApplication.processEvents()
    assert clipped(shown.page) == []


def clipped(page: QWidget) -> list[str]:
    """Return the texts of which a part can't be read, and what lies beside the visible width."""
    found = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        metrics, room = label.fontMetrics(), label.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
        box = QRect(0, 0, room.width() if label.wordWrap() else 0, 0)
        needed = metrics.boundingRect(box, flags, label.text())
        if needed.width() > room.width() or needed.height() > room.height():
            found.append(f"{label.text()!r}: {needed.size()} in {room.size()}")
    for area in page.findChildren(QScrollArea):
        for child in area.widget().findChildren(QWidget) if area.isVisible() else []:
            right = child.mapTo(area.viewport(), QPoint(child.width(), 0)).x()
            if child.isVisible() and right > area.viewport().width():
                found.append(f"{child!r} ends at {right} of {area.viewport().width()}")
    for button in page.findChildren(ContentButton):
        if button.isVisible() and button.height() < button.heightForWidth(button.width()):
            found.append(f"{button.accessibleName()!r} is too low")
    return found
