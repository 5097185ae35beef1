"""The exercises, one TOML file each; the file's name is the exercise's id."""

from pathlib import Path

from stretchcoach.asset_files import list_toml, load_toml
from stretchcoach.assets import assets
from stretchcoach.core.exercise import Exercise
from stretchcoach.library.figure_checks import check_figure


def load_exercises(folder: Path | None = None) -> dict[str, Exercise]:
    """Return the exercises in `folder` (else those that ship with the program) by their ids.

    Raises AssetError.
    """
    files = list_toml(folder or assets() / "exercises")
    loaded = (
        load_toml(file, Exercise, check_figure, id=file.name.removesuffix(".toml"))
        for file in files
    )
    return {exercise.id: exercise for exercise in loaded}
