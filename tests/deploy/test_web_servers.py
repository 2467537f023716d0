"""Real web servers read what a deploy has made for them, and a browser obeys their policy."""

import gzip
import http.client
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from servers import as_root, bare_repository, free_port, running, tool
from small_site import GUIDE, NEWS, SmallSite
from test_command import run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXTRA = {
    "bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("date:", "aliases: [hop-cu]\ndate:"),
    "guides/vssid.md": GUIDE.replace("Cài VNeID", "Cài VssID"),
}


@dataclass(frozen=True)
class Answer:
    """What a web server says."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> bytes:
        """The body as it is shown."""
        return zlib.decompress(self.body, 31) if self.headers.get("content-encoding") == "gzip" else self.body


def ask(port: int, path: str, *, packed: bool = True) -> Answer:
    """Asks a web server on this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip" if packed else "identity"})
    found = connection.getresponse()
    answer = Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
    connection.close()
    return answer


@contextmanager
def apache(folder: Path, root: Path, *, allow: str = "FileInfo") -> Iterator[int]:
    """Apache as cheap hosts run it: what it may be told by .htaccess is limited."""
    program, port = tool("apache2"), free_port()
    as_root()
    for around in (folder, *folder.parents[:3]):
        around.chmod(around.stat().st_mode | 0o055)
    names = "mpm_event authz_core dir mime alias headers filter deflate rewrite unixd"
    modules = Path("/usr/lib/apache2/modules")
    wanted = [name for name in names.split() if (modules / f"mod_{name}.so").exists()]
    (folder / "apache.conf").write_text(
        "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in wanted)
        + f"\nServerName localhost\nListen 127.0.0.1:{port}\n"
        f"PidFile {folder}/pid\nErrorLog {folder}/log\nUser www-data\n"
        f"Group www-data\nMutex file:{folder} default\nDocumentRoot {root}\n"
        f"TypesConfig /etc/mime.types\n"
        f"DefaultRuntimeDir {folder}\nDirectoryIndex index.html\n"
        f"<Directory {root}>\nAllowOverride {allow}\nRequire all granted\n</Directory>\n"
    )
    with running(program, "-f", folder / "apache.conf", "-DFOREGROUND", port=port):
        yield port


