"""Makes the page for editors: what a unit's files are, and links that open each in the web editor of its host.

It stands in no list, map, search or copy on phones, and no page for residents leads there: it is no page of the theme.
Its date is that of the reader, filled in by a script, so that it stays the same from day to day.
"""

from collections.abc import Iterable, Iterator
from html import escape

from site_builder.model import addresses
from site_builder.model.file_kinds import FILE_KINDS, REGISTER, kind_in_unit
from site_builder.model.folder import Folder
from site_builder.model.output import File
from site_builder.pages.context import PageContext, capital, full_name
from site_builder.report.messages import EDITING
from site_builder.text.address import relative
from site_builder.text.edit_url import LONGEST, Repository, repository
from site_builder.text.normalize import order

_NAMES = {"github": "GitHub", "gitlab": "GitLab", "forgejo": "Forgejo"}
_MOST_NEWS = 30
"""Announcements with a link of their own: the page of a commune that has a thousand stays small."""
_MADE_BY_MACHINE = (REGISTER, "checks.yaml")
_SITE = "site.yaml"
_STYLE = """\
html{font:112.5%/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1c2422;background:#fffdf9}
body{margin:0 auto;max-width:44rem;padding:1rem;overflow-wrap:anywhere;word-break:break-word}
h1{font-size:1.5rem;line-height:1.25}
h2{font-size:1.3rem;margin:2rem 0 .5rem}
ul{list-style:none;padding:0;margin:0}
li{border-bottom:1px solid #d5cfc2}
li a,li span{display:block;padding:.6rem 0;min-height:1.5rem}
a{color:#0b5345}
small{display:block;color:#4a5552}
label{display:block;margin:.75rem 0}
input{display:block;box-sizing:border-box;width:100%;font:inherit;padding:.5rem}
input{border:2px solid #0b5345;border-radius:.3rem}
.open{display:inline-block;padding:.6rem 1rem;border-radius:.3rem;background:#0b5345;color:#fff;font-weight:bold}
pre{padding:.75rem;background:#f4f1ea;white-space:pre-wrap}
@media (prefers-color-scheme:dark){
html{color:#eef1ee;background:#15191a}
a{color:#8fd6c3}
small{color:#b9c2be}
li{border-color:#3a4345}
input{color:inherit;background:#1f2527;border-color:#8fd6c3}
.open{background:#8fd6c3;color:#15191a}
pre{background:#1f2527}
}
"""
_SCRIPT = """\
(function(d){
function of(id){return d.getElementById(id)}
var title=of("tieu-de"),day=of("ngay"),link=of("mo"),sample=of("mau"),whole=sample.textContent;
var today=new Date(Date.now()+252e5).toISOString().slice(0,10);
function given(name){return link.getAttribute("data-"+name)}
function slug(s){
s=s.toLowerCase();
if(s.normalize)s=s.normalize("NFD");
s=s.replace(/[\\u0300-\\u036f]/g,"").replace(/\\u0111/g,"d").replace(/[^a-z0-9]+/g,"-").replace(/^-|-$/g,"");
return(s.length>60?s.slice(0,61).replace(/-[^-]*$/,""):s)||"thong-bao-moi";
}
function fill(){
var text,full;
var date=/^\\d{4}-\\d\\d-\\d\\d$/.test(day.value)?day.value:today,said=title.value.replace(/\\s+/g," ").trim();
var bare=given("new")+encodeURIComponent(given("folder")+date+"-"+slug(said)+".md");
text=whole.replace(given("date"),date).replace(given("title"),function(gap){return said?JSON.stringify(said):gap});
sample.textContent=text;
full=bare+"&value="+encodeURIComponent(text);
link.href=given("text")&&full.length<=given("most")?full:bare;
}
day.value=today;
of("moi").hidden=false;
title.oninput=day.oninput=day.onchange=fill;
fill();
})(document)"""


