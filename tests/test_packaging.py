"""What the packages say of the program, and the tools that check them."""

import configparser
import contextlib
import csv
import gzip
import importlib
import os
import re
import shutil
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch):
    """Load a module of packaging/ by its name."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.syspath_prepend(str(LINUX))
    loaded = set(sys.modules)

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    yield load
    for name in set(sys.modules) - loaded:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(PACKAGING)):
            del sys.modules[name]


@pytest.fixture
def desktop(tool) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / f"{tool('build_deb').APP_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_manual_page_tells_every_command_and_option(tool):
    page = tool("man_page").man_page("1.2.3", 0).replace("\\-", "-")
    assert "1970-01-01" in page
    assert "Stretch Coach 1.2.3" in page
    commands = tool("man_page").commands(tool("man_page").command_line())
    assert {"play", "timeline", "history", "doctor", "selftest", "open"} <= set(commands)
    for name, command in commands.items():
        assert f'.SS "{name}' in page
        for option in command._option_string_actions:
            assert f"\\fB{option}\\fR" in page


def test_desktop_file_metainfo_and_file_type_name_the_same_things(tool, desktop):
    app_id = tool("build_deb").APP_ID
    metainfo = ElementTree.parse(LINUX / f"{app_id}.metainfo.xml").getroot()
    assert metainfo.findtext("id") == desktop["Icon"] == app_id
    assert metainfo.findtext("launchable") == f"{app_id}.desktop"
    assert metainfo.findtext("summary") == desktop["Comment"]
    [kind] = ElementTree.parse(LINUX / f"{app_id}.xml").getroot()
    assert metainfo.findtext("provides/mediatype") == kind.attrib["type"]
    assert desktop["MimeType"] == f"{kind.attrib['type']};"
    # With the command no file's name is taken for one.
    assert desktop["Exec"] == "stretchcoach open %f"


def test_every_screenshot_that_is_told_of_is_there(tool):
    app_id = tool("build_deb").APP_ID
    # At the release's tag: what is on a branch may change under it.
    base = (
        f"https://raw.githubusercontent.com/stretchcoach/stretchcoach/v{tool('build').version()}/"
    )
    images = ElementTree.parse(LINUX / f"{app_id}.metainfo.xml").getroot().findall(".//image")
    assert len(images) == 4
    for image in images:
        assert image.text.startswith(base)
        picture = QImage(str(ROOT / image.text.removeprefix(base)))
        size = (picture.width(), picture.height())
        assert size == (int(image.get("width")), int(image.get("height"))) == (1280, 800)


def test_the_newest_release_that_is_told_of_is_this_version(tool):
    metainfo = ElementTree.parse(LINUX / f"{tool('build_deb').APP_ID}.metainfo.xml")
    release = metainfo.find("releases/release")
    assert release.get("version") == tool("build").version()
    assert date.fromisoformat(release.get("date"))
    assert release.findtext("description/p")


def test_the_package_has_a_changelog_in_debians_form(tool):
    text = tool("build_deb")._changelog("1.2.3")
    assert text.startswith("stretchcoach (1.2.3) stable; urgency=medium\n\n  * ")
    assert max(map(len, text.splitlines()[:-1])) <= 80
    assert text.splitlines()[-1].startswith(" -- Stretch Coach contributors <")
    assert gzip.decompress(tool("build_deb")._gzip(text)).decode() == text
    assert tool("build_deb")._gzip(text) == tool("build_deb")._gzip(text)


def test_only_what_the_baseline_names_is_known_of_lintian(tool):
    check = tool("check_deb")
    line = "W: stretchcoach: hardening-no-pie [usr/lib/stretchcoach/stretchcoach]"
    assert check._tag(line) == "hardening-no-pie"
    assert check._tag(line) in check.known_tags()
    assert "no-manual-page" not in check.known_tags()


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="needs dpkg (of Debian and its kin)")
def test_what_an_older_system_lacks_is_named(tool):
    unmet = tool("check_deb").unmet
    has = {"libc6": "2.35", "libx11-xcb1": "2:1.7.5", "fonts-noto-core": "1"}
    met = "libc6 (>= 2.35), fonts-dejavu-core | fonts-noto-core, libx11-xcb1"
    assert unmet(met, has) == []
    assert unmet(f"{met}, libx11-xcb1 (>= 2:1.8.4), libnew1", has) == [
        "libx11-xcb1 (>= 2:1.8.4)",
        "libnew1",
    ]


def test_what_is_shipped_comes_with_its_licences(tool):
    files = dict(tool("licence_texts").licence_files(["rich", "PySide6", "stretchcoach"]))
    assert all(Path(place).is_file() for place in files.values())
    names = {name.removeprefix("licences/") for name in files}
    assert {"NOTICE.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "rich-LICENSE.txt", "OFL.txt"} <= names
    notice = Path(files["licences/NOTICE.txt"]).read_text(encoding="utf-8")
    assert set(re.findall(r"[\w.-]+\.txt", notice)) - {"constraints.txt"} <= names


def test_the_list_of_a_bundles_files_has_digests_of_what_stays_as_it_is(tool, tmp_path: Path):
    source = tmp_path / "source"
    source.write_bytes(b"content")
    info = "QtCore.framework/Versions/A/Resources/Info.plist"
    entries = [
        ("stretchcoach\\assets\\a, b.svg", str(source), "DATA"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("PySide6/QtCore.abi3.so", str(source), "EXTENSION"),
        (info, str(source), "DATA"),
        ("libz.so.1", "/lib/x86_64-linux-gnu/libz.so.1", "BINARY"),
    ]
    digest = "sha256=7XACtDnprIRfIjV9giusFERzD722AW0-yUMil7nsn3M"
    assert list(csv.reader(tool("file_list").file_list(entries).splitlines())) == [
        ["PySide6/QtCore.abi3.so", "", ""],
        [info, "", ""],
        ["libQt6Core.so.6", "", ""],
        ["stretchcoach/assets/a, b.svg", digest, "7"],
    ]


def test_two_folders_are_compared_file_by_file(tool, tmp_path: Path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "same").write_text("same")
        (folder / "changed").write_text(folder.name)
    (one / "gone").touch()
    (other / "new").touch()
    assert tool("compare_builds").differences(one, one) == []
    assert tool("compare_builds").differences(one, other) == [
        "differs: changed",
        "only in the first: gone",
        "only in the second: new",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_are_compared_by_where_they_go(tool, tmp_path: Path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "link").symlink_to(f"to-{name}")
    found = tool("compare_builds").differences(tmp_path / "one", tmp_path / "other")
    assert found == ["differs: link"]


@pytest.mark.parametrize(("found", "holds"), [(40, True), (40.1, False)])
def test_a_budget_holds_up_to_its_limit(tool, found: float, holds: bool):
    assert tool("budgets").Budget("package", found, 40, "").holds is holds


def test_sizes_are_of_what_is_there(tool, tmp_path: Path):
    package = tmp_path / "a.deb"
    package.write_bytes(bytes(10))
    (tmp_path / "tree/usr").mkdir(parents=True)
    (tmp_path / "tree/usr/a").write_bytes(bytes(300))
    sizes = [budget.found for budget in tool("budgets").size_budgets(package, tmp_path / "tree")]
    assert sizes == [10, 300]


@pytest.mark.parametrize("answer", ["", "Traceback", '{"version": "0.0.0"}'])
@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_program_that_does_not_answer_fails_the_build(tool, tmp_path: Path, answer: str):
    program = tmp_path / "stretchcoach"
    program.write_text(f"#!/bin/sh\necho '{answer}'\n")
    program.chmod(0o755)
    with pytest.raises(tool("build").BuildError):
        tool("build").check_program(program)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("doctor", "selftest", "works"),
    [(0, 0, True), (1, 0, True), (0, 1, False), (0, 139, False), (139, 0, False)],
)
def test_what_a_program_ends_with_counts(
    tool, tmp_path: Path, doctor: int, selftest: int, works: bool
):
    build = tool("build")
    program = tmp_path / "stretchcoach"
    version = f'{{"version": "{build.version()}"}}'
    program.write_text(
        f"#!/bin/sh\n[ $1 = doctor ] && echo '{version}' && exit {doctor}\n"
        f"echo '{{\"failed\": []}}'; exit {selftest}\n"
    )
    program.chmod(0o755)
    with contextlib.nullcontext() if works else pytest.raises(build.BuildError, match="ended with"):
        build.check_program(program)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_what_the_selftest_finds_fails_the_build(tool, tmp_path: Path):
    build = tool("build")
    program = tmp_path / "stretchcoach"
    failed = '{"failed": ["voice"], "voice": {"found": "no voice"}}'
    version = f'{{"version": "{build.version()}"}}'
    program.write_text(
        f"#!/bin/sh\n[ $1 = doctor ] && echo '{version}' && exit\necho '{failed}'; exit 1\n"
    )
    program.chmod(0o755)
    with pytest.raises(build.BuildError, match="voice"):
        build.check_program(program)
