"""The phrase tables of the voice, one TOML file for each language."""

from stretchcoach.assets import assets
from stretchcoach.core.phrases import Phrases
from stretchcoach.library.asset_files import load_toml


def load_phrases(language: str = "en") -> Phrases:
    """Return the words of the voice in `language`. Raises AssetError."""
    return load_toml(assets() / "phrases" / f"{language}.toml", Phrases)
