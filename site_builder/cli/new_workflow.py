"""`new workflow FORGE`: writes the files by which a forge checks, publishes and keeps watch over the site."""

import re
from dataclasses import asdict
from pathlib import Path

from site_builder.cli.arguments.new import WORKFLOW, NewArguments
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.paths import content_folder
from site_builder.cli.reports import root_of
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.editing.new import workflow
from site_builder.editing.new.workflow import FORGES, WorkflowSettings, make_workflow
from site_builder.editing.sheets.names import SiteNames
from site_builder.output import atomic

_TEMPLATES = Path(workflow.__file__).parent / "workflows"
_HEAD = re.compile(r"ref: refs/heads/(\S+)")
_PLAIN = re.compile(r"[\w./-]+", re.ASCII)


def run(arguments: NewArguments, words: Words) -> int:
    """Writes the files, none of which may exist. Raises UsageError."""
    forge = FORGES.get(arguments.name or "")
    if forge is None:
        raise UsageError(words["workflow_forge"].format(name=arguments.name or "", forges=", ".join(FORGES)))
    for option, value in {**asdict(arguments.answers), **asdict(arguments.site), "unit": arguments.unit}.items():
        if value:
            names = {"option": option.replace("_", "-"), "kind": WORKFLOW, "options": "--content"}
            raise UsageError(words["new_foreign"].format(**names))
    content = content_folder(arguments.content, words).resolve()
    within = root_of(content)
    if not within or not _PLAIN.fullmatch(within):
        raise UsageError(words["workflow_content"].format(path=content))
    root = content.parents[within.count("/")]
    site_names = SiteNames(load.scan(content), {})
    settings = WorkflowSettings(
        content=within,
        branch=branch_of(root),
        has_program=(root / "build.py").is_file(),
        units=tuple(map(site_names.called, site_names.folders)),
    )
    made = make_workflow(forge, settings, lambda name: (_TEMPLATES / name).read_text("utf-8"))
    _write(root, made, words)
    for name in made:
        print(words["workflow_made"].format(path=name))
    print(words["new_next"], words[f"next_workflow_{arguments.name}"], sep="\n")
    if not settings.has_program:
        print(words["next_workflow_program"])
    return FINE


def _write(root: Path, made: dict[str, str], words: Words) -> None:
    try:
        atomic.write_new({root / name: text.encode() for name, text in made.items()})
    except FileExistsError as error:
        raise UsageError(words["workflow_exists"].format(path=error.filename)) from error
    except OSError as error:
        raise UsageError(
            words["disk"].format(why=error.strerror or error, path=error.filename or root), FAILED
        ) from error


def branch_of(root: Path) -> str:
    """The branch on which somebody works here; "main" where nobody can tell."""
    try:
        head = (root / ".git" / "HEAD").read_text("utf-8", "replace")
    except OSError:
        return "main"
    match = _HEAD.match(head)
    return match[1] if match and _PLAIN.fullmatch(match[1]) else "main"
