"""Make the installer of Windows from a bundle, on any system that has makensis.

python packaging/windows/make_installer.py [--payload FOLDER] [--pictures FOLDER] [--out FILE]

Debian's and Ubuntu's package nsis has the 64 bit stub; makensis from elsewhere may need
--stub x86-unicode.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent)]
from build import version as built_version  # noqa: E402

PICTURE_MAKER = HERE.parent / "icons.py"
PICTURES = ("stretchcoach.ico", "last-page.bmp")
STUB = "amd64-unicode"
EXE = "stretchcoach.exe"


def delete_macro(payload: Path) -> str:
    """Return the NSIS macro that deletes each file of the bundle, and its folders when empty."""
    files = sorted(path.relative_to(payload) for path in payload.rglob("*") if path.is_file())
    folders = {folder for file in files for folder in file.parents if folder.name}
    lines = [f'  Delete "{in_folder(file)}"' for file in files]
    # Deepest first.
    lines += [
        f'  RMDir "{in_folder(folder)}"'
        for folder in sorted(folders, key=lambda folder: (-len(folder.parts), folder))
    ]
    return "\n".join(["!macro DeleteFiles", *lines, "!macroend", ""])


def in_folder(path: Path) -> str:
    """Return a path of the bundle as NSIS writes the installed one."""
    return "$INSTDIR\\" + "\\".join(path.parts).replace("$", "$$")


def make_pictures(folder: Path) -> Path:
    """Write the icon and the picture of the last page, which takes PySide6; return the folder."""
    for name in PICTURES:
        subprocess.run([sys.executable, str(PICTURE_MAKER), str(folder / name)], check=True)
    return folder


def make(payload: Path, out: Path, version: str, pictures: Path, stub: str = STUB) -> None:
    """Write the installer; raises CalledProcessError when makensis fails."""
    size = sum(path.stat().st_size for path in payload.rglob("*") if path.is_file())
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files.nsh"
        # With its mark at the start makensis takes the file for UTF-8.
        files.write_text(delete_macro(payload), encoding="utf-8-sig")
        values = {
            "VERSION": version,
            "PAYLOAD": payload.resolve(),
            "FILES": files,
            "PICTURES": pictures.resolve(),
            "LICENCE": ROOT / "LICENSE",
            "SIZE_KB": size // 1024,
            "STUB": stub,
            "OUT": out.resolve(),
        }
        defines = [f"-D{name}={value}" for name, value in values.items()]
        script = HERE / "stretchcoach.nsi"
        subprocess.run(["makensis", "-V2", "-WX", *defines, str(script)], check=True)


def main(arguments: list[str]) -> int:
    """Make the installer and say where it is."""
    version = built_version()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--payload", type=Path, default=ROOT / "dist" / "stretchcoach")
    parser.add_argument("--pictures", type=Path, help="made before by icons.py; else made anew")
    parser.add_argument("--version", default=version)
    parser.add_argument("--stub", default=STUB)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(arguments)
    out = given.out or ROOT / "dist" / f"stretchcoach-{given.version}-windows-setup.exe"
    if not (given.payload / EXE).is_file():
        parser.error(f"{given.payload} holds no {EXE}: it is no bundle of Windows")
    with tempfile.TemporaryDirectory() as folder:
        pictures = given.pictures or make_pictures(Path(folder))
        make(given.payload, out, given.version, pictures, given.stub)
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
