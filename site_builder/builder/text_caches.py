"""The caches of what is worked out of single texts."""

from site_builder.text.dialect import normalise
from site_builder.text.markdown import fragment, phrase, plain

TEXT_CACHES = (fragment, phrase, plain, normalise)
"""What they work out of a text is needed several times for a unit, and for all units that inherit it."""
_CACHED_TEXTS = 8192
"""So many texts of other units stay cached: those of a few hundred communes, 2 kB each. One unit may have more."""


def forget_texts() -> None:
    """Empties each cache of texts that has grown large. Between units only: a cache that lost the oldest text while a
    unit is at work would know none of a unit that has a few more than it can hold.
    """
    for cached in TEXT_CACHES:
        if cached.cache_info().currsize > _CACHED_TEXTS:
            cached.cache_clear()
