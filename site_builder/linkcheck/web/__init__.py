"""Addresses of other hosts: each is asked once, politely, and what is learnt is remembered.

`collect` finds them in content, `check` gives a verdict on each, `problems` tells what is wrong at every place that
writes it. Asking (`run`, `fetch`, `dial`) needs the optional extra `external`; all else does not. Only numbers that are
public are connected to, judged after the name was resolved, at every redirect (`guard`, `dial`).
"""

from site_builder.linkcheck.web.check import check
from site_builder.linkcheck.web.collect import Places, collect
from site_builder.linkcheck.web.problems import problems
from site_builder.linkcheck.web.ssrf_guard import read_network
from site_builder.linkcheck.web.values import Limits, LinkCheckOptions, LinkProgress

__all__ = ["Limits", "LinkCheckOptions", "LinkProgress", "Places", "check", "collect", "problems", "read_network"]
