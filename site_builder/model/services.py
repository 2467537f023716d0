"""Defines what `services.yaml` says, and `checks.yaml`, in which a machine notes which of its addresses answer."""

from decimal import Decimal

from site_builder.model.choices import State
from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.scalars import AndroidId, AppleId, Day, Markup, Phone, Slug, Url

EMERGENCY = "khan-cap"
"""The category of services whose numbers are those for emergencies."""


@frozen
class Category(Record):
    """Describes a group of services, by need."""

    id: Slug = required(Slug(""))
    name: str = required("")
    order: int = 100


@frozen
class Service(Record):
    """Describes an app, portal or number that the teams teach. Addresses in app stores come from here only."""

    id: Slug = required(Slug(""))
    name: str = required("")
    category: Slug = required(Slug(""))
    main: bool = False
    """It is true if every hamlet needs somebody who can help with it."""
    full_name: str = ""
    use: tuple[str, ...] = ()
    operator: str = ""
    area: str = ""
    website: Url | None = None
    android: AndroidId = AndroidId("")
    ios: AppleId = AppleId("")
    size_mb: Decimal | None = None
    size_note: str = ""
    hotline: tuple[Phone, ...] = ()
    hotline_note: str = ""
    without_app: Markup = Markup("")
    former_names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """They are other words by which people look for it."""
    requires: tuple[str, ...] = ()
    facts: tuple[Markup, ...] = ()
    state: State = State.ACTIVE
    replaced_by: Slug | None = None
    checked_on: Day | None = None
    sources: tuple[str, ...] = ()
    hide: bool = False


@frozen
class LinkCheck(Record):
    """Records that a URL answered on a day, as its owner's own: `checks.yaml`, which a machine writes."""

    address: Url = required(Url(""))
    checked_on: Day | None = required(None)
