"""The words of the command line, in Vietnamese and English: one file a command, merged here."""

from collections.abc import Mapping

from site_builder.cli.words.build import WORDS as BUILD
from site_builder.cli.words.every import WORDS as EVERY
from site_builder.cli.words.explain import WORDS as EXPLAIN
from site_builder.cli.words.fix import WORDS as FIX
from site_builder.cli.words.machines import WORDS as MACHINES
from site_builder.cli.words.new import WORDS as NEW
from site_builder.cli.words.origin import WORDS as ORIGIN
from site_builder.cli.words.outside import WORDS as OUTSIDE
from site_builder.cli.words.schema import WORDS as SCHEMA
from site_builder.cli.words.serve import WORDS as SERVE
from site_builder.cli.words.usage import WORDS as USAGE

_FILES = (EVERY, USAGE, BUILD, MACHINES, SERVE, NEW, FIX, EXPLAIN, ORIGIN, OUTSIDE, SCHEMA)
Words = Mapping[str, str]
"""The sentences of one language, by name."""
WORDS: Mapping[str, Words] = {
    lang: {name: text for file in _FILES for name, text in file[lang].items()} for lang in ("vi", "en")
}
