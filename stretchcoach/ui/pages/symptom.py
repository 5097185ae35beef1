"""The page on which a note of symptoms is written."""

from datetime import UTC, datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchcoach.core.symptom import SymptomNote
from stretchcoach.ui.accessibility import announce
from stretchcoach.ui.asking_dialog import AskingDialog
from stretchcoach.ui.routine_words import day_words, time_words
from stretchcoach.ui.theme import Style
from stretchcoach.ui.widgets.button_look import Shapes, Skins
from stretchcoach.ui.widgets.buttons import Button
from stretchcoach.ui.widgets.scroll_page import NARROW_BELOW, ScrollPage
from stretchcoach.ui.widgets.symptom_form import SymptomForm
from stretchcoach.ui.widgets.words import Words


class SymptomPage(ScrollPage):
    """Fills the window; `saved` brings the note, which tells something.

    `cancelled` comes only once nothing is told that is not kept, or after one was asked.
    """

    content_limit = 840

    saved = Signal(SymptomNote)
    cancelled = Signal()

    def __init__(self, look: Style, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._note = SymptomNote(datetime.now(UTC))
        self._shown = self._note
        self._question: AskingDialog | None = None
        self._when = Words("secondary")
        self.header.addWidget(Words("title", self.tr("Symptom note")))
        self.header.addWidget(self._when)
        self._form = SymptomForm(look)
        self._form.changed.connect(self._on_changed)
        self._form.cramps_asked.connect(self.reveal)
        purpose = self.tr(
            "What a doctor will ask. Tell what you can and leave out the rest. "
            "It stays on this computer."
        )
        self.body.addWidget(Words("body", purpose))
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self._problem = Words("advice")
        self._problem.setContentsMargins(0, 12, 0, 0)
        self._problem.hide()
        self._save = Button(look, self.tr("Save"), skin=Skins.PRIMARY, shape=Shapes.MEDIUM)
        self._cancel = Button(look, self.tr("Cancel"), shape=Shapes.MEDIUM)
        self._fill_footer()
        self.set_first_focus(self._form)

    def show_note(self, note: SymptomNote) -> None:
        """Show a note, or an empty one to be written at its time."""
        self._note = note
        written = note.written_at.astimezone()
        self._when.setText(
            f"{day_words(written.date(), QLocale())}, {time_words(written, QLocale())}"
        )
        self._form.set_note(note)
        self._shown = self._told()  # its answers may stand in another order
        self._problem.hide()
        self._scroll.verticalScrollBar().setValue(0)

    def tell(self, words: str) -> None:
        """Say why the note was not saved, until it is changed."""
        self._problem.setText(words)
        self._problem.show()
        announce(self, words, assertive=True)

    def flush(self) -> None:
        """Have kept what was told since the note was shown, if anything was."""
        note = self._told()
        if not note.is_empty and note != self._shown:
            self.saved.emit(note)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no more about a note that is kept by now."""
        super().hideEvent(event)
        if self._question is not None and not event.spontaneous():
            self._question.reject()

    def arrange(self, width: float, height: float) -> None:
        """Fit the questions into the width."""
        self._form.fit(self.content_width, narrow=width < NARROW_BELOW)

    def _fill_footer(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        self.footer.addWidget(self._problem)
        self.footer.addLayout(row)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self._on_cancel)
        save_keys = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return)
        for keys, act in (
            (save_keys, self._on_save),
            (QKeySequence(Qt.Key.Key_Escape), self._on_cancel),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _told(self) -> SymptomNote:
        return self._form.note_from(self._note)

    def _on_cancel(self) -> None:
        if self._told() == self._shown:
            self.cancelled.emit()
        elif self._question is None:
            self._ask()

    def _ask(self) -> None:
        """Ask before what was told is lost; going on with it is the default."""
        question = AskingDialog(
            self._look,
            self.tr("Leave without saving?"),
            self.tr("What you have told or changed here will be lost."),
            Button(self._look, self.tr("Leave"), skin=Skins.DANGER),
            self.window(),
        )
        question.cancel.setText(self.tr("Keep writing"))
        question.finished.connect(question.deleteLater)
        question.finished.connect(self._on_answered)
        self._question = question
        question.open()

    def _on_answered(self, answer: int) -> None:
        self._question = None
        if answer == AskingDialog.DialogCode.Accepted.value:
            self.cancelled.emit()

    def _on_changed(self) -> None:
        self._problem.hide()

    def _on_save(self) -> None:
        note = self._told()
        if note.is_empty:
            words = self.tr(
                "Nothing is noted yet. Tell at least one thing, such as where it hurts or how "
                "strong it is."
            )
            self.tell(words)
            self._form.setFocus()
        else:
            self.saved.emit(note)
