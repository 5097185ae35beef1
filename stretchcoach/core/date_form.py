"""Short forms of a date, in the order in which a locale writes a long one."""

import re

# A field of one letter, or what stands between fields: quoted words too.
_PART = re.compile(r"([yMd])\1*|(?:'[^']*'|[^yMd'])+")
_LONG_FORM = "dddd, d MMMM yyyy"
_FIELDS = "yMd"


def date_form(
    long_form: str, *, weekday: bool = False, year: bool = False, short: bool = True
) -> str:
    """Return `long_form` without the day of the week or the year, unless they are asked for.

    Forms are those of Qt. A `short` one has short names, and no comma after that of the day.
    """
    parts = [match.group() for match in _PART.finditer(long_form)]
    if not set(_FIELDS) <= {part[0] for part in parts if not part.startswith("ddd")}:
        parts = [match.group() for match in _PART.finditer(_LONG_FORM)]
    if not year:
        parts = _without(parts, _year_place(parts), is_year=True)
    named = _weekday_place(parts)
    if named is not None and not weekday:
        parts = _without(parts, named, is_year=False)
    elif named == 0 and short:
        parts[1] = parts[1].replace(",", "")
    if short:
        parts = [part.replace("MMMM", "MMM").replace("dddd", "ddd") for part in parts]
    return "".join(parts).strip()


def _without(parts: list[str], place: int, *, is_year: bool) -> list[str]:
    """Return the parts without a field, and without what parted it from the others."""
    before, after = parts[:place], parts[place + 1 :]
    if not any(part[0] in _FIELDS for part in before):
        return after[1:]
    if not any(part[0] in _FIELDS for part in after):
        # What follows a day may belong to it, as in Japanese; a comma does not.
        kept = "" if is_year else before[-1].rstrip(" ,")
        return before if before[-1][0] in _FIELDS else [*before[:-1], *filter(None, [kept])]
    return [*before, *after[1:]]


def _year_place(parts: list[str]) -> int:
    return next(place for place, part in enumerate(parts) if part[0] == "y")


def _weekday_place(parts: list[str]) -> int | None:
    return next((place for place, part in enumerate(parts) if part.startswith("ddd")), None)
