"""Make the icons of each system from the program's picture.

python packaging/icons.py OUT.ico       the icon of Windows
python packaging/icons.py OUT.bmp       the picture at the side of the installer's last page
python packaging/icons.py OUT.icns      the icon of macOS
python packaging/icons.py OUT.png SIZE  the picture alone, SIZE pixels wide
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PICTURE = Path(__file__).resolve().parent.parent / "assets" / "icons" / "stretchcoach.svg"
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# Below this size an entry is a plain bitmap, which also older parts of Windows read.
FIRST_PNG_SIZE = 128
# What NSIS asks for, and where the picture lies in it.
PAGE_WIDTH, PAGE_HEIGHT = 164, 314
PAGE_PICTURE = QRectF(34, 40, 96, 96)
# The names that macOS gives to the sizes; the second half is of displays with dense pixels.
ICNS_SIZES = {
    **{b"ic07": 128, b"ic08": 256, b"ic09": 512},
    **{b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024},
}
# Apple's icons leave a margin of a tenth at each side.
MACOS_MARGIN = 0.1


def render(size: int, margin: float = 0.0) -> QImage:
    """Return the picture `size` pixels wide, with a clear `margin` as a share of that."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = size * (1 - 2 * margin)
    QSvgRenderer(str(PICTURE)).render(painter, QRectF(size * margin, size * margin, inner, inner))
    painter.end()
    return image


def as_png(image: QImage) -> bytes:
    """Return the picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def as_bitmap(image: QImage) -> bytes:
    """Return the picture as an icon's bitmap: header, pixels from the bottom up, empty mask."""
    size = image.width()
    # The height counts the mask too, which the pixels' own alpha makes needless.
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels = bytes(image.constBits())
    rows = [pixels[start : start + 4 * size] for start in range(0, len(pixels), 4 * size)]
    return header + b"".join(reversed(rows)) + bytes((size + 31) // 32 * 4 * size)


def ico() -> bytes:
    """Return the bytes of an .ico file that holds every size."""
    entries = []
    for size in ICO_SIZES:
        image = render(size)
        entries.append((size, (as_png if size >= FIRST_PNG_SIZE else as_bitmap)(image)))
    table = struct.pack("<HHH", 0, 1, len(entries))
    offset = len(table) + 16 * len(entries)
    for size, data in entries:
        # 256 is written as 0.
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return table + b"".join(data for _, data in entries)


def write_page_picture(out: Path) -> None:
    """Write the picture on the white of the installer's last page."""
    image = QImage(PAGE_WIDTH, PAGE_HEIGHT, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(PICTURE)).render(painter, PAGE_PICTURE)
    painter.end()
    image.save(str(out), "BMP")


def icns() -> bytes:
    """Return the bytes of an .icns file that holds every size."""
    entries = b""
    for name, size in ICNS_SIZES.items():
        picture = as_png(render(size, MACOS_MARGIN))
        entries += name + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(entries) + 8) + entries


def main(arguments: list[str]) -> int:
    """Write what the name's ending asks for."""
    name, *size = arguments or [""]
    out = Path(name)
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.suffix == ".png" and size:
        out.write_bytes(as_png(render(int(size[0]))))
    elif out.suffix == ".ico":
        out.write_bytes(ico())
    elif out.suffix == ".bmp":
        write_page_picture(out)
    elif out.suffix == ".icns":
        out.write_bytes(icns())
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
