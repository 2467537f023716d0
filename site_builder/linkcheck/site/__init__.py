"""Any folder of finished pages → what leads nowhere in it, as problems with file, line and column."""

from site_builder.linkcheck.site.audit import audit
from site_builder.linkcheck.site.report import Audit, lines_of, places

__all__ = ["Audit", "audit", "lines_of", "places"]
