"""A forge on this machine: a bare repository, a runner that takes a workflow's steps in their order, and an API."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import yaml
from small_site import PROJECT, Files

from workflows.expressions import ActionsContext, gitlab_rule

OWNER = "xa/trang"
_BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]


@dataclass(slots=True, kw_only=True)
class JobRun:
    """What came of one run of a job."""

    log: str = ""
    outcomes: dict[str, str] = field(default_factory=dict)
    """Step → success, failure or skipped."""
    artifacts: dict[str, Path] = field(default_factory=dict)
    has_failed: bool = False
    code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """A new machine that runs a job: where it works, what its programs see, what expressions know, and what comes."""

    clone: Path
    temp: Path
    world: dict[str, str]
    """The environment of programs; a step adds to it for those after it."""
    context: ActionsContext
    run: JobRun


class LocalForge:
    """A repository with a site, its secrets and variables, and whoever commits to it."""

    def __init__(self, folder: Path, kind: str, api: str) -> None:
        self.folder = folder
        self.kind = kind
        self.api = api
        self.bare = folder / "forge" / f"{OWNER}.git"
        self.work = folder / "work"
        self.variables: dict[str, str] = {"SITE_BUILDER": "pyyaml"}
        """The package is one that is installed: so pip has nothing to fetch."""
        self.secrets: dict[str, str] = {}
        self._runs = 0
        self.bare.mkdir(parents=True)
        self.work.mkdir()
        self.git("init", "--quiet", "--bare", "--initial-branch=main", ".", at=self.bare)
        self.git("init", "--quiet", "--initial-branch=main", ".")
        self.git("remote", "add", "origin", self.bare.as_uri())
        self.programs = folder / "programs"
        self.programs.mkdir()
        command = self.programs / "site-builder"
        command.write_text(f'#!/bin/sh\nPYTHONPATH="{PROJECT}" exec "{sys.executable}" -m site_builder "$@"\n')
        command.chmod(0o755)

    def git(self, *arguments: str, at: Path | None = None) -> str:
        """Runs git, as the person who commits."""
        names = ("-c", "user.name=Cán bộ", "-c", "user.email=can-bo@localhost")
        ran = subprocess.run(
            ["git", *names, *arguments], cwd=at or self.work, env=self._world(), capture_output=True, check=True
        )
        return ran.stdout.decode().strip()

    def commit(self, files: Files, branch: str = "main") -> str:
        """Saves files and pushes them, after what others have saved; returns the commit."""
        for name, text in files.items():
            path = self.work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=Sửa")
        if branch == "main" and self.git("ls-remote", "origin", branch):
            self.git("pull", "--quiet", "--rebase", "origin", branch)
        self.git("push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
        return self.git("rev-parse", "HEAD")

    def new_workflow(self) -> subprocess.CompletedProcess[str]:
        """Lets the program write the workflow."""
        return self.program("new", "workflow", self.kind)

    def program(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs the program in the work tree of the person who commits."""
        command = [str(self.programs / "site-builder"), *arguments]
        return subprocess.run(
            command, cwd=self.work, env=self._world(), capture_output=True, encoding="utf-8", check=False
        )

    def _world(self) -> dict[str, str]:
        """What every program sees: nothing of the machine's own settings."""
        path = os.pathsep.join([str(self.folder / "programs"), str(Path(sys.executable).parent), "/usr/bin", "/bin"])
        return {"PATH": path, "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1", "CI": "true", "LANG": "C.UTF-8"}

    def _place(self) -> tuple[Path, Path]:
        """A machine that was never used: a folder for the clone, and one for what is thrown away."""
        self._runs += 1
        place = self.folder / f"machine-{self._runs}"
        for name in ("clone", "temp"):
            (place / name).mkdir(parents=True)
        return place / "clone", place / "temp"

    def file(self, name: str) -> Any:  # noqa: ANN401 - YAML
        """A workflow, as YAML 1.2 would have it: `on` is a word."""
        folders = {"github": ".github/workflows", "forgejo": ".forgejo/workflows", "gitlab": "."}
        read = yaml.safe_load((self.work / folders[self.kind] / name).read_text("utf-8"))
        return {("on" if key is True else key): value for key, value in read.items()}

    def run(
        self,
        name: str,
        event: str = "push",
        inputs: Mapping[str, object] | None = None,
        payload: Mapping[str, object] | None = None,
    ) -> JobRun:
        """Runs the job of a workflow of GitHub or Forgejo on a new machine. `payload` is what an issue's event says."""
        workflow = self.file(name)
        (job,) = workflow["jobs"].values()
        clone, temp = self._place()
        commit = self.git("rev-parse", "HEAD")
        before = self.git("rev-parse", "HEAD^") if self.git("rev-list", "--count", "HEAD") != "1" else "0" * 40
        github: dict[str, Any] = {
            "event_name": event,
            "server_url": (self.folder / "forge").as_uri(),
            "repository": OWNER,
            "sha": commit,
            "token": "khoa",
            "run_id": str(self._runs),
            "run_number": str(self._runs),
            "run_attempt": "1",
            "head_ref": "sua" if event == "pull_request" else "",
            "ref_name": "main",
            "event": {"pull_request": {"base": {"sha": before}}} if event == "pull_request" else {"before": before},
        }
        github["event"] = payload or github["event"]
        (temp / "event.json").write_text(json.dumps(github["event"]), "utf-8")
        secrets = {} if event == "pull_request" else self.secrets
        context = ActionsContext(
            {"github": github, "vars": self.variables, "secrets": secrets, "inputs": inputs or {}, "steps": {}}
        )
        world = self._world() | {
            "GITHUB_API_URL": self.api,
            "GITHUB_REPOSITORY": OWNER,
            "GITHUB_SHA": commit,
            "GITHUB_EVENT_PATH": str(temp / "event.json"),
            "RUNNER_TEMP": str(temp),
        }
        world |= {key: context.filled(value) for key, value in job.get("env", {}).items()}
        context.contexts["runner"] = {"temp": str(temp)}  # GitHub has it in steps only
        runner = Runner(clone=clone, temp=temp, world=world, context=context, run=JobRun())
        for step in job["steps"]:
            self._step(step, runner)
        runner.run.has_failed = context.has_failed
        return runner.run

    def _step(self, step: Mapping[str, Any], runner: Runner) -> None:
        name, context, outcomes = step.get("id", step["name"]), runner.context, runner.run.outcomes
        if not context.applies(step.get("if")):
            outcomes[name] = "skipped"
        elif "uses" in step:
            self._uses(step, runner)
            outcomes[name] = "success"
        else:
            outcomes[name] = _shell(step, runner)
        context.contexts["steps"].setdefault(name, {})["outcome"] = outcomes[name]
        context.has_failed |= outcomes[name] == "failure"

    def _uses(self, step: Mapping[str, Any], runner: Runner) -> None:
        """What the actions of others do, as far as it matters here."""
        action = step["uses"].partition("@")[0].rpartition("/")[2]
        if action == "checkout":
            depth = step["with"].get("fetch-depth", 1)
            options = [f"--depth={depth}"] if depth else []
            commit = runner.context.contexts["github"]["sha"]
            self.git("clone", "--quiet", *options, self.bare.as_uri(), ".", at=runner.clone)
            self.git("fetch", "--quiet", "origin", commit, at=runner.clone)
            self.git("checkout", "--quiet", commit, at=runner.clone)
        elif action == "upload-artifact":
            runner.run.artifacts[step["with"]["name"]] = Path(runner.context.filled(step["with"]["path"]))
        else:
            assert action in ("cache", "setup-python")

    def pipeline(self, source: str = "push", **given: str) -> dict[str, JobRun]:
        """Runs the jobs of GitLab that apply, in the order of their stages; one that needs another after it."""
        workflow = self.file(".gitlab-ci.yml")
        commit = self.git("rev-parse", "HEAD")
        known = {
            "CI_PIPELINE_SOURCE": source,
            "CI_DEFAULT_BRANCH": "main",
            "CI_COMMIT_SHA": commit,
            "CI_COMMIT_BEFORE_SHA": "0" * 40,
            "CI_API_V4_URL": self.api,
            "CI_PROJECT_ID": "7",
            "CI_SERVER_URL": (self.folder / "forge").as_uri(),
            "CI_PROJECT_PATH": OWNER,
            "CI_JOB_URL": "https://gitlab.invalid/7",
            "CI_COMMIT_BRANCH": "main",
            **self.variables,
            **self.secrets,
            **given,
        }
        if source == "merge_request_event":
            del known["CI_COMMIT_BRANCH"]
        runs: dict[str, JobRun] = {}
        for stage in workflow["stages"]:
            for name, job in workflow.items():
                is_job = isinstance(job, dict) and job.get("stage") == stage and not name.startswith(".")
                if not is_job or not any(gitlab_rule(rule["if"], known) for rule in job["rules"]):
                    continue
                if any(needed not in runs or runs[needed].has_failed for needed in job.get("needs", [])):
                    continue
                runs[name] = self._job(job, workflow, known)
                known |= _pairs(runs[name].artifacts["clone"] / "status.env")
        return runs

    def _job(self, job: Mapping[str, Any], workflow: Mapping[str, Any], known: Mapping[str, str]) -> JobRun:
        clone, _ = self._place()
        self.git("clone", "--quiet", self.bare.as_uri(), ".", at=clone)
        world = self._world() | {"CI_PROJECT_DIR": str(clone)} | dict(known)
        for key, value in {**workflow["variables"], **job.get("variables", {})}.items():
            world[key] = str(value).replace("$CI_PROJECT_DIR", str(clone))
        script = [*job.get("before_script", workflow["default"]["before_script"]), *job["script"]]
        ran = subprocess.run([*_BASH, "\n".join(script)], cwd=clone, env=world, capture_output=True, check=False)
        allowed = job.get("allow_failure", {}).get("exit_codes", [])
        return JobRun(
            log=ran.stdout.decode() + ran.stderr.decode(),
            has_failed=ran.returncode not in (0, *allowed),
            code=ran.returncode,
            artifacts={"clone": clone},
        )


