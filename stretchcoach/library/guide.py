"""The texts of the guide, one TOML file for each language."""

from dataclasses import replace

from stretchcoach.asset_files import load_toml
from stretchcoach.assets import assets
from stretchcoach.core.guide import Guide
from stretchcoach.translation import fill


def load_guide(version: str, language: str = "en") -> Guide:
    """Return the guide of that version of the program in `language`. Raises AssetError."""
    guide = load_toml(assets() / "guide" / f"{language}.toml", Guide)
    points = tuple(fill(point, version=version) for point in guide.about.points)
    return replace(guide, about=replace(guide.about, points=points))
