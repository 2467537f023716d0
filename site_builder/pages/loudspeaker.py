"""Turns a text into what is read aloud: who speaks, what, when, where, whom to ask."""

from collections.abc import Iterable

from site_builder.model.announcement import Announcement
from site_builder.model.guide import Guide
from site_builder.pages.announcements import when_and_where
from site_builder.pages.context import PageContext
from site_builder.pages.teams import office_call
from site_builder.text.speech import speech


def loudspeaker_text(context: PageContext, item: Announcement) -> str:
    """Returns sentences, one a line, in which nothing has to be seen; none of them is said twice."""
    words, call = context.words, office_call(context)
    parts = [words["speak_head"].format(unit=context.label), item.title, item.summary]
    parts += [f"{label}: {value}." for label, value in when_and_where(context, item.event)]
    parts.append(item.body)
    parts.append(words["speak_ask"].format(number=call.number) if call else "")
    return _said(parts)


def guide_speech(context: PageContext, guide: Guide) -> str:
    """Returns a guide as it is heard: each list behind the heading that it has on the page, the number to call last."""
    words, call = context.words, office_call(context)
    parts = [guide.title, guide.summary, guide.why]
    lists = (("guide_needs", guide.needs), ("guide_steps", (guide.body,)))
    more = (("guide_without_app", guide.without_app), ("guide_warnings", guide.warnings))
    for word, lines in (*lists, *more):
        parts += [f"{words[word]}:", *lines] if any(lines) else []
    parts.append(words["speak_ask"].format(number=call.number) if call else "")
    return _said(parts)


def _said(parts: Iterable[str]) -> str:
    """Returns sentences, one a line, each once."""
    said = [speech(part) for part in parts if part]
    return "\n".join(dict.fromkeys(line for text in said for line in text.split("\n") if line))
