"""Traps of names, folders and files that are none."""

from traps.trap import GUIDE, NEWS, UNIT, Trap, decomposed, named

TEXT = GUIDE.format("", "Một")
LONG = "a" * 81


def beside(names: dict[str, str | bytes], code: str, line: int = 1, column: int = 1, *, warns: bool = False) -> Trap:
    """Files of Bảo Quang that cannot stand side by side."""
    files = {f"bao-quang/{name}": text for name, text in names.items()}
    return Trap(files=files, told=((code, line, column),), warns=warns)


WINDOWS = {
    f"{name} on Windows": named(name, "name-windows", TEXT if name.endswith(".md") else b"a")
    for name in (
        "guides/con.md",
        "guides/nul.md",
        "announcements/2026-11-20-aux.md",
        "media/prn.jpg",
        "media/COM1.pdf",
        "media/Lpt9.x.pdf",
    )
} | {
    "a name that ends in a dot": named("media/a.jpg.", "name-windows"),
    "a name that ends in a space": named("media/a.jpg ", "name-windows"),
    "a folder that ends in a dot": named("media/a./b.jpg", "name-windows"),
    "a folder named nul": named("media/nul/b.jpg", "name-windows"),
    "a unit named con": Trap(files={"con/unit.yaml": UNIT}, told=(("name-windows", 1, 1),)),
    "an alias named con": Trap(
        files={"bao-quang/guides/bai.md": GUIDE.format("aliases: [con]\n", "")}, told=(("name-windows", 5, 11),)
    ),
    "an alias of 201 letters": Trap(
        files={"bao-quang/guides/bai.md": GUIDE.format(f"aliases: [{'a' * 201}]\n", "")},
        told=(("name-long", 5, 11),),
    ),
    "con inside a name is a word": named("guides/giay-khai-sinh-con.md", "", TEXT),
    "a colon in a name": named("media/a:b.jpg", "file-name"),
    "a backslash in a name": named("media/a\\b.jpg", "file-name"),
    "a name of 81 letters": named(f"guides/{LONG}.md", "name-long", TEXT),
    "a unit's name of 81 letters": Trap(files={f"{LONG}/unit.yaml": UNIT}, told=(("name-long", 1, 1),)),
    "Thumbs.db beside the pictures": named("media/Thumbs.db"),
    "thumbs.db, in small letters": Trap(
        files={"bao-quang/media/hinh/thumbs.db": b"a", "bao-quang/media/hinh/a.txt": b"a"}
    ),
    "thumbs.db, all alone": Trap(
        files={"bao-quang/media/hinh/thumbs.db": b"a"}, told=(("files-left", 1, 1),), warns=True
    ),
    "desktop.ini and .DS_Store": Trap(files={"bao-quang/desktop.ini": b"a", "bao-quang/media/.DS_Store": b"a"}),
    "an open document's shadow": named("~$don.docx"),
}
TWINS = {
    "pictures that differ in capitals": beside({"media/Anh.txt": b"a", "media/anh.txt": b"b"}, "same-name"),
    "pictures that differ in their ending's capitals": beside(
        {"media/anh.TXT": b"a", "media/anh.txt": b"b"}, "same-name"
    ),
    "pictures that differ in how marks are stored": beside(
        {"media/ảnh.txt": b"a", decomposed("media/ảnh.txt"): b"b"}, "same-name"
    ),
    "folders that differ in capitals": beside({"media/A/x.txt": b"a", "media/a/y.txt": b"b"}, "same-name"),
    "a name with an invisible letter": named("media/a\u200bb.jpg", "file-name"),
    "a name turned around": named("media/a\u202egpj.pdf", "file-name"),
    "a data file with an invisible letter": beside(
        {"events.yaml": "events: []", "ev\u200bents.yaml": "events: []"}, "same-name"
    ),
    "Unit.yaml beside unit.yaml": named("Unit.yaml", "file-ending", UNIT.encode()),
    "UNITS.YML": named("TEAMS.YML", "file-ending"),
    "a guide with capitals": named("guides/Bai.md", "file-name", TEXT),
    "a guide with marks": named("guides/Đường dây.md", "file-name", TEXT),
    "a guide with marks apart": named(decomposed("guides/á.md"), "file-name", TEXT),
    "a unit with capitals": Trap(files={"Xa/unit.yaml": UNIT}, told=(("file-name", 1, 1),)),
    "a unit with an invisible letter": Trap(files={"xa\u200b/unit.yaml": UNIT}, told=(("file-name", 1, 1),)),
    "an alias that is a guide": Trap(
        files={"bao-quang/guides/bai.md": GUIDE.format("aliases: [cai-vneid]\n", "")}, told=(("same-address", 5, 11),)
    ),
    "an alias that is its own guide": Trap(
        files={"bao-quang/guides/bai.md": GUIDE.format("aliases: [a, a]\n", "")}, told=(("same-address", 5, 14),)
    ),
    "two dates of one name": named("announcements/2026-11-19-hop-ap.md", "same-slug", NEWS.format("", "")),
    "an announcement in the archive's place": beside(
        {"announcements/2026-11-19-luu-tru.md": NEWS.format("", "")}, "same-address", 2
    ),
    "a unit in a page's place": Trap(files={"huong-dan/unit.yaml": UNIT}, told=(("reserved-name", 1, 1),)),
}
ODD = {
    "a line end in a name": named("media/a\nb.jpg", "file-name"),
    "a command to the terminal in a name": named("media/a\x1b[31mb.jpg", "file-name"),
    "an emoji in a name": named("media/a😀.txt"),
    "a hash in a name": named("media/a#b.jpg", "file-name"),
    "a folder named unit.yaml": Trap(files={"bao-quang/events.yaml/x": b"a"}, told=(("file-folder", 1, 1),)),
    "a folder named like a guide": named("guides/bai.md/x", "file-folder"),
    "a file named guides": Trap(files={"xuan-an/guides": b"a"}, told=(("file-unknown", 1, 1),), warns=True),
    "a folder named like nothing": Trap(files={"guide/bai.md": TEXT}, told=(("no-unit", 1, 1),)),
    "folders without end": Trap(files={f"{'a/' * 30}unit.yaml": UNIT}, told=(("no-unit", 1, 1),)),
    "units inside each other": Trap(
        files={f"{'/'.join('abcdefghijkl'[:depth])}/unit.yaml": UNIT for depth in range(1, 13)},
        told=(("folder-deep", 1, 1),),
    ),
    "pictures inside folders without end": named(f"media/{'a/' * 30}b.jpg", "folder-deep"),
    "a page among the pictures": named("media/a.html", "file-kind"),
    "10 MB": named("unit.yaml", "file-large", b"a" * 10_000_000),
    "10 MB of Markdown": named("guides/bai.md", "file-large", TEXT.encode() + b"a" * 10_000_000),
}
TRAPS = WINDOWS | TWINS | ODD
