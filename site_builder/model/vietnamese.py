"""Vietnamese words that editors write where the contract has an English one, in lower case without accents.

The reader proposes the word that is meant, and `fix` writes it.
"""

from collections.abc import Mapping

from site_builder.model.records import ChannelKind, ConsentItem, Reviewed, Role, State

KEYS: Mapping[str, tuple[str, ...]] = {
    "tieu de": ("title",),
    "ten": ("name", "title"),
    "ho ten": ("name",),
    "ho va ten": ("name",),
    "ngay": ("date",),
    "ngay dang": ("date",),
    "tom tat": ("summary",),
    "het han": ("expires",),
    "ngay het": ("expires",),
    "ngay het han": ("expires",),
    "khan": ("urgent",),
    "tin khan": ("urgent",),
    "ghim": ("pinned",),
    "su kien": ("event", "events"),
    "bat dau": ("starts",),
    "ket thuc": ("ends",),
    "dia diem": ("place",),
    "dinh kem": ("attachments",),
    "tep dinh kem": ("attachments",),
    "tep": ("file",),
    "nguon": ("source", "sources"),
    "ban nhap": ("draft",),
    "mau": ("sample",),
    "vai tro": ("role",),
    "chuc vu": ("position",),
    "chuc danh": ("position",),
    "dien thoai": ("phone", "hotline"),
    "so dien thoai": ("phone", "hotline"),
    "sdt": ("phone", "hotline"),
    "duong day nong": ("hotline",),
    "dia chi": ("address",),
    "gio": ("hours",),
    "gio lam viec": ("hours",),
    "ghi chu": ("note",),
    "loai": ("kind",),
    "ma": ("id", "code"),
    "tru so": ("office",),
    "kenh": ("channels",),
    "to": ("teams",),
    "thanh vien": ("members",),
    "dong y": ("consent",),
    "ngay kiem tra": ("checked_on",),
    "vi sao": ("why",),
    "le phi": ("fee",),
    "phi": ("fee",),
    "canh bao": ("warnings",),
    "dich vu": ("services",),
    "chu de": ("topic", "topics"),
    "quyet dinh": ("decision",),
}
"""What is written for a key → the keys that it may mean: the first one that the record has is meant."""

CHOICES: Mapping[type, Mapping[str, str]] = {
    Role: {
        "to truong": Role.HEAD,
        "truong": Role.HEAD,
        "to pho": Role.DEPUTY,
        "pho": Role.DEPUTY,
        "xung kich": Role.CORE,
        "thanh vien xung kich": Role.CORE,
        "thanh vien": Role.MEMBER,
    },
    State: {
        "dang dung": State.ACTIVE,
        "dang dung duoc": State.ACTIVE,
        "dang hoat dong": State.ACTIVE,
        "da dong": State.CLOSED,
        "da thay": State.REPLACED,
        "chua ro": State.UNKNOWN,
    },
    ConsentItem: {
        "dien thoai": ConsentItem.PHONE,
        "so dien thoai": ConsentItem.PHONE,
        "sdt": ConsentItem.PHONE,
        "thu dien tu": ConsentItem.EMAIL,
        "anh": ConsentItem.PHOTO,
        "hinh": ConsentItem.PHOTO,
    },
    Reviewed: {
        "huong dan": Reviewed.GUIDES,
        "bai huong dan": Reviewed.GUIDES,
        "dich vu": Reviewed.SERVICES,
        "lien he": Reviewed.CONTACTS,
    },
    ChannelKind: {
        "dien thoai": ChannelKind.PHONE,
        "goi dien": ChannelKind.PHONE,
        "goi dien thoai": ChannelKind.PHONE,
        "nhan zalo": ChannelKind.ZALO,
        "trang facebook": ChannelKind.FACEBOOK,
        "fb": ChannelKind.FACEBOOK,
        "thu dien tu": ChannelKind.EMAIL,
        "trang web": ChannelKind.WEB,
        "website": ChannelKind.WEB,
        "den noi": ChannelKind.VISIT,
        "den tan noi": ChannelKind.VISIT,
        "truc tiep": ChannelKind.VISIT,
    },
}
"""A choice → what is written for its words → the word that is meant."""


def key_meant(written: str, known: tuple[str, ...]) -> str:
    """The key of a record that a Vietnamese word means; "" where it means none. `written` has no accents."""
    return next((key for key in KEYS.get(" ".join(written.replace("_", " ").split()), ()) if key in known), "")


def choice_meant(written: str, kind: type) -> str:
    """The word of a choice that a Vietnamese word means; "" where it means none. `written` has no accents."""
    return CHOICES.get(kind, {}).get(" ".join(written.split()), "")
