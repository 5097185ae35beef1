"""The phrase tables of the voice, one TOML file for each language."""

from stretchcoach.asset_files import load_toml
from stretchcoach.assets import assets
from stretchcoach.core.phrases import Phrases


def load_phrases(language: str = "en") -> Phrases:
    """Return the words of the voice in `language`. Raises AssetError."""
    return load_toml(assets() / "phrases" / f"{language}.toml", Phrases)
