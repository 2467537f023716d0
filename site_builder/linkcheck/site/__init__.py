"""Checks a folder of finished pages, and reports its dead links as problems with file, line and column."""

from site_builder.linkcheck.site.audit import audit
from site_builder.linkcheck.site.report import Audit, lines_of, places

__all__ = ["Audit", "audit", "lines_of", "places"]
