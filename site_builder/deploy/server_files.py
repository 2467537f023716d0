"""What servers obey: types, caching, the page for what is not there, moved addresses, security headers, compression.

These files depend on the host and not on the content, so that a deploy makes them and the output stays what a build has
made: the same output goes to any host.
"""

import gzip
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from site_builder.deploy.manifest import INCOMING, OURS
from site_builder.deploy.order import is_page
from site_builder.deploy.policy import Policy
from site_builder.deploy.site import DeploySite, stamp_of
from site_builder.output import MANIFEST

HTACCESS, HEADERS, REDIRECTS, NGINX = ".htaccess", "_headers", "_redirects", f"{OURS}/nginx.conf"
POLICY_FILES = (HTACCESS, HEADERS)
"""The files with a policy that their server reads anew for each request, or with each deploy."""
_MOST_APACHE, _MOST_PAGES = 300, 2000
"""Moved addresses that are told to a server: 100 lines cost Apache 0.1 ms of every request (measured), and hosts of
pages take no more than 2,000. All others are led on by their page.
"""
_PACKED = (".html", ".css", ".js", ".svg", ".xml", ".json", ".webmanifest", ".txt")
_SMALLEST = 512
"""Bytes. To pack less is not worth a file."""
_MADE = "# Tệp này do lệnh deploy ghi mỗi lần đưa trang lên; đừng sửa ở đây. (Written by each deploy.)"
_HASHED = r"\.[0-9a-f]{8}\.(?:jpg|jpeg|png|webp|avif|gif|svg|css|js|woff2|pdf|mp4)$"
"""Names that follow from the content: what they hold never changes."""
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_FOREVER, _FRESH = "public, max-age=31536000, immutable", "no-cache"

Maker = Callable[[DeploySite, Policy], Mapping[str, bytes]]


def add_server_files(site: DeploySite, server: str, policy: Policy) -> DeploySite:
    """Adds the files for a kind of server (`SERVER_FILES`) to a site."""
    made = SERVER_FILES[server](site, policy)
    files = {name: stamp_of(body) for name, body in made.items()}
    return replace(site, files={**site.files, **files}, made={**site.made, **made})


def _none(_: DeploySite, __: Policy) -> Mapping[str, bytes]:
    return {}


def _apache(site: DeploySite, policy: Policy) -> Mapping[str, bytes]:
    """One file, with nothing but what `AllowOverride FileInfo` permits: anything else would be an error 500."""
    base = _base(site)
    headers = "\n".join(f'Header always set {name} "{value}"' for name, value in _SECURITY.items())
    moved = "\n".join(
        f'RedirectMatch 301 "^{re.escape(old)}$" "{new}"' for old, new in _moved(site, base, _MOST_APACHE)
    )
    text = f"""{_MADE}
AddDefaultCharset utf-8
ErrorDocument 404 {base}404.html
<IfModule mod_mime.c>
AddType application/manifest+json .webmanifest
AddType image/webp .webp
AddType font/woff2 .woff2
AddCharset utf-8 .html .css .js .svg .xml .webmanifest .json .txt
</IfModule>
<IfModule mod_headers.c>
{headers}
Header set Cache-Control "{_FRESH}"
<FilesMatch "{_HASHED.replace("(?:", "(")}">
Header set Cache-Control "{_FOREVER}"
</FilesMatch>
<FilesMatch "\\.html$">
Header always set Content-Security-Policy "{policy.header()}"
</FilesMatch>
</IfModule>
<IfModule mod_deflate.c>
<IfModule mod_filter.c>
AddOutputFilterByType DEFLATE text/html text/css text/plain text/xml application/xml image/svg+xml
AddOutputFilterByType DEFLATE application/javascript text/javascript application/json application/manifest+json
</IfModule>
</IfModule>
<IfModule mod_alias.c>
RedirectMatch 404 "/\\.deploy/(lock|new)(/|$)"
{moved}
</IfModule>
"""
    return {HTACCESS: text.encode()}


