"""What is wrong with an address for a telephone, a mailbox, Zalo, a store or a map."""

from site_builder.model.problem import Refused


def fault(address: str, shown: str) -> Refused | None:  # noqa: ARG001 - the rules come with the register of forms
    """What is wrong with an address, or with a number in its visible words that differs from the one in it."""
    return None