class _EditingPage:
    """The page of one unit."""

    def __init__(self, context: PageContext, folder: Folder, source: Repository) -> None:
        self.context = context
        self.folder = folder
        self.source = source
        self.url = context.address(addresses.EDITING)
        self.host = _NAMES[source.host]
        self.words = EDITING[EDITING.or_first(context.site.language)]

    def says(self, key: str, **gaps: object) -> str:
        """A sentence of the page, safe in HTML."""
        return escape(self.words[f"edit_page.{key}"].format(**gaps))

    def html(self) -> str:
        """The whole page."""
        label = self.context.label
        title = self.says("title", unit=label)
        parts = (
            f'<!DOCTYPE html>\n<html lang="{escape(EDITING.or_first(self.context.site.language))}">\n<head>',
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">',
            f'<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n<style>{_STYLE}</style>',
            f"</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{self.says('about', host=self.host)}</p>",
            f"<p>{self.says('careful')}</p>",
            *self._new(),
            *self._section(self.says("files", unit=label), self._files()),
            *self._section(self.says("guides"), self._texts(addresses_of="guides/")),
            *self._news(),
            *self._section(self.says("units"), self._units()),
            *self._above(),
            f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n",
        )
        return "\n".join(parts)

    def _new(self) -> Iterator[str]:
        """The part that begins a new announcement. Without a script its link has gaps instead of title and date."""
        words = {key: self.words[f"edit_page.front_{key}"] for key in ("title", "date", "expires")}
        lines = (
            "---",
            f"title: {words['title']}",
            f"date: {words['date']}",
            f"# {words['expires']}",
            "# expires: 2026-12-31",
        )
        text = "\n".join((*lines, "---", self.words["new.announcement"], ""))
        start = self.folder.name_of("announcements/")
        href = self.source.new(f"{start}YYYY-MM-DD-ten-khong-dau.md", text)
        given = {
            "new": self.source.new_base,
            "folder": "/".join((*self.source.folder, start)),
            "title": words["title"],
            "date": words["date"],
            "text": "1" if self.source.takes_text else "",
            "most": str(LONGEST),
        }
        data = " ".join(f'data-{name}="{escape(value)}"' for name, value in given.items())
        yield f'<h2>{self.says("new")}</h2>\n<div id="moi" hidden>'
        yield f'<label>{self.says("new_title")} <input id="tieu-de" maxlength="200" autocomplete="off"></label>'
        yield f'<label>{self.says("new_date")} <input id="ngay" type="date"></label>\n</div>'
        link = f'href="{escape(href or self.source.new_base)}" {data}'
        yield f'<p><a class="open" id="mo" {link}>{self.says("new_open")}</a></p>'
        yield f"<p>{self.says('new_filled' if self.source.takes_text else 'new_bare', host=self.host)}</p>"
        yield f"<details{'' if self.source.takes_text else ' open'}>\n<summary>{self.says('sample')}</summary>"
        yield f'<pre id="mau">{escape(text)}</pre>\n</details>\n<p>{self.says("pictures")}</p>'

    def _section(self, heading: str, rows: Iterable[str]) -> Iterator[str]:
        """A heading with a list, where the list has a row."""
        found = "\n".join(rows)
        if found:
            yield f"<h2>{heading}</h2>\n<ul>\n{found}\n</ul>"

    def _row(self, text: str, name: str) -> str:
        """A link to the editor of one of the unit's files."""
        file = self.folder.name_of(name)
        href, note = self.source.edit(file), f"<small>{escape(file)}</small>"
        if not href:
            return f"<li><span>{escape(text)} {note}<small>{self.says('long')}</small></span></li>"
        return f'<li><a href="{escape(href)}">{escape(text)} {note}</a></li>'

    def _files(self) -> Iterator[str]:
        """The unit's files of data, by what stands in them; what the machine writes is not among them."""
        kinds = list(FILE_KINDS)
        named = {name: kind_in_unit(name) for name in self.folder.files}
        for name, kind in sorted(named.items(), key=lambda one: (kinds.index(one[1].name) if one[1] else 0, one[0])):
            stem = "site" if name == _SITE else kind.stem if kind and not kind.is_folder else ""
            if stem and not name.startswith(_MADE_BY_MACHINE):
                yield self._row(capital(self.words[f"edit_page.kinds.{stem}"]), name)

    def _texts(self, addresses_of: str) -> list[str]:
        return [self._row(self._title(name), name) for name in self.folder.files if name.startswith(addresses_of)]

    def _title(self, name: str) -> str:
        """What a text is called; its own name where it only changes some lines of another."""
        kind = kind_in_unit(name)
        slug = name.rpartition("/")[2].removesuffix(".md")
        texts = getattr(self.context.written, kind.stem) if kind else {}
        found = texts.get(kind.slug_of(slug)) if kind else None
        return found.title if found and found.title else slug

    def _news(self) -> Iterator[str]:
        """The newest announcements. Their names begin with their day."""
        rows = self._texts("announcements/")[::-1]
        yield from self._section(self.says("announcements"), rows[:_MOST_NEWS])
        if len(rows) > _MOST_NEWS:
            yield f"<p>{self.says('older', count=len(rows) - _MOST_NEWS)}</p>"

    def _units(self) -> Iterator[str]:
        """The pages for editors of the units directly below."""
        depth = len(self.context.unit.path) + 1
        own = (unit for unit in self.context.below if len(unit.path) == depth and unit.is_online)
        for unit in sorted(own, key=lambda unit: order(unit.name)):
            href = relative(self.url, f"{addresses.home(unit.path)}{addresses.EDITING}")
            yield f'<li><a href="{escape(href)}">{escape(capital(full_name(unit.kind, unit.name)))}</a></li>'

    def _above(self) -> Iterator[str]:
        if self.context.above:
            unit = self.context.above[-1]
            href = relative(self.url, f"{addresses.home(unit.path)}{addresses.EDITING}")
            label = self.says("above", unit=capital(full_name(unit.kind, unit.name)))
            yield f'<p><a href="{escape(href)}">{label}</a></p>'


def editing_page(context: PageContext, folder: Folder) -> Iterator[File]:
    """Yields the page for the editors of a unit, where the site says who holds its content."""
    source = repository(context.site.edit_url)
    if source:
        body = _EditingPage(context, folder, source).html().encode()
        yield File(url=context.address(addresses.EDITING), body=body)
