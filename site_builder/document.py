"""What an attachment says that must not be published. Pure: bytes in, problems out."""

from site_builder.model.problem import Problem

VERSION = 0
"""Raised whenever the same bytes would be judged differently, so that they are read anew."""


def inspect(_file: str, _body: bytes) -> tuple[Problem, ...]:
    """The problems of the document at this content path."""
    return ()
