"""Checks URLs of other hosts: each is requested once, at a polite pace, and the results are remembered.

`collect` finds the URLs in the content, `check` gives a verdict on each, and `problems` reports the faults at every
place that writes them. Only sending requests (`run`, `follow`, `fetch`, `connect`) needs the optional extra `external`.
Connections go to public IP addresses only: after each name lookup and at every redirect, the address is judged
(`ssrf_guard`, `connect`).
"""

from site_builder.linkcheck.web.check import check
from site_builder.linkcheck.web.collect import Places, collect
from site_builder.linkcheck.web.problems import problems
from site_builder.linkcheck.web.ssrf_guard import read_network
from site_builder.linkcheck.web.values import Limits, LinkCheckOptions, LinkProgress

__all__ = ["Limits", "LinkCheckOptions", "LinkProgress", "Places", "check", "collect", "problems", "read_network"]
