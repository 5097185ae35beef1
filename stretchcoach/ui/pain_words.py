"""What is said about a pain of 0 to 10."""

from stretchcoach.core.pain import HIGHEST, Advice, Band, band_of
from stretchcoach.translation import fill, translate


def band_word(band: Band) -> str:
    """Return the name of a band, as under the scale."""
    return {
        Band.NONE: translate("Pain", "None"),
        Band.MILD: translate("Pain", "Mild"),
        Band.MODERATE: translate("Pain", "Moderate"),
        Band.SEVERE: translate("Pain", "Severe"),
    }[band]


def cell_words(pain: int) -> str:
    """Return what a screen reader says for one number of the scale."""
    words = {
        Band.NONE: translate("Pain", "Pain {pain} of {highest}, none"),
        Band.MILD: translate("Pain", "Pain {pain} of {highest}, mild"),
        Band.MODERATE: translate("Pain", "Pain {pain} of {highest}, moderate"),
        Band.SEVERE: translate("Pain", "Pain {pain} of {highest}, severe"),
    }[band_of(pain)]
    return fill(words, pain=pain, highest=HIGHEST)


def report_words(pain: int) -> str:
    """Return a pain that was rated earlier, in words."""
    words = {
        Band.NONE: translate("Pain", "No pain, {pain} of {highest}"),
        Band.MILD: translate("Pain", "Mild pain, {pain} of {highest}"),
        Band.MODERATE: translate("Pain", "Moderate pain, {pain} of {highest}"),
        Band.SEVERE: translate("Pain", "Severe pain, {pain} of {highest}"),
    }[band_of(pain)]
    return fill(words, pain=pain, highest=HIGHEST)


def meaning_words(band: Band) -> str:
    """Return what a band feels like."""
    return {
        Band.NONE: translate("Pain", "No pain at all."),
        Band.MILD: translate("Pain", "You notice it, but it is easy to ignore."),
        Band.MODERATE: translate("Pain", "You keep noticing it."),
        Band.SEVERE: translate("Pain", "Hard to ignore. It gets in the way."),
    }[band]


def advice_words(advice: Advice) -> str:
    """Return what to do, in one line; the title of the advice box where there is one."""
    return {
        Advice.CARRY_ON: translate("Pain", "You can carry on like this."),
        Advice.EASE_OFF: translate("Pain", "Ease off: pull less next time."),
        Advice.STOP: translate("Pain", "Stop for today"),
    }[advice]


def stop_advice() -> tuple[str, str]:
    """Return the text of the advice box: what to do now, and when to get help at once."""
    return (
        translate(
            "Pain",
            "Rest today and pull less next time. See a doctor if the pain lasts 3 to 4 days, "
            "or comes at night, sitting or lying.",
        ),
        translate(
            "Pain",
            "Get help today if one calf throbs or cramps, is swollen, warm or red, or has hard, "
            "sore veins, or if you felt a pop and can't push off on tiptoe. With breathlessness, "
            "chest pain or coughing up blood, or if the leg is pale, cold and numb, call the "
            "emergency number.",
        ),
    )


def after_stop_words(*, is_recent: bool) -> str:
    """Return what to do after a last session that hurt too much, just now or a while ago."""
    if is_recent:
        return translate("Pain", "Stop for now: rest, and pull less next time.")
    return translate("Pain", "Pull less this time, and stop if it hurts again.")


def stop_notice(pain: int) -> str:
    """Return the notice after a session that hurt too much."""
    words = translate(
        "Pain",
        "Your last session hurt: {pain} of {highest}. Stop for now and rest. See a doctor if the "
        "pain lasts 3 to 4 days, or comes at night, sitting or lying.",
    )
    return fill(words, pain=pain, highest=HIGHEST)
