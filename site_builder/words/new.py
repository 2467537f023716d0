"""`new`."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {"vi": {}, "en": {}}
