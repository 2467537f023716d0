"""What `test` takes."""

from dataclasses import dataclass

from site_builder.cli.arguments.define import language, the_rest


@dataclass(frozen=True, slots=True, kw_only=True)
class TestArguments:
    """The arguments of `test`: those of pytest."""

    __test__ = False  # pytest would take a class of this name for tests

    lang: str = language()
    pytest: tuple[str, ...] = the_rest()
