"""Turns answers into new content as a value: the file, and the bytes that it will hold. Pure.

Missing answers are not invented. They stand in the file as a comment with an example, or as «(ghi …)» in a text that is
a draft until somebody has written it.
"""

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.new.context import ContentContext, content_context
from site_builder.editing.new.making import MAKERS, ROOT, Answers, NewFiles
from site_builder.editing.new.questions import QUESTIONS, Question

__all__ = [
    "QUESTIONS",
    "ROOT",
    "Answers",
    "CannotEdit",
    "ContentContext",
    "NewFiles",
    "Question",
    "content_context",
    "make",
]


def make(kind: str, answers: Answers, context: ContentContext) -> NewFiles:
    """Returns what to write for a new thing of a kind, and where.

    Raises CannotEdit if its name is taken or its file cannot be added to, and Refused if answers contradict each other.
    """
    return MAKERS[kind](answers, context)
