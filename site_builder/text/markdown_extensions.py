"""What the Markdown library does not know by itself: `<br>`, and fences as `normalise` leaves them."""

import re
import xml.etree.ElementTree as ET

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from site_builder.text.dialect import EMPTY_LINE


class LineBreak(InlineProcessor):
    """Breaks the line at `<br>`, the one tag that has no other spelling in a cell of a table."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name; its types know the old form only
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's
    ) -> tuple[ET.Element, int, int]:
        """Makes the element."""
        return ET.Element("br"), m.start(0), m.end(0)


class Fence(BlockProcessor):
    """Shows what stands between two fences as it was typed. `normalise` has made one block of it."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - the library's
        """Returns whether a block is such."""
        return block.startswith("```\n")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Makes the elements."""
        lines = blocks.pop(0).split("\n")[1:-1]
        code = ET.SubElement(ET.SubElement(parent, "pre"), "code")
        code.text = AtomicString("\n".join(lines).replace(EMPTY_LINE, ""))
