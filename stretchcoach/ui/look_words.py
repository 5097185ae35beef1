"""The names of the looks of the drawn person."""

from stretchcoach.translation import translate
from stretchcoach.ui.body_look import BodyLook


def look_name(look: BodyLook) -> str:
    """Return the name in the user's language; of a look added by hand, that in its file."""
    names = {
        "neutral": translate("Looks", "Short hair"),
        "bun": translate("Looks", "Bun"),
        "curls": translate("Looks", "Curls"),
        "scarf": translate("Looks", "Headscarf"),
    }
    return names.get(look.id, look.name)
