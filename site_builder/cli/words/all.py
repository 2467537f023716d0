"""The words of the command line in every language that there is."""

from collections.abc import Mapping
from pathlib import Path

from site_builder.text.languages import Catalogue

Words = Mapping[str, str]
"""The sentences of one language, by name."""
WORDS: Mapping[str, Words] = Catalogue(Path(__file__).parent)
"""`--lang` takes the languages of which there is a folder here."""
