"""PySide6 6.12.0 loses a reference to None in each void call on Python 3.11, until it crashes."""

import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QImage, QPainter

CALLS = 2000
PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def test_void_calls_keep_the_references_to_none(qapp):
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.save()
        painter.drawPoint(QPoint(1, 1))
        painter.restore()
        thing.setObjectName("thing")
    after = sys.getrefcount(None)
    painter.end()
    # Some come and go by themselves; the broken release loses one in each of the 8000 calls.
    assert abs(after - before) < CALLS / 10


def test_the_range_of_releases_leaves_the_broken_one_out():
    tables = tomllib.loads(PROJECT.read_text("utf-8"))
    (pyside,) = [
        requirement
        for requirement in map(Requirement, tables["project"]["dependencies"])
        if requirement.name == "PySide6"
    ]
    assert pyside.specifier.contains("6.11.3")
    assert not pyside.specifier.contains("6.12.0")
    assert not pyside.specifier.contains("6.12.1")
