"""Defines what translations say: `<slug>.<lang>.md` beside its original, and the phrases of `phrases.<lang>.yaml`."""

from site_builder.model.frozen import frozen
from site_builder.model.location import Record, derived, required
from site_builder.model.scalars import Language, Markup, Slug


@frozen
class GuideTranslation(Record):
    """Holds `guides/<slug>.<lang>.md`: the words of a guide in another language. All else the original says."""

    name: str = derived("")
    """It names the text and the language: "cai-vneid.en"."""
    slug: Slug = derived(Slug(""))
    lang: Language = derived(Language(""))
    original: str = ""
    """It is the seal of the words that were translated (`content.translations.seal`)."""
    title: str = required("")
    summary: str = required("")
    why: Markup = Markup("")
    needs: tuple[Markup, ...] = ()
    fee: Markup = Markup("")
    duration: str = ""
    without_app: tuple[Markup, ...] = ()
    mistakes: tuple[Markup, ...] = ()
    warnings: tuple[Markup, ...] = ()
    draft: bool = False
    hide: bool = False
    body: Markup = derived(Markup(""))


@frozen
class AnnouncementTranslation(Record):
    """Holds `announcements/<date>-<slug>.<lang>.md`: the words of an announcement in another language."""

    name: str = derived("")
    slug: Slug = derived(Slug(""))
    lang: Language = derived(Language(""))
    original: str = ""
    title: str = required("")
    summary: str = ""
    draft: bool = False
    hide: bool = False
    body: Markup = derived(Markup(""))


@frozen
class Phrase(Record):
    """Says a short text of the content in another language: whatever stands in `unit.yaml` or the catalogue."""

    name: str = derived("")
    """It holds the language and the text: "en:Công an"."""
    lang: Language = derived(Language(""))
    text: str = required("")
    """It is the text as the content has it. Where that changes, the phrase no longer speaks of it."""
    says: str = required("")


TextTranslation = GuideTranslation | AnnouncementTranslation
