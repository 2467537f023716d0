"""`speak`: prints announcements as plain speech, to be read over the loudspeaker."""

from pathlib import Path

from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.arguments.speak import SpeakArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.exit import FINE, UsageError, refuse
from site_builder.cli.one_unit import context_of
from site_builder.cli.words.all import Words
from site_builder.model.announcement import Announcement
from site_builder.pages.announcement_lists import current
from site_builder.pages.announcements import published
from site_builder.pages.context import PageContext
from site_builder.pages.loudspeaker import loudspeaker_text
from site_builder.report.message import public
from site_builder.text.normalize import suggest


def run(arguments: SpeakArguments, words: Words) -> int:
    """Prints the texts, each after its name and length. Raises UsageError for what the content does not have."""
    if not arguments.unit:
        refuse(words, words["speak_unit_needed"])
    options = build_options(SiteArguments(content=arguments.content, day=arguments.day), words, dry=True)
    context = context_of(arguments.unit, options, words)
    for item in _asked(context, arguments.names, words):
        text = loudspeaker_text(context, item)
        print(f"[{item.slug}] {words['speak_length'].format(count=len(text.split()))}\n")
        print("\n".join(map(public, text.split("\n"))), end="\n\n")
    return FINE


def _asked(context: PageContext, names: tuple[str, ...], words: Words) -> tuple[Announcement, ...]:
    if not names:
        return current(context)
    known = {str(item.slug): item for item in published(context)}
    asked = [Path(name).name.removesuffix(".md") for name in names]
    for name in asked:
        if name not in known:
            hint = suggest(name, known) or ", ".join(known)
            raise UsageError(words["print_no_name"].format(unit=context.label, name=public(name), hint=hint))
    return tuple(known[name] for name in asked)
