"""Makes what is cut or torn off: cards of members, labels, and the card of a market stall."""

from collections.abc import Mapping
from dataclasses import replace

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.scalars import Phone
from site_builder.model.teams import Team
from site_builder.pages.context import PageContext, capital
from site_builder.pages.markets import SAFE_PAYMENT
from site_builder.pages.teams import ordered_teams, people, team_name
from site_builder.pages.views import Person
from site_builder.printing import facts
from site_builder.printing.named_stall import account_remarks, named_stall
from site_builder.printing.sheet import Remark, Sheet, SheetOptions, make_sheet, words_of
from site_builder.printing.shown_code import code_remarks, payment_code, shown_code
from site_builder.text.normalize import slug as slug_of
from site_builder.text.phones import show_phone

_LABELS = 8


def member_cards(context: PageContext, team: str) -> Sheet:
    """Returns cards of the members, of one team or of all (""), who have agreed to have a number of theirs published.

    A card is for giving somebody's number away; of whoever has not agreed there is none, and it is said of how many.
    """
    words, teams = words_of(context), [one for one in ordered_teams(context) if team in ("", one.id)]
    shown = [(one, person) for one in teams for person in people(context, one)]
    agreed = [(one, person) for one, person in shown if person.call or person.zalo]
    gaps = {"unit": context.label, "count": len(shown) - len(agreed), "of": len(shown)}
    silent = (Remark(word="print_no_consent", gaps=gaps),) if len(agreed) < len(shown) else ()
    code = shown_code(context, context.address(addresses.TEAMS), context.words["teams"])
    sheet = make_sheet(
        context,
        "cards",
        f"cards-{team}" if team else "cards",
        words["cards_title"].format(unit=context.label),
        (*silent, *code_remarks(context, context.address(addresses.TEAMS), "teams")),
        code=code,
        place=capital(context.label),
        cards=[_card(context, one, person) for one, person in agreed],
    )
    return replace(sheet, is_empty=not agreed)


def _card(context: PageContext, team: Team, person: Person) -> Mapping[str, object]:
    words = words_of(context)
    contacts = [person.call.number] if person.call else []
    return {
        "name": person.name,
        "role": person.role,
        "position": person.position,
        "team": team_name(context, team),
        "numbers": contacts,
        "zalo": _zalo(person),
        "helps": words["helps"].format(services=", ".join(person.helps)) if person.helps else "",
        "sample": context.words["sample"] if person.sample else "",
    }


def _zalo(person: Person) -> str:
    """Returns the number by which Zalo knows a member who has agreed to that, where it is not the one to call."""
    if not person.zalo:
        return ""
    number = show_phone(Phone("0" + person.zalo.href.rpartition("/84")[2]))
    return "" if person.call and person.call.number == number else f"Zalo {number}"


def labels(context: PageContext, slug: str) -> Sheet:
    """Returns a sheet of eight equal labels, with the code of the home page or of a guide."""
    words, call = words_of(context), facts.main_call(context)
    guide = context.unit.guides.get(slug)
    url = routes.guide(context.unit, slug) if guide else context.home
    title = guide.title if guide else capital(context.label)
    return make_sheet(
        context,
        "labels",
        f"labels-{slug}" if guide else "labels",
        words["labels_title"].format(title=title),
        (*facts.phone_remarks(context, call), *code_remarks(context, url, f"guide:{slug}" if guide else "home")),
        above=words["about_unit"].format(unit=context.label) if guide else words["about"],
        heading=title,
        code=shown_code(context, url, guide.title if guide else context.page_name),
        call=facts.shown_call(call),
        count=_LABELS,
    )


def stall_card(context: PageContext, name: str, options: SheetOptions) -> Sheet:
    """Returns the card of a stall, with the code of the guide on paying safely, or of the home page where it is hidden.

    A stall of a market may be named by its id: its sign, its market, and what may be told of its account stand on the
    card. A code of payment is drawn for an account that whoever prints the card has typed. Else its place is left free
    for the one that the bank gives.
    """
    words, call = words_of(context), facts.main_call(context)
    stall = named_stall(context, name)
    sign = stall.sign if stall else name
    guide = context.unit.guides.get(SAFE_PAYMENT)
    url = routes.guide(context.unit, guide.slug) if guide else context.home
    return make_sheet(
        context,
        "stall",
        "-".join(filter(None, ("stall", slug_of(name)))),
        words["stall_title"].format(name=sign or words["stall"]),
        (
            *facts.phone_remarks(context, call),
            *code_remarks(context, url, f"guide:{guide.slug}" if guide else "home"),
            *account_remarks(stall, options.transfer),
        ),
        above=words["about_unit"].format(unit=context.label),
        heading=sign,
        market=stall.market if stall else "",
        told={"bank": stall.bank, "holder": stall.holder} if stall else None,
        code=shown_code(context, url, guide.title if guide else context.page_name),
        payment=payment_code(context, options.transfer) if options.transfer else None,
        rules=[words[f"stall_rule_{number}"] for number in range(1, 4)],
        call=facts.shown_call(call),
    )
