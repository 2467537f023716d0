"""The Markdown that officials write, put into the form that the Markdown library reads: `normalise`.

People type lists right under a sentence, `•` and `1)` as marks, addresses on three lines, and `*100#` in a sentence;
the library reads such lines as one paragraph, and takes the stars for emphasis. A text that the library reads as it was
meant is returned unchanged. Why this stands in front of the library and not inside it: seven of the library's block
processors would have to be replaced by copies with other patterns, and each sees one block at a time, whereas the
meaning of a line follows from the lines around it. `content/README.md` tells editors the dialect, and the table in
`tests/text/test_dialect.py` defines it.
"""

from site_builder.text.dialect.blocks import normalise
from site_builder.text.dialect.inline import normalise_inline
from site_builder.text.dialect.marks import EMPTY_LINE
from site_builder.text.dialect.result import Doubt, Item, Normalised

__all__ = ["EMPTY_LINE", "Doubt", "Item", "Normalised", "normalise", "normalise_inline"]
