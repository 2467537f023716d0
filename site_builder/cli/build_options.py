"""What was typed becomes what a build is asked to do."""

from site_builder.builder import BuildOptions
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.clock import today
from site_builder.cli.exit import UsageError
from site_builder.cli.paths import PROJECT, content_folder, overlap, unit_path
from site_builder.cli.words.all import Words


def build_options(site: SiteArguments, words: Words, *, dry: bool) -> BuildOptions:
    """Asks for a build in one process, or for a look that writes nothing. Raises UsageError."""
    if site.only is not None and not site.only.strip():
        raise UsageError(words["no_unit"].format(name=site.only))
    content = content_folder(site.content, words)
    if overlap(content.resolve(), site.output.resolve()):
        raise UsageError(words["nested"].format(path=site.output))
    return BuildOptions(
        content=content,
        output=site.output,
        day=today(site.day),
        themes=(content.resolve().parent / "themes", PROJECT / "themes", PROJECT / "site_builder" / "_themes"),
        cache=content.resolve().parent / ".cache",
        base_url=site.base_url,
        only=unit_path(site.only),
        dry=dry,
    )
