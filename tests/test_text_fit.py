"""Words made to fit a box."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.text_fit import FontAt, fit_text

WORDS = "Loop the strap around the ball of your right foot."


@pytest.fixture
def font_at(qapp: QApplication) -> FontAt:
    look = Style()

    def font(size: float) -> QFont:
        return look.font(size, bold=True)

    return font


def test_what_fits_has_its_whole_size_on_one_line(font_at: FontAt) -> None:
    fitted = fit_text(WORDS, font_at, 2000, 50, 40, 20)
    assert fitted.lines == (WORDS,)
    assert fitted.font.pixelSize() == 40


def test_a_low_box_makes_words_smaller(font_at: FontAt) -> None:
    fitted = fit_text(WORDS, font_at, 800, 40, 40, 10)
    assert len(fitted.lines) == 1
    assert 10 <= fitted.font.pixelSize() < 40
    assert fitted.width <= 800.5
    assert not fitted.shortened


def test_a_high_box_takes_lines_of_nearly_the_same_length(font_at: FontAt) -> None:
    fitted = fit_text(WORDS, font_at, 480, 400, 40, 40)
    assert " ".join(fitted.lines) == WORDS
    assert len(fitted.lines) == 3
    assert min(map(len, fitted.lines)) > 10


def test_what_cannot_fit_is_shortened_within_its_box(font_at: FontAt) -> None:
    fitted = fit_text(WORDS, font_at, 200, 60, 40, 24)
    assert fitted.shortened
    assert fitted.lines[-1].endswith("\N{HORIZONTAL ELLIPSIS}")
    assert fitted.width <= 200.5
    assert fitted.height <= 60.5


def test_a_word_wider_than_the_box_becomes_smaller(font_at: FontAt) -> None:
    fitted = fit_text("Trainingsunterbrechung", font_at, 150, 400, 40, 8)
    assert fitted.lines == ("Trainingsunterbrechung",)
    assert fitted.width <= 150.5


def test_no_words_are_no_lines(font_at: FontAt) -> None:
    assert fit_text("", font_at, 100, 100, 40, 20).lines == ()