def _pages(site: DeploySite, policy: Policy) -> Mapping[str, bytes]:
    """The two files that hosts of pages read. Others, such as GitHub's, leave them alone."""
    base = _base(site)
    rows = [*_SECURITY.items(), ("Content-Security-Policy", policy.header())]
    headers = "\n".join([f"{base}*", *(f"  {name}: {value}" for name, value in rows)])
    moved = "".join(f"{old} {new} 301\n" for old, new in _moved(site, base, _MOST_PAGES))
    return {HEADERS: f"{headers}\n".encode(), **({REDIRECTS: moved.encode()} if moved else {})}


def _nginx(site: DeploySite, policy: Policy) -> Mapping[str, bytes]:
    """Packed copies, and a file to be included in `server { … }`. nginx reads it when it starts, or when it is told to,
    so that its policy does not depend on styles, which change more often.
    """
    base = _base(site)
    headers = "".join(f'add_header {name} "{value}" always;\n' for name, value in _SECURITY.items())
    moved = "".join(f"location = {old} {{ return 301 {new}; }}\n" for old, new in _moved(site, base, _MOST_PAGES))
    text = f"""{_MADE}
# server {{ root …; include …/{NGINX}; }}  rồi chạy: nginx -s reload
charset utf-8;
charset_types text/css application/javascript image/svg+xml application/xml application/manifest+json;
gzip_static on;
error_page 404 {base}404.html;
{headers}add_header Cache-Control "{_FRESH}" always;
add_header Content-Security-Policy "{policy.header(any_style=True)}" always;
location ^~ {base}{OURS}/lock {{ return 404; }}
location ^~ {base}{INCOMING} {{ return 404; }}
location ~ "\\.webmanifest$" {{ types {{ }} default_type application/manifest+json; }}
location ~ "{_HASHED}" {{
{headers}add_header Cache-Control "{_FOREVER}";
}}
location ~ "\\.pdf$" {{
{headers}add_header Cache-Control "{_FRESH}";
}}
{moved}"""
    packed = {f"{name}.gz": body for name in site.files if (body := _pack(site, name))}
    return {NGINX: text.encode(), **packed}


SERVER_FILES: Mapping[str, Maker] = {"apache": _apache, "nginx": _nginx, "pages": _pages, "none": _none}
"""A kind of server → what makes its files."""


def _pack(site: DeploySite, name: str) -> bytes:
    """The packed copy of a file; empty where there is no use for one. The same bytes each time."""
    if not name.endswith(_PACKED) or name in (MANIFEST, NGINX) or site.files[name].size < _SMALLEST:
        return b""
    return gzip.compress(site.body(name), mtime=0)


def _base(site: DeploySite) -> str:
    """The path at which the site stands on its host: "/" or "/247/"."""
    return urlsplit(site.base_url).path.rstrip("/") + "/"


def _moved(site: DeploySite, base: str, most: int) -> Iterable[tuple[str, str]]:
    """Former addresses and where they lead, as paths on the host; the first ones where there are too many."""
    rows = sorted(site.redirects.items())[:most]
    return [(f"{base}{_address(old)}", f"{base}{_address(new)}") for old, new in rows]


def _address(name: str) -> str:
    return name.removesuffix("index.html") if is_page(name) else name


_HEADER = re.compile(r"""(Content-Security-Policy(?:: | "))([^"\n]*)""")
"""A policy in any of these files."""


def with_policy(body: bytes, one: bytes, other: bytes) -> bytes:
    """A server's file with a policy that allows what two files allow."""
    both = (policy_in(one) | policy_in(other)).header()
    return _HEADER.sub(lambda found: f"{found[1]}{both}", body.decode("utf-8", "replace")).encode()


def policy_in(body: bytes | None) -> Policy:
    """The policy that a server obeys now."""
    return Policy.read((body or b"").decode("utf-8", "replace"))
