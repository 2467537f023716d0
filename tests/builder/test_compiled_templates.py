"""Compiled templates are kept for the next build: it compiles none, and believes nothing that was changed since."""

import marshal
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.bccache import bc_magic
from small_site import DAY, GUIDE, THEMES, SmallSite, Tree, tree

from site_builder.builder.build import build
from site_builder.builder.compiled_templates import CompiledTemplates
from site_builder.builder.options import BuildOptions


def cache(site: SmallSite) -> Path:
    """The folder in which a build keeps what the next one can use."""
    return site.content.parent / ".cache"


def kept(site: SmallSite) -> dict[Path, bytes]:
    """What builds have kept of the site's templates."""
    return {path: path.read_bytes() for path in (cache(site) / "templates").rglob("*.html")}


def edited(site: SmallSite, title: str, themes: Path = THEMES) -> Tree:
    """The output after an edit, built as a new process builds it: with a theme that it loads itself."""
    site.put({"bao-quang/guides/moi.md": GUIDE.replace("title: ", f"title: {title} ")})
    build(BuildOptions(content=site.content, output=site.output, day=DAY, themes=(themes,), cache=cache(site)))
    return tree(site.output)


def test_an_edit_compiles_no_template(site: SmallSite) -> None:
    """What is kept is not even written again."""
    edited(site, "Một")
    before = {path: path.stat().st_mtime_ns for path in kept(site)}
    assert {"components.call.html", "guide.html"} <= {path.name for path in before}
    assert b"Hai" in b"".join(edited(site, "Hai").values())
    assert {path: path.stat().st_mtime_ns for path in kept(site)} == before


def strange(_body: bytes) -> bytes:
    """Code that is not ours: it ends the program that runs it."""
    return bc_magic + pickle.dumps("", 2) + marshal.dumps(compile("raise SystemExit", "x", "exec"))


@pytest.mark.parametrize(
    "spoil",
    [
        strange,
        lambda body: body.partition(b"\n")[0] + b"\n" + strange(body),
        lambda body: body[: len(body) // 2],
        lambda body: body[:-3] + b"abc",
        lambda _body: b"",
        lambda body: b"0" * 32 + body[32:],
    ],
)
def test_what_was_changed_is_compiled_anew(spoil: Callable[[bytes], bytes], site: SmallSite) -> None:
    """Cut, overwritten or of another program: the pages are the same as without it, and it is kept anew.

    The same template is not compiled to the same bytes each time, so that these cannot be compared with the first ones.
    """
    edited(site, "Một")
    spoiled = {path: spoil(body) for path, body in kept(site).items()}
    for path, body in spoiled.items():
        path.write_bytes(body)
    assert edited(site, "Hai") == site.clean().tree
    guide = cache(site) / "templates" / "default.vi" / "guide.html"
    anew = kept(site)[guide]
    assert anew != spoiled[guide]
    edited(site, "Ba")
    assert kept(site)[guide] == anew


def test_a_template_that_was_edited_is_compiled_anew(site: SmallSite, tmp_path: Path) -> None:
    """The old one is replaced where it stands, so that what is kept does not grow with edits."""
    mine = tmp_path / "themes" / "default"
    shutil.copytree(THEMES / "default", mine)
    edited(site, "Một", mine.parent)
    before = kept(site)
    template = mine / "templates" / "base.html"
    template.write_text(template.read_text("utf-8").replace("<h1", "<h1 data-moi", 1), "utf-8")
    assert b"<h1 data-moi" in b"".join(edited(site, "Một", mine.parent).values())
    assert set(kept(site)) == set(before)
    assert kept(site) != before


def test_another_program_has_other_templates(tmp_path: Path) -> None:
    """What one version of the program has compiled, another one does not run; another machine gets no place."""
    ours = CompiledTemplates(tmp_path, "1")
    ours.keep("guide.html", "{{ a }}", b"code")
    assert ours.read("guide.html", "{{ a }}") == b"code"
    assert CompiledTemplates(tmp_path, "2").read("guide.html", "{{ a }}") == b""
    assert ours.read("guide.html", "{{ b }}") == b""
    assert pickle.loads(pickle.dumps(ours)) is None  # noqa: S301 - our own
