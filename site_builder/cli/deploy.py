"""`deploy`: puts exactly the built site somewhere, or says why not before anything there is touched."""

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from site_builder.cli.arguments.deploy import DeployArguments
from site_builder.cli.deploy_ledger import known_pages, remember
from site_builder.cli.deploy_password import environment, environment_password, find_password
from site_builder.cli.deploy_progress import DeployBar
from site_builder.cli.deploy_result import DeployReport, failure, tell
from site_builder.cli.deploy_verify import read_back
from site_builder.cli.exit import FAILED, UsageError, refuse
from site_builder.cli.machine import who_runs
from site_builder.cli.paths import overlap
from site_builder.cli.words.all import Words
from site_builder.deploy.credentials import Finding, find_in_folder
from site_builder.deploy.history import DeployHistory
from site_builder.deploy.host import ConnectionLost, HostRefuses
from site_builder.deploy.lock import Locked, LockOwner
from site_builder.deploy.plain_names import with_plain_names
from site_builder.deploy.refusal import Allowed, DeployRefusal, refuse_site
from site_builder.deploy.run import RunContext
from site_builder.deploy.session import DeployOptions, deploy
from site_builder.deploy.site import DeploySite, NotBuilt, OutputChanged, read_deploy_site, site_of_bodies
from site_builder.deploy.target import DeployTarget, UnfitTarget, read_target
from site_builder.deploy.transports.open import Access, open_target
from site_builder.output import hold


def run(arguments: DeployArguments, words: Words) -> int:
    """Deploys, and returns the exit code. Ends the program where the target makes no sense."""
    target = _target(arguments, words)
    try:
        if arguments.dry_run:
            return _deploy(arguments, words, target)
        with hold(arguments.output, lambda: print(words["waits"].format(path=arguments.output), file=sys.stderr)):
            return _deploy(arguments, words, target)
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or arguments.output)
        return failure(arguments, words, said)


def _target(arguments: DeployArguments, words: Words) -> DeployTarget:
    """Reads the target. A slip must not put a site into the content or into itself."""
    if arguments.target is None:
        refuse(words, words["target_none"])
    try:
        target = read_target(arguments.target)
    except UnfitTarget as error:
        refuse(words, words[error.word].format(target=error.text))
    if not arguments.output.is_dir():
        raise UsageError(words["deploy_not_built"].format(path=arguments.output))
    if target.kind in ("folder", "zip"):
        content = arguments.content or Path("content")
        if any(overlap(Path(target.path).resolve(), one.resolve()) for one in (arguments.output, content)):
            raise UsageError(words["target_nested"].format(path=target.path))
    return target


def _deploy(arguments: DeployArguments, words: Words, target: DeployTarget) -> int:
    options = _options(arguments, target)
    site, refusals = _site(arguments, words, options)
    if refusals:
        return tell(DeployReport(target=target, site=site, refusals=refusals), arguments, words)
    if arguments.rollback:
        options = replace(options, server="none", expected=options.context.history.last())
    bar = DeployBar(words, time.monotonic, arguments.lang, quiet=arguments.quiet)
    try:
        connect = open_target(target, _access(arguments, words, target))
        result = deploy(site, connect, replace(options, context=replace(options.context, watch=bar)))
    except HostRefuses as error:
        return failure(arguments, words, words[error.word].format(**error.gaps), target, site)
    except ConnectionLost as error:
        return failure(arguments, words, words["host_lost"].format(target=target, why=error), target, site)
    except OutputChanged as error:
        return failure(arguments, words, words["deploy_changed"].format(name=error), target, site)
    except Locked as error:
        return failure(
            arguments, words, words["deploy_robbed"].format(who=error.owner and error.owner.who), target, site
        )
    finally:
        bar.close()
    is_there = not (arguments.dry_run or result.refusals or result.locked)
    looks = arguments.verify and is_there
    wrong = read_back(result.site, result.plan, arguments, str(time.time_ns())) if looks else None
    code = tell(DeployReport.of(target, result, wrong, dry=arguments.dry_run), arguments, words)
    if is_there and not arguments.rollback:
        remember(result.site, arguments, words)
    return code


def _site(
    arguments: DeployArguments, words: Words, options: DeployOptions
) -> tuple[DeploySite, tuple[DeployRefusal, ...]]:
    """The site that is to be put, and what is wrong with it. Raises UsageError where there is none."""
    if arguments.rollback:
        return _last_site(arguments, words, options.context.history)
    secret = environment_password()
    try:
        site = read_deploy_site(arguments.output, secret)
    except NotBuilt:
        raise UsageError(words["deploy_not_built"].format(path=arguments.output)) from None
    refusals = tuple(refuse_site(site, _in_content(arguments, secret)))
    return site if refusals else with_plain_names(site), refusals


def _last_site(
    arguments: DeployArguments, words: Words, history: DeployHistory
) -> tuple[DeploySite, tuple[DeployRefusal, ...]]:
    """The site that stood on the host before this one, as far as this machine has kept it. Raises UsageError."""
    now = history.last()
    before = history.before(now) if now else None
    if before is None:
        raise UsageError(words["rollback_none"], FAILED)
    bodies, lacking = history.bodies(before)
    site = site_of_bodies(arguments.output, bodies, before.site)
    names = {"count": len(lacking), "names": ", ".join(lacking[:8])}
    return site, (DeployRefusal(word="refuse_rollback_lacks", gaps=names),) if lacking else ()


def _access(arguments: DeployArguments, words: Words, target: DeployTarget) -> Access:
    return Access(
        password=find_password(target, words),
        ca=arguments.ca,
        host_key=arguments.host_key,
        cache=_cache(arguments),
        environment=environment(),
        moment=int(time.time()),
    )


def _in_content(arguments: DeployArguments, secret: str) -> list[Finding]:
    """Credentials in the content, if it is here."""
    content = arguments.content or Path("content")
    return list(find_in_folder(content, secret)) if content.is_dir() else []


def _cache(arguments: DeployArguments) -> Path:
    """The cache of the build, else one beside the output."""
    content = arguments.content or Path("content")
    return (content if content.is_dir() else arguments.output).resolve().parent / ".cache"


def _options(arguments: DeployArguments, target: DeployTarget) -> DeployOptions:
    decisions, cache, who = arguments.decisions, _cache(arguments), who_runs()
    history = DeployHistory.at(cache, _same_everywhere(target))
    token = history.token(f"{who} {cache} {time.time_ns()}")
    owner = LockOwner(token=token, who=who, since=datetime.now(UTC).replace(microsecond=0))
    return DeployOptions(
        context=RunContext(history=history, owner=owner, clock=time.monotonic, watch=lambda _: None),
        pause=time.sleep,
        server=arguments.server or ("pages" if target.kind in ("git", "rclone") else "apache"),
        allowed=Allowed(
            delete=decisions.allow_delete,
            lost=frozenset(decisions.allow_lost),
            site=decisions.accept_site,
            overwrite=frozenset(decisions.overwrite),
            beside=decisions.beside,
            keep_failed=decisions.keep_failed,
        ),
        known=frozenset() if arguments.rollback else known_pages(arguments),
        connections=arguments.connections,
        dry=arguments.dry_run,
        recheck=arguments.recheck,
        take_over=decisions.take_over,
    )


def _same_everywhere(target: DeployTarget) -> str:
    """The target by a name that does not depend on the folder in which the command runs."""
    return str(Path(target.path).resolve()) if target.kind in ("folder", "zip") else str(target)
