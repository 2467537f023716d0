"""Defines what `site.yaml` says: what all units share."""

from site_builder.model.choices import ShortAddress
from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.scalars import BaseUrl, Language, Slug, Url


@frozen
class Site(Record):
    """Holds `site.yaml`: what all units share and no unit overrides."""

    title: str = required("")
    base_url: BaseUrl = required(BaseUrl(""))
    languages: tuple[Language, ...] = (Language("vi"),)
    theme: Slug = Slug("default")
    allowed_hosts: tuple[str, ...] = ()
    demo: bool = False
    owner: str = ""
    ended: tuple[str, ...] = ()
    """Holds the paths of units that are over: only these may leave the content and take their pages with them."""
    short_addresses: ShortAddress = ShortAddress.COPY
    edit_url: Url = Url("")
    """The content folder as the host of its repository shows it: then each unit has a page for editors."""
    offline: bool = True
    """Says whether phones keep the pages of a unit that somebody has opened, to read them without network."""

    @property
    def language(self) -> Language:
        """The language of the pages: the first of the site."""
        return next(iter(self.languages), Language("vi"))

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """The languages of translations, each once."""
        return tuple(lang for lang in dict.fromkeys(self.languages[1:]) if lang != self.language)
