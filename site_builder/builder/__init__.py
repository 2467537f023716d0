"""Builds sites. `build_unit` is the unit of work: it is pure, and its inputs and its result are values.

Layers flow down the tree of units, and summaries flow up; neither needs a second pass. A unit with an error fails
alone: its last good pages stay, and so does what other units know of it.

Every result has a key that is known before the result: the digests of all that goes into it, part by part. A unit is
built when a part of its key is not what it was last time, when a day comes that changes its pages, or when the output
does not hold its last result; `staleness` says which.
"""

from site_builder.builder.build import build
from site_builder.builder.job import Settings
from site_builder.builder.options import BuildOptions, BuildProgress, BuildReport, NoCluster, UnknownUnit
from site_builder.builder.settings import settle

__all__ = [
    "BuildOptions",
    "BuildProgress",
    "BuildReport",
    "NoCluster",
    "Settings",
    "UnknownUnit",
    "build",
    "settle",
]
