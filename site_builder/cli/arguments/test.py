"""What `test` takes."""

from site_builder.cli.arguments.define import language, the_rest
from site_builder.model.frozen import frozen


@frozen
class TestArguments:
    """The arguments of `test`: those of pytest."""

    __test__ = False  # pytest would take a class of this name for tests

    lang: str = language()
    pytest: tuple[str, ...] = the_rest()
