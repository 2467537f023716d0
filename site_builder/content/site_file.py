"""`site.yaml` → the settings of the site. Every build reads them, so this loads nothing of what units say."""

from site_builder.content.schema import read_record
from site_builder.content.source import open_source
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.problem import Problem, is_error
from site_builder.model.site import Site


def read_site(folder: Folder) -> tuple[Site, tuple[Problem, ...]]:
    """Reads `site.yaml` of the root folder."""
    problems: list[Problem] = []
    source = open_source(folder, "site.yaml", problems)
    if source is None:
        if not problems:
            problems.append(Problem.found("no-site", Location(file="site.yaml")))
        return Site(), tuple(problems)
    tree = source.entries()
    is_broken = any(map(is_error, problems))
    return (Site() if is_broken else read_record(tree, Site, problems)), tuple(problems)