def _shell(step: Mapping[str, Any], runner: Runner) -> str:
    """Runs the lines of a step; what they write into the files of the runner is known to the steps after it."""
    context = runner.context
    files = {
        key: runner.temp / f"{key.lower()}-{len(runner.run.outcomes)}" for key in ("OUTPUT", "ENV", "STEP_SUMMARY")
    }
    for path in files.values():
        path.touch()
    environment = {key: context.filled(value) for key, value in step.get("env", {}).items()}
    environment = runner.world | environment | {f"GITHUB_{key}": str(path) for key, path in files.items()}
    ran = subprocess.run(
        [*_BASH, context.filled(step["run"])], cwd=runner.clone, env=environment, capture_output=True, check=False
    )
    runner.run.log += ran.stdout.decode() + ran.stderr.decode()
    runner.world.update(_pairs(files["ENV"]))
    context.contexts["steps"][step.get("id", step["name"])] = {"outputs": _pairs(files["OUTPUT"])}
    return "failure" if ran.returncode else "success"


def _pairs(file: Path) -> dict[str, str]:
    """NAME=VALUE, line by line."""
    if not file.is_file():
        return {}
    return dict(line.split("=", 1) for line in file.read_text("utf-8").splitlines() if "=" in line)


@contextmanager
def forge_api() -> Iterator[tuple[str, list[tuple[str, dict[str, Any]]]]]:
    """The API of a forge: it takes whatever is posted, and remembers it."""
    posted: list[tuple[str, dict[str, Any]]] = []

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Says what somebody may do: those who are called `la` nothing, all others write."""
            name = unquote(self.path.split("/")[-2])
            said = {"permission": "read" if name == "la" else "write", "user": {"login": name}}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def do_PATCH(self) -> None:
            """Takes what is changed, as what is posted."""
            self.do_POST()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            said = json.loads(body) if body.startswith("{") else {key: one[0] for key, one in parse_qs(body).items()}
            posted.append((self.path, said))
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", posted
        server.shutdown()
