"""Verdicts and the places that write the addresses → problems. Pure.

An address that is dead is an error, what will be one or has moved is a warning; of what lets no robots in, and of what
was never asked, nobody can say anything.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from site_builder.linkcheck.web.collect import Places
from site_builder.model.link_status import LinkStatus, LinkVerdict
from site_builder.model.problem import Problem
from site_builder.text.numbers import show_date

_SOON = timedelta(days=14)
"""Before a certificate ends; most are renewed thirty days before."""
_HOPS = 3
"""Redirects that are shown."""
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
"""Reason → rule; those not named here begin with "tls-" or "http-"."""
_DOUBTS = {
    "soft-404": "outside-empty",
    "parked": "outside-parked",
    "redirect-home": "outside-home",
    "html-as-file": "outside-no-file",
    "fragment-missing": "outside-part",
    "redirect-foreign": "outside-app",
}


def problems(places: Places, verdicts: Mapping[str, LinkVerdict], day: date, dead_after: int = 3) -> Iterator[Problem]:
    """What there is to tell of each address, at each place that writes it."""
    for address, written in places.items():
        verdict = verdicts.get(address)
        for code, words in _told(verdict, day, dead_after) if verdict else ():
            for place in written:
                yield Problem.found(code, place, value=address, **words)


RuleWords = tuple[str, dict[str, str]]


def _told(verdict: LinkVerdict, day: date, dead_after: int) -> Iterator[RuleWords]:
    if verdict.standing is LinkStatus.DEAD:
        yield _dead(verdict)
    elif verdict.standing is LinkStatus.FLAKY:
        yield _flaky(verdict, dead_after)
    elif verdict.standing is LinkStatus.MOVED:
        yield "outside-moved", {"better": verdict.final, "way": _way(verdict)}
    elif verdict.reason == "refused-private":
        yield "outside-private", {"way": _way(verdict)}
    ends = verdict.certificate_until
    if verdict.standing in (LinkStatus.FINE, LinkStatus.MOVED) and ends and ends - day <= _SOON:
        yield "outside-ending", {"day": show_date(ends)}


def _dead(verdict: LinkVerdict) -> RuleWords:
    since = verdict.failing_since or verdict.checked_on
    words = {"since": show_date(since) if since else "?", "answer": _answer(verdict), "way": _way(verdict)}
    default = "outside-certificate" if verdict.reason.startswith("tls-") else "outside-gone"
    if verdict.reason.startswith("http-5"):
        default = "outside-fault"
    return _DEAD.get(verdict.reason, default), words


def _flaky(verdict: LinkVerdict, dead_after: int) -> RuleWords:
    """What fails and is not dead yet, what is slow, what is doubtful."""
    words = {"answer": _answer(verdict), "way": _way(verdict)}
    if verdict.reason in _DOUBTS:
        return _DOUBTS[verdict.reason], words
    since = verdict.failing_since or verdict.checked_on
    good = verdict.last_good
    words |= {"since": show_date(since) if since else "?", "good": show_date(good) if good else "—"}
    if verdict.failed_days:
        words |= {"days": str(verdict.failed_days), "of": str(dead_after)}
        return "outside-failing", words
    return "outside-unsure", words


def _way(verdict: LinkVerdict) -> str:
    """The redirects that were followed: " → 301 https://…"; of many the first and the last."""
    hops = verdict.hops if len(verdict.hops) <= _HOPS else (verdict.hops[0], "…", verdict.hops[-1])
    return "".join(f" → {hop}" for hop in hops)


def _answer(verdict: LinkVerdict) -> str:
    """What the server has said, as people and search machines know it: "404", or the reason's code."""
    return verdict.reason.removeprefix("http-")
