"""Answers → new content, as a value: which file, and the bytes that it will hold. Pure.

What nobody has answered is not made up: it stands in the file as a comment with an example, or as «(ghi …)» in a text
that stays a draft until somebody has written it.
"""

from site_builder.editing.new.around import ContentContext, survey
from site_builder.editing.new.making import MAKERS, Answers, NewFiles
from site_builder.editing.new.questions import QUESTIONS, Question
from site_builder.editing.new.unfit import CannotEdit

__all__ = ["QUESTIONS", "Answers", "CannotEdit", "ContentContext", "NewFiles", "Question", "make", "survey"]


def make(kind: str, answers: Answers, around: ContentContext) -> NewFiles:
    """Something new of a kind: what to write, and where.

    Raises Unfit where its name is taken or the file that it belongs into cannot be added to, and Refused where answers
    do not go together.
    """
    return MAKERS[kind](answers, around)