@contextmanager
def nginx(folder: Path, root: Path, base: str) -> Iterator[int]:
    """Nginx with the file that the deploy has made."""
    program, port = tool("nginx"), free_port()
    as_root()
    for around in (folder, *folder.parents[:3]):
        around.chmod(around.stat().st_mode | 0o055)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/log; user www-data;\nevents {{}}\nhttp {{\n"
        f"include /etc/nginx/mime.types; access_log off;\nclient_body_temp_path {folder}/t1;\n"
        f"proxy_temp_path {folder}/t2;\n"
        f"fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;\n"
        f"server {{ listen 127.0.0.1:{port}; root {root}; include {root}{base}.deploy/nginx.conf; }} }}\n"
    )
    with running(program, "-c", folder / "nginx.conf", "-p", folder, port=port):
        yield port


def check_habits(port: int, built: dict[str, bytes], base: str, root: Path) -> None:
    """Pages, types, the page for what is not there, moved addresses, headers, packing, what is hidden."""
    home = ask(port, base)
    assert (home.status, home.text) == (200, built["index.html"])
    assert home.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert home.headers["cache-control"] == "no-cache"
    assert home.headers["x-content-type-options"] == "nosniff"
    assert home.headers["content-encoding"] == "gzip"
    assert "default-src 'self'" in home.headers["content-security-policy"]
    assert ask(port, base, packed=False).body == built["index.html"]
    lacking = ask(port, f"{base}khong-co/")
    assert (lacking.status, lacking.text) == (404, built["404.html"])
    assert "content-security-policy" in lacking.headers
    moved = ask(port, f"{base}bao-quang/thong-bao/hop-cu/")
    assert (moved.status, moved.headers["location"].partition("127.0.0.1")[2].partition("/")[2]) == (
        301,
        f"{base}bao-quang/thong-bao/hop-ap/".lstrip("/"),
    )
    manifest = ask(port, f"{base}manifest.webmanifest")
    assert manifest.headers["content-type"].startswith("application/manifest+json")
    for name in ("lock", "new"):
        hidden = root / base.strip("/") / ".deploy" / name
        hidden.mkdir(exist_ok=True)
        (hidden / "x.json").write_text("{}")
        assert ask(port, f"{base}.deploy/{name}/x.json").status == 404
        shutil.rmtree(hidden)
    assert ask(port, f"{base}.deploy/manifest.json").status == 200  # `build --previous` reads it
    picture = ask(port, f"{base}media/anh.0123abcd.webp")
    assert picture.headers["content-type"] == "image/webp"
    assert "immutable" in picture.headers["cache-control"]
    assert picture.headers["x-content-type-options"] == "nosniff"


def put(site: SmallSite, base: str, *options: str) -> tuple[Path, dict[str, bytes]]:
    """Deploys a site whose address has this path; returns the root of the web server, and the pages."""
    site.put({**EXTRA, "site.yaml": f"title: Trang 24/7\nbase_url: https://longkhanh.gov.vn{base}\n"})
    built = site.build().tree
    root = site.content.parent / "root"
    host = root / base.strip("/")
    host.parent.mkdir(parents=True, exist_ok=True)
    ran = run(site, host, *options)
    assert ran.returncode == 0, ran.stderr
    (host / "media").mkdir(exist_ok=True)
    (host / "media/anh.0123abcd.webp").write_bytes(b"RIFF")
    return root, built


@pytest.mark.parametrize("base", ["/", "/247/"])
@pytest.mark.parametrize("allow", ["FileInfo", "All"])
def test_apache_obeys(site: SmallSite, tmp_path: Path, base: str, allow: str) -> None:
    """At the root of a host and below it, and where .htaccess may say little; nothing in it is an error."""
    root, built = put(site, base)
    with apache(tmp_path, root, allow=allow) as port:
        check_habits(port, built, base, root)
        ran = run(site, root / base.strip("/"), "--verify", "--base-url", f"http://127.0.0.1:{port}{base}")
        assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("base", ["/", "/247/"])
def test_nginx_obeys(site: SmallSite, tmp_path: Path, base: str) -> None:
    """And gives the packed copies, which are as new as their pages."""
    root, built = put(site, base, "--server", "nginx")
    with nginx(tmp_path, root, base) as port:
        check_habits(port, built, base, root)
    host = root / base.strip("/")
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1023\n"}).build()
    run(site, host, "--server", "nginx")
    packed = host / "bao-quang/index.html.gz"
    assert gzip.decompress(packed.read_bytes()) == (site.output / "bao-quang/index.html").read_bytes()
    run(site, host)
    assert not list(host.rglob("*.gz"))


def test_a_browser_shows_every_page_under_the_policy(site: SmallSite, tmp_path: Path, browser: "Browser") -> None:
    """Nothing that a page needs is refused, and a strange script is."""
    root, built = put(site, "/")
    with apache(tmp_path, root) as port:
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for name in built:
            if name.endswith("index.html") and "hop-cu" not in name:
                page.goto(f"http://127.0.0.1:{port}/{name.removesuffix('index.html')}")
        assert said == []
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.bad = 1'}))")
        assert page.evaluate("window.bad") is None
        assert any("Content Security Policy" in line for line in said)
        page.close()


def test_hosts_of_pages_get_their_files(site: SmallSite, tmp_path: Path) -> None:
    """Headers and moved addresses, by the rules of Netlify and Cloudflare."""
    site.put({**EXTRA, "site.yaml": "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/\n"}).build()
    with bare_repository(tmp_path / "server") as server:
        assert run(site, server.target).returncode == 0
        server.after()
        headers = (server.root / "_headers").read_text().splitlines()
        assert headers[0] == "/*"
        assert all(line.startswith("  ") and len(line) < 2000 for line in headers[1:])
        redirects = (server.root / "_redirects").read_text().splitlines()
        assert redirects == ["/bao-quang/thong-bao/hop-cu/ /bao-quang/thong-bao/hop-ap/ 301"]
