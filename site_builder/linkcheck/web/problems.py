"""Reports the verdicts as problems at every place that writes the URL. Pure.

A dead URL is an error. One that may die soon or has moved is a warning. Nothing is reported for a URL that refuses
robots or was never requested, because nothing is known of it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from site_builder.linkcheck.web.collect import Places
from site_builder.model.link_status import LinkStatus, LinkVerdict
from site_builder.model.problem import Problem
from site_builder.text.numbers import show_date

_SOON = timedelta(days=14)
"""A certificate that ends within this time is reported. Most are renewed thirty days before their end."""
_HOPS = 3
"""At most this many redirects are shown."""
_DEAD = {
    "address-form": "outside-form",
    "refused-port": "outside-form",
    "dns-none": "outside-name",
    "refused": "outside-silent",
    "reset": "outside-silent",
    "closed": "outside-silent",
    "redirect-loop": "outside-loop",
    "redirect-many": "outside-loop",
    "redirect-nowhere": "outside-loop",
    "fragment-missing": "outside-fragment",
    "tls-expired": "outside-expired",
    "tls-early": "outside-expired",
}
"""It maps a reason to a rule. Reasons that are not listed begin with "tls-" or "http-"."""
_DOUBTS = {
    "soft-404": "outside-empty",
    "parked": "outside-parked",
    "redirect-home": "outside-home",
    "html-as-file": "outside-no-file",
    "fragment-missing": "outside-part",
    "redirect-foreign": "outside-app",
}


def problems(places: Places, verdicts: Mapping[str, LinkVerdict], day: date, dead_after: int = 3) -> Iterator[Problem]:
    """Yields the problems of each URL, once for every place that writes it."""
    for address, written in places.items():
        verdict = verdicts.get(address)
        for code, words in _rules(verdict, day, dead_after) if verdict else ():
            for place in written:
                yield Problem.found(code, place, value=address, **words)


RuleWords = tuple[str, dict[str, str]]


def _rules(verdict: LinkVerdict, day: date, dead_after: int) -> Iterator[RuleWords]:
    if verdict.link_status is LinkStatus.DEAD:
        yield _dead(verdict)
    elif verdict.link_status is LinkStatus.FLAKY:
        yield _flaky(verdict, dead_after)
    elif verdict.link_status is LinkStatus.MOVED:
        better = verdict.final.replace("(", "%28").replace(")", "%29")  # a text would take them for its own marks
        yield "outside-moved", {"better": better, "way": _redirects(verdict)}
    elif verdict.reason == "refused-private":
        yield "outside-private", {"way": _redirects(verdict)}
    ends = verdict.certificate_until
    if verdict.link_status in (LinkStatus.FINE, LinkStatus.MOVED) and ends and ends - day <= _SOON:
        yield "outside-ending", {"day": show_date(ends)}


def _dead(verdict: LinkVerdict) -> RuleWords:
    since = verdict.failing_since or verdict.checked_on
    words = {"since": show_date(since) if since else "?", "answer": _answer(verdict), "way": _redirects(verdict)}
    default = "outside-certificate" if verdict.reason.startswith("tls-") else "outside-gone"
    if verdict.reason.startswith("http-5"):
        default = "outside-fault"
    return _DEAD.get(verdict.reason, default), words


def _flaky(verdict: LinkVerdict, dead_after: int) -> RuleWords:
    """Describes a URL that fails but is not dead yet, that is slow, or that is doubtful."""
    words = {"answer": _answer(verdict), "way": _redirects(verdict)}
    if verdict.reason in _DOUBTS:
        return _DOUBTS[verdict.reason], words
    since = verdict.failing_since or verdict.checked_on
    good = verdict.last_good
    words |= {"since": show_date(since) if since else "?", "good": show_date(good) if good else "—"}
    if verdict.failed_days:
        words |= {"days": str(verdict.failed_days), "of": str(dead_after)}
        return "outside-failing", words
    return "outside-unsure", words


def _redirects(verdict: LinkVerdict) -> str:
    """Returns the redirects that were followed, such as " → 301 https://…". Of a long chain only the ends are shown."""
    hops = verdict.hops if len(verdict.hops) <= _HOPS else (verdict.hops[0], "…", verdict.hops[-1])
    return "".join(f" → {hop}" for hop in hops)


def _answer(verdict: LinkVerdict) -> str:
    """Returns the answer of the server in the form that people can search for: "404", or the code of the reason."""
    return verdict.reason.removeprefix("http-")
