"""What every test needs: no window on the screen, no touch of the user's folders."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent

pytest_plugins = [
    "tests.sound_server",
    "tests.parts_for_tests",
    "tests.widget_parts",
    "tests.screen_reader",
    "tests.keeping_parts",
]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says nothing on a busy machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test, and every process it starts, a home of its own."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    return home


@pytest.fixture(autouse=True)
def garbage_of_this_thread() -> Iterator[None]:
    """Let no widget that a test has left die in a thread of the next one's.

    What Qt is to delete goes first, whole: Python would take it to pieces.
    """
    gc.disable()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def garbage_of_the_module() -> Iterator[None]:
    """Collect all that the tests of a module have left."""
    yield
    gc.collect()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With STRETCHCOACH_ALL_TESTS set, fail a test that lacks what it "needs", not skip it."""
    report = yield
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    if "STRETCHCOACH_ALL_TESTS" in os.environ and reason.startswith("Skipped: needs "):
        report.outcome = "failed"
        report.longrepr = f"{reason} (STRETCHCOACH_ALL_TESTS is set)"
    return report
