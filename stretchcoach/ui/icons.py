"""Icons: drawings of 24 x 24 in a 2 px stroke, in the colour asked for."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from stretchcoach.assets import assets
from stretchcoach.errors import AssetError
from stretchcoach.translation import fill, translate

APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon_pixmap(name: str, colour: QColor, size: int, dpr: float) -> QPixmap:
    """Return the icon `name`, `size` pixels wide and high on a screen of `dpr`.

    Raises AssetError where there is no such icon.
    """
    size = max(1, size)
    key = f"icon:{name}:{colour.name()}:{size}:{dpr}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    drawing = _read(name).replace(b"currentColor", colour.name().encode())
    side = max(1, round(size * dpr))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def app_icon() -> QIcon:
    """Return the program's own icon, for its windows."""
    icon = QIcon()
    for size in APP_ICON_SIZES:
        icon.addPixmap(icon_pixmap("stretchcoach", QColor(), size, 1.0))
    return icon


def _read(name: str) -> bytes:
    try:
        return assets().joinpath("icons", f"{name}.svg").read_bytes()
    except OSError as error:
        words = translate("Icons", "The icon {name} can't be read. Install Stretch Coach again.")
        raise AssetError(fill(words, name=name)) from error
