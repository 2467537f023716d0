"""Defines what `questions.yaml` says: what residents ask again and again, and what the team answers."""

from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.scalars import Day, Markup, Slug


@frozen
class ResidentQuestion(Record):
    """Holds a question with its answer. Who asked is never written; who answered is named by role."""

    id: Slug = required(Slug(""))
    question: str = required("")
    answer: Markup = required(Markup(""))
    date: Day | None = None
    """It is the day of the answer: from this day on it is shown."""
    answered_by: str = ""
    source: str = ""
    sample: bool = False
    hide: bool = False
