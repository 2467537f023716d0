"""`new site`: asks what it has to know, or takes it from options, and writes a whole site into an empty folder."""

from collections.abc import Mapping
from pathlib import Path

from site_builder.check.site_settings import is_reserved
from site_builder.cli.arguments.new import NewArguments
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.new_site_questions import SiteInterview
from site_builder.cli.new_workflow import branch_of
from site_builder.cli.reports import root_of
from site_builder.cli.starter import program_version, starter_files
from site_builder.cli.words.all import Words
from site_builder.editing.new.make import CannotEdit
from site_builder.editing.new.site.make import CONTENT, EXECUTABLE, SiteRequest, site_files, unit_folders
from site_builder.editing.new.site.starter import strange_hosts
from site_builder.editing.new.unit_file import became_of, ended
from site_builder.model.problem import Refused
from site_builder.output import atomic
from site_builder.report.field_help import EditorHelp, editor_help

_MOST_TOLD = 20
"""So many units are named one by one."""


def run(arguments: NewArguments, words: Words) -> int:
    """Makes the site, and prints what it is, what became of its places, and what comes next."""
    content = arguments.content or Path(CONTENT)
    _refuse_taken(content, words)
    helps = editor_help(arguments.lang)
    interview = SiteInterview(words=words, lang=arguments.lang, helps=helps)
    starter = starter_files()
    try:
        request = _request(arguments, interview, strange_hosts(starter))
        files = site_files(request, starter, helps)
    except CannotEdit as error:
        raise UsageError(words[error.word].format(**error.words)) from error
    except Refused as refused:
        raise UsageError(interview.refusal(refused)) from refused
    kept = _write(content, files, words)
    _tell(request, content, helps, words)
    if kept:
        print(words["site_kept"].format(files=", ".join(kept)))
    print(words["site_next_demo" if request.is_demo else "site_next"])
    if request.forge:
        print(words["site_forge"], words[f"next_workflow_{request.forge}"], words["next_workflow_program"], sep="\n")
    return FINE


def _request(arguments: NewArguments, interview: SiteInterview, hosts: tuple[str, ...]) -> SiteRequest:
    """What is asked for. Raises UsageError, CannotEdit and Refused."""
    options = arguments.site
    folder = (arguments.content or Path(CONTENT)).absolute().parent
    is_whole = root_of(folder / CONTENT) == CONTENT  # in a part of a repository, `new workflow` finds its root
    answers = arguments.answers
    interview.refuse_lacking(
        {"NAME": arguments.name or answers.title, "--province": options.province, "--base-url": options.base_url}
    )
    root, province = interview.place(arguments.name or answers.title, answers.type, options.province)
    units = interview.units(options.units, root, province)
    base_url = interview.base_url(options.base_url)
    hotline = interview.hotline(answers.hotline)
    return SiteRequest(
        root=root,
        units=units,
        province=province,
        base_url=base_url,
        languages=interview.languages(options.languages),
        hotline=hotline,
        colours=interview.colours(options.color),
        forge=interview.forge(options.forge) if is_whole else "",
        branch=branch_of(folder),
        is_demo=not hotline or is_reserved(base_url),
        program=program_version(),
        allowed_hosts=hosts,
    )


def _refuse_taken(content: Path, words: Words) -> None:
    """Raises UsageError where somebody's site or other content stands already."""
    folder = content.absolute().parent
    for mark in (content / "site.yaml", content / "unit.yaml", folder / "site.yaml", folder / "unit.yaml"):
        if mark.is_file():
            raise UsageError(words["site_taken"].format(path=mark.as_posix()))
    if content.is_dir() and any(content.iterdir()):
        raise UsageError(words["site_not_empty"].format(path=content.as_posix()))
    if (folder / "index.html").is_file():
        raise UsageError(words["site_published"].format(path=(folder / "index.html").as_posix()))


def _write(content: Path, files: Mapping[str, bytes], words: Words) -> list[str]:
    """Puts the site on the disk. Returns the names of files that were there, and stay. Raises UsageError."""
    paths = {_path(content, name): name for name in files}
    kept = [path for path, name in paths.items() if not _is_needed(name) and path.exists()]
    try:
        atomic.write_new({path: files[name] for path, name in paths.items() if path not in kept})
        for path, name in paths.items():
            if name in EXECUTABLE and path not in kept:
                path.chmod(0o755)
    except FileExistsError as error:
        raise UsageError(words["new_exists"].format(path=error.filename or content)) from error
    except OSError as error:
        raise UsageError(
            words["disk"].format(why=error.strerror or error, path=error.filename or content), FAILED
        ) from error
    return [path.name for path in kept]


def _path(content: Path, name: str) -> Path:
    inside = name.removeprefix(f"{CONTENT}/")
    return content.parent / name if inside == name else content / inside


def _is_needed(name: str) -> bool:
    """Whether the site would not be built without a file, or by another theme."""
    return name.startswith((f"{CONTENT}/", "themes/"))


def _tell(request: SiteRequest, content: Path, helps: EditorHelp, words: Words) -> None:
    """Prints what was made, and what became of places that are no more."""
    folders = unit_folders(request.units)
    title, where = f"{request.root.name} 24/7", content.as_posix()
    print(words["site_made"].format(title=title, place=request.root.full, path=where, units=len(folders)))
    if past := ended(request.root, helps):
        print(words["site_ended"].format(**{**past, "became": past["became"] or words["site_unknown"]}))
    for folder, place in list(folders.items())[:_MOST_TOLD]:
        became = f" → {became_of(place, helps) or words['site_unknown']}" if place.until else ""
        print(f"  {where}/{folder}: {place.full}{became}")
    if len(folders) > _MOST_TOLD:
        print(f"  … (+{len(folders) - _MOST_TOLD})")
    if any(place.until for place in request.units):
        print(words["site_units_today"])
    if request.colours.is_changed:
        made = request.colours.tokens["brand"][0]
        print(words["site_colour"].format(asked=request.colours.asked, made=made))
