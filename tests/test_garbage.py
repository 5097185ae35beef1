import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from stretchcoach.desktop.garbage import GarbageCollector


class Cycle:
    """Holds itself, as a widget does whose slots are lambdas."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    was_enabled = gc.isenabled()
    collector = GarbageCollector()
    collector.start()
    yield collector
    collector.stop()
    if not was_enabled:
        gc.disable()


def make_objects(kept: list[list[int]]) -> None:
    """Make so many that Python would collect in each of its generations."""
    kept.extend([number] for number in range(300_000))


def test_garbage_dies_in_the_thread_of_the_window(collector: GarbageCollector):
    died_in: list[threading.Thread] = []
    weakref.finalize(Cycle(), lambda: died_in.append(threading.current_thread()))
    kept: list[list[int]] = []
    worker = threading.Thread(target=make_objects, args=(kept,))
    worker.start()
    worker.join()
    assert died_in == []
    collector.collect()
    assert died_in == [threading.current_thread()]


def test_nothing_is_collected_before_it_is_due(collector: GarbageCollector):
    died: list[bool] = []
    gc.collect()
    weakref.finalize(Cycle(), lambda: died.append(True))
    collector.collect()
    assert not died


def test_python_collects_again_afterwards(collector: GarbageCollector):
    collector.stop()
    assert gc.isenabled()
