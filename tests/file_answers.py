"""What is chosen where the window asks for a file."""

from pathlib import Path

from stretchcoach.file_dialogs import Then


class Dialogs:
    """Answers at once with the file it is told, or, without one, not at all."""

    def __init__(self, answer: Path | None = None) -> None:
        self.answer = answer
        self.asked: list[tuple[str, ...]] = []

    def save(self, title: str, name: str, kind: str, then: Then) -> None:
        self.asked.append((title, name, kind))
        if self.answer is not None:
            then(self.answer)

    def open(self, title: str, kind: str, then: Then) -> None:
        self.asked.append((title, kind))
        if self.answer is not None:
            then(self.answer)
