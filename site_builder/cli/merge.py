"""`merge`: a build that takes what `build --shard` has made on other machines, and makes the rest."""

from site_builder.cli.arguments.merge import MergeArguments
from site_builder.cli.build import build
from site_builder.cli.exit import refuse
from site_builder.cli.paths import overlap
from site_builder.cli.run_build import BuildRequest
from site_builder.cli.words.all import Words
from site_builder.output import SHARD


def run(arguments: MergeArguments, words: Words) -> int:
    """Builds with the shards that were named. Refuses a folder that is no shard: it is a slip of the pen.

    What a shard would hold that nobody has named is built here, and the person is told of it.
    """
    for folder in arguments.shards:
        if not (folder / SHARD).is_dir():
            refuse(words, words["no_shard"].format(path=folder))
        if overlap(folder.resolve(), arguments.work.site.output.resolve()):
            refuse(words, words["shard_output"].format(path=folder))
    return build(arguments.work, arguments.publishing, words, BuildRequest(shards=arguments.shards))
