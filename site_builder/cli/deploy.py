"""`deploy`: puts exactly the built site somewhere, or says why not before anything there is touched."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from site_builder.cli.arguments.deploy import DeployArguments
from site_builder.cli.deploy_password import environment, environment_password, find_password
from site_builder.cli.deploy_progress import DeployBar
from site_builder.cli.deploy_result import DeployReport, failure, tell
from site_builder.cli.exit import UsageError, refuse
from site_builder.cli.machine import who_runs
from site_builder.cli.paths import overlap
from site_builder.cli.words.all import Words
from site_builder.deploy.credentials import Finding, find_in_folder
from site_builder.deploy.history import DeployHistory
from site_builder.deploy.host import ConnectionLost, HostRefuses
from site_builder.deploy.lock import Locked, LockOwner
from site_builder.deploy.refusal import Allowed, refuse_site
from site_builder.deploy.run import RunContext
from site_builder.deploy.session import DeployOptions, deploy
from site_builder.deploy.site import NotBuilt, OutputChanged, read_deploy_site
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
    secret = environment_password()
    try:
        site = read_deploy_site(arguments.output, secret)
    except NotBuilt:
        raise UsageError(words["deploy_not_built"].format(path=arguments.output)) from None
    refusals = tuple(refuse_site(site, _in_content(arguments, secret)))
    if refusals:
        return tell(DeployReport(target=target, site=site, refusals=refusals), arguments, words)
    bar = DeployBar(words, time.monotonic, arguments.lang, quiet=arguments.quiet)
    try:
        connect = open_target(target, _access(arguments, words, target))
        result = deploy(site, connect, _options(arguments, target, bar))
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
    return tell(DeployReport.of(target, result, dry=arguments.dry_run), arguments, words)


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


def _options(arguments: DeployArguments, target: DeployTarget, bar: DeployBar) -> DeployOptions:
    decisions, cache, who = arguments.decisions, _cache(arguments), who_runs()
    history = DeployHistory.at(cache, _same_everywhere(target))
    token = history.token(f"{who} {cache} {time.time_ns()}")
    owner = LockOwner(token=token, who=who, since=datetime.now(UTC).replace(microsecond=0))
    return DeployOptions(
        context=RunContext(history=history, owner=owner, clock=time.monotonic, watch=bar),
        pause=time.sleep,
        allowed=Allowed(
            delete=decisions.allow_delete,
            lost=frozenset(decisions.allow_lost),
            site=decisions.accept_site,
            overwrite=frozenset(decisions.overwrite),
            beside=decisions.beside,
            keep_failed=decisions.keep_failed,
        ),
        connections=arguments.connections,
        dry=arguments.dry_run,
        recheck=arguments.recheck,
        take_over=decisions.take_over,
    )


def _same_everywhere(target: DeployTarget) -> str:
    """The target by a name that does not depend on the folder in which the command runs."""
    return str(Path(target.path).resolve()) if target.kind in ("folder", "zip") else str(target)
