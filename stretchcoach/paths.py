"""Where the program keeps its files."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders for data that must last, settings, and what can be made again."""

    data: Path
    config: Path
    cache: Path

    @property
    def history(self) -> Path:
        """The database file of the history."""
        return self.data / "history.db"

    @property
    def cold_pack(self) -> Path:
        """The file with the last rounds of the cold pack."""
        return self.data / "cold-pack.json"

    @property
    def settings(self) -> Path:
        """The file of the settings."""
        return self.config / "settings.json"

    @property
    def voice_cache(self) -> Path:
        """The folder of rendered phrases."""
        return self.cache / "voice"


def find_paths(data_dir: Path | None = None) -> Paths:
    """Return the user's folders, or three folders within `data_dir`; creates none of them."""
    if data_dir is not None:
        root = data_dir.expanduser().absolute()
        return Paths(root / "data", root / "config", root / "cache")
    dirs = platformdirs.PlatformDirs("stretchcoach", appauthor=False)
    return Paths(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path)
