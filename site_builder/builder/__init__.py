"""The order of the work. `build_unit` is the unit of work: pure, its inputs and results are values.

Layers flow down the tree of units, summaries flow up; neither needs a second pass. A unit with a mistake fails alone:
its last good pages stay, and so does what other units know of it.

Every result has a key that is known before the result: the digest of all that goes into it. Together the keys are a
Merkle tree: a unit's holds those of the layers above it. What has the key that it had last time is not made again.
"""

from site_builder.builder.build import build, settle
from site_builder.builder.job import Settings
from site_builder.builder.options import BuildOptions, BuildProgress, BuildReport, NoCluster, UnknownUnit

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
