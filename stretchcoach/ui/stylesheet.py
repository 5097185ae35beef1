"""The style sheet of Qt's own widgets; what we draw ourselves reads the theme by itself."""

from stretchcoach.ui.theme import Theme

ROLE_PROPERTY = "role"


def build_stylesheet(theme: Theme, text_scale: float, family: str) -> str:
    """Return the style sheet of a window."""

    def px(length: float) -> str:
        return f"{round(length * text_scale)}px"

    def colour(token: str) -> str:
        return theme[token].name()

    def text(role: str, size: float, ink: str, *, bold: bool = False) -> str:
        weight = "bold" if bold else "normal"
        return (
            f'QLabel[{ROLE_PROPERTY}="{role}"] {{ color: {colour(ink)};'
            f" font-size: {px(size)}; font-weight: {weight}; }}"
        )

    return "\n".join(
        [
            f'* {{ font-family: "{family}"; }}',
            f"QMainWindow, QDialog, QWidget#page {{ background: {colour('paper')}; }}",
            f"QWidget#bar {{ background: {colour('card')}; }}",
            "QScrollArea, QWidget#content { background: transparent; border: none; }",
            "QLabel { background: transparent; }",
            text("title", 32, "ink", bold=True),
            text("card-title", 28, "ink", bold=True),
            text("heading", 24, "ink", bold=True),
            text("section", 18, "ink", bold=True),
            text("lead", 18, "ink2"),
            text("body", 16, "ink"),
            text("strong", 16, "ink", bold=True),
            text("secondary", 16, "ink2"),
            text("meta", 14, "ink2"),
            text("caption", 14, "ink3"),
            text("advice", 16, "alert", bold=True),
            f"QPlainTextEdit, QLineEdit {{ color: {colour('ink')}; background: {colour('card')};"
            f" border: 1px solid {colour('ctl')}; border-radius: 12px; padding: 8px 12px;"
            f" font-size: {px(16)}; selection-color: {colour('onPrimary')};"
            f" selection-background-color: {colour('primary')};"
            f" placeholder-text-color: {colour('ink3')}; }}",
            f"QLineEdit {{ min-height: {px(28)}; }}",
            f"QPlainTextEdit:focus, QLineEdit:focus {{ border: 2px solid {colour('primary')};"
            " padding: 7px 11px; }",
            f"QDateTimeEdit {{ color: {colour('ink')}; background: {colour('card')};"
            f" border: 1px solid {colour('ctl')}; border-radius: 10px; padding: 4px 0;"
            f" font-size: {px(15)}; min-height: {px(30)}; min-width: {px(72)};"
            f" selection-color: {colour('onPrimary')};"
            f" selection-background-color: {colour('primary')}; }}",
            # Qt gives a styled field without buttons the width of one pixel.
            "QDateTimeEdit::up-button, QDateTimeEdit::down-button"
            " { image: none; width: 1px; border: none; }",
            "QDateTimeEdit QLineEdit, QDateTimeEdit QLineEdit:focus"
            " { background: transparent; border: none; padding: 0; min-height: 0; }",
            f"QComboBox QAbstractItemView {{ color: {colour('ink')}; background: {colour('card')};"
            f" border: 1px solid {colour('line')}; font-size: {px(15)}; outline: none;"
            f" selection-color: {colour('primary')};"
            f" selection-background-color: {colour('primaryTint')}; }}",
            f"QComboBox QAbstractItemView::item {{ min-height: {px(40)}; padding: 0 12px; }}",
            f"QToolTip {{ color: {colour('ink')}; background: {colour('card')};"
            f" border: 1px solid {colour('ctl')}; padding: 6px 8px; font-size: {px(14)}; }}",
            f"QMenu {{ color: {colour('ink')}; background: {colour('card')};"
            f" border: 1px solid {colour('line')}; padding: 8px; font-size: {px(16)}; }}",
            "QMenu::item { padding: 12px 24px; border-radius: 8px; }",
            f"QMenu::item:selected {{ background: {colour('hover')}; }}",
            f"QMenu::item:checked {{ background: {colour('primaryTint')};"
            f" color: {colour('primary')}; font-weight: bold; }}",
            "QMenu::indicator { width: 0; }",
            _scroll_bars(colour("ctl"), colour("ink2")),
        ]
    )


def _scroll_bars(handle: str, handle_hover: str) -> str:
    return (
        "QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }"
        f"QScrollBar::handle:vertical {{ background: {handle}; min-height: 40px;"
        " border-radius: 4px; margin: 3px 3px 3px 3px; }"
        "QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }"
        f"QScrollBar::handle:horizontal {{ background: {handle}; min-width: 40px;"
        " border-radius: 4px; margin: 3px 3px 3px 3px; }"
        f"QScrollBar::handle:hover {{ background: {handle_hover}; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )
