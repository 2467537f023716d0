"""Why a deploy is not begun: reasons as values, found before anything on the host is touched.

A person may allow what a person can judge: how many pages may go, which address may be given up, which file of
somebody else may be replaced. Each is named or counted; nothing allows everything.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import PurePosixPath

from site_builder.deploy.credentials import Finding
from site_builder.deploy.manifest import OURS, HostManifest
from site_builder.deploy.order import is_page
from site_builder.deploy.plan import DeployPlan
from site_builder.deploy.site import DeploySite, issued_pages
from site_builder.deploy.state import HostState
from site_builder.model.frozen import frozen

_SHARE = 5
"""More than one page in so many may not go at once."""
_SHOWN = 8
"""Names that a sentence lists."""


@frozen
class DeployRefusal:
    """One reason. `word` names the sentence, which says what to do as well."""

    word: str
    gaps: Mapping[str, object] = field(default_factory=dict)


@frozen
class Allowed:
    """What a person has decided."""

    delete: int = 0
    """So many pages may go."""
    lost: frozenset[str] = frozenset()
    """These addresses may be given up."""
    site: str = ""
    """The base address of the site that this one takes the place of."""
    overwrite: frozenset[str] = frozenset()
    """These files of somebody else may be replaced."""
    beside: bool = False
    """The site may stand beside what is there already."""
    keep_failed: bool = False
    """The old pages of units that failed stay on the host though the output has none."""


def refuse_site(site: DeploySite, content: Iterable[Finding] = ()) -> Iterator[DeployRefusal]:
    """What is wrong with the output itself, whatever the host."""
    if site.differs:
        shown = ", ".join(f"{name} ({how})" for name, how in site.differs[:_SHOWN])
        yield DeployRefusal(word="refuse_differs", gaps={"count": len(site.differs), "names": shown})
    found = [*content, *site.credentials]
    if found:
        places = ", ".join(f"{one.file}:{one.line}:{one.column}" for one in found[:_SHOWN])
        yield DeployRefusal(word="refuse_credentials", gaps={"count": len(found), "places": places})
    names = sorted(name for name in site.files if _is_odd(name))
    if names:
        yield DeployRefusal(word="refuse_names", gaps={"count": len(names), "names": ", ".join(names[:_SHOWN])})
    if not any(map(is_page, site.files)):
        yield DeployRefusal(word="refuse_empty")


def _is_odd(name: str) -> bool:
    """Whether a name ends a line of a protocol, is refused by Windows, or is taken for one of ours."""
    return any(letter < " " or letter in "\x7f\\:" for letter in name) or PurePosixPath(name).parts[0] == OURS


def refuse_host(state: HostState, site: DeploySite, allowed: Allowed) -> Iterator[DeployRefusal]:
    """What stands on the host and is somebody else's."""
    if not state.is_ours and not allowed.beside:
        count, names = len(state.foreign), ", ".join(state.foreign[:_SHOWN])
        yield DeployRefusal(word="refuse_foreign", gaps={"count": count, "names": names})
    there = state.manifest.site
    if there and site.base_url and there != site.base_url and allowed.site.rstrip("/") != there.rstrip("/"):
        yield DeployRefusal(word="refuse_other_site", gaps={"there": there, "here": site.base_url})


def refuse_taken(taken: Iterable[str], allowed: Allowed) -> Iterator[DeployRefusal]:
    """Files of somebody else that would be replaced."""
    names = [name for name in taken if name not in allowed.overwrite]
    if names:
        options = " ".join(f"--overwrite {name}" for name in names[:_SHOWN])
        gaps = {"count": len(names), "names": ", ".join(names[:_SHOWN]), "options": options}
        yield DeployRefusal(word="refuse_taken", gaps=gaps)


def refuse_plan(
    plan: DeployPlan, site: DeploySite, before: HostManifest, allowed: Allowed, known: frozenset[str] = frozenset()
) -> Iterator[DeployRefusal]:
    """Pages that would go and should not. `known` are the files of all pages of the ledger."""
    lost = plan.lost_pages
    failed = [(unit, names) for unit in site.failed if (names := pages_of(unit, lost, site.output.units))]
    for unit, names in failed:
        yield DeployRefusal(word="refuse_failed", gaps={"unit": unit or ".", "count": len(names)})
    issued = issued_pages(before.names) | before.issued | known
    named = {_page(address) for address in allowed.lost}
    vanishing = sorted(name for name in lost if name in issued and name not in named)
    if vanishing:
        addresses = [name.removesuffix("index.html") for name in vanishing]
        options = " ".join(f"--allow-lost {address}" for address in addresses[:_SHOWN])
        gaps = {"count": len(vanishing), "addresses": ", ".join(addresses[:_SHOWN]), "options": options}
        yield DeployRefusal(word="refuse_issued", gaps=gaps)
    explained = {name for _, names in failed for name in names}
    others = [name for name in lost if name not in explained]
    if len(others) * _SHARE > plan.pages_before and len(others) > allowed.delete:
        gaps = {"count": len(others), "of": plan.pages_before, "names": ", ".join(others[:_SHOWN])}
        yield DeployRefusal(word="refuse_deletes", gaps=gaps)


def _page(address: str) -> str:
    """The file of an address, as a person may write it: with or without slashes."""
    name = address.strip("/")
    return name if is_page(name) else f"{name}/index.html".lstrip("/")


def pages_of(unit: str, names: Iterable[str], units: Iterable[str]) -> list[str]:
    """Those files that belong to a unit, and not to one inside it."""
    home = f"{unit}/" if unit else ""
    inner = tuple(f"{one}/" for one in units if one != unit and one.startswith(home))
    return [name for name in names if name.startswith(home) and not name.startswith(inner)]
