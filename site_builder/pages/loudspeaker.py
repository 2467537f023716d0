"""Turns an announcement into what is read over the loudspeaker: who speaks, what, when, where, whom to ask."""

from site_builder.model.announcement import Announcement
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
    said = [speech(part) for part in parts if part]
    return "\n".join(dict.fromkeys(line for text in said for line in text.split("\n") if line))
