"""Any folder of finished pages → what leads nowhere in it, as problems with file, line and column."""

from site_builder.audit.folder import audit
from site_builder.audit.report import Audit, lines_of, places

__all__ = ["Audit", "audit", "lines_of", "places"]
