"""The sheets that there are, and their columns: which value each holds, what it is called, and how it is written."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from site_builder.model.choices import ChannelKind, Role, State
from site_builder.model.frozen import frozen
from site_builder.model.location import Record
from site_builder.model.teams import Consent, Figure, Member, Outreach, Team

CellForm = Literal[
    "text",
    "phone",
    "day",
    "count",
    "quantity",
    "decimal",
    "choice",
    "list",
    "phones",
    "services",
    "locality",
    "places",
    "agreed",
]
"""How a cell is read and shown. The last kinds are names of services, localities, and what somebody agreed to."""


@frozen(kw_only=False)
class SheetField:
    """Describes a column."""

    path: tuple[str, ...]
    """The keys that lead to the value in its record."""
    heads: tuple[str, ...]
    """What people call it: the first is the heading that is written, all are recognized."""
    form: CellForm = "text"
    choice: type[StrEnum] | None = None
    help: type[Record] | None = None
    """The record whose sentence explains it, where that is not the sheet's."""

    @property
    def key(self) -> str:
        """The name of the column within its sheet."""
        return ".".join(self.path)


@frozen
class RecordSheet:
    """Describes a sheet: one record a row."""

    name: str
    title: str
    """What the sheet is called."""
    file: str
    """The content file, or the folder of texts with its slash."""
    key: str
    """The list of the file; "" where the whole file is the record."""
    record: type[Record] | None
    fields: tuple[SheetField, ...]
    needs: str
    """The column without which a row says nothing."""
    inner: str = ""
    """The list inside each record of the list whose items are the rows."""

    @property
    def is_text(self) -> bool:
        """Whether each record is a text of its own."""
        return self.file.endswith("/")


UNIT = ("Đơn vị", "Xã, phường", "Xã/phường", "Tên xã", "Xã", "Phường", "Đơn vị hành chính", "Địa phương")
TEAM = ("Tổ", "Tên tổ", "Tổ công nghệ số", "Tổ CNSCĐ", "Tổ công nghệ số cộng đồng")
ID = "Mã dòng (đừng sửa)"
DELETE = ("Xóa", "Ghi xóa")
BASE = "Lúc xuất (đừng sửa)"
_LOCALITY = ("Thôn", "Ấp", "Thôn, ấp", "Thôn/ấp", "Khu phố", "Khóm", "Tổ dân phố", "Bản", "Thôn/bản", "Địa bàn")
_SOURCE = SheetField(("source",), ("Nguồn", "Căn cứ"))
_PHONE = (
    "Số điện thoại",
    "SĐT",
    "Điện thoại",
    "Số ĐT",
    "Di động",
    "Số di động",
    "ĐTDĐ",
    "Số máy",
    "Điện thoại liên hệ",
)

TEAMS = RecordSheet(
    name="teams",
    title="Tổ",
    file="teams.yaml",
    key="teams",
    record=Team,
    needs="name",
    fields=(
        SheetField(("name",), ("Tên tổ", "Tổ")),
        SheetField(("locality",), _LOCALITY, "locality"),
        SheetField(("decision",), ("Quyết định", "Quyết định thành lập", "Số quyết định")),
        SheetField(("decided_on",), ("Ngày quyết định", "Ngày thành lập"), "day"),
        SheetField(("launched_on",), ("Ngày ra mắt",), "day"),
        SheetField(("partners",), ("Đơn vị phối hợp",), "list"),
        _SOURCE,
    ),
)
MEMBERS = RecordSheet(
    name="members",
    title="Thành viên",
    file="teams.yaml",
    key="teams",
    inner="members",
    record=Member,
    needs="name",
    fields=(
        SheetField(("name",), ("Họ và tên", "Họ tên", "Tên", "Tên thành viên", "Họ và tên thành viên")),
        SheetField(("role",), ("Vai trò", "Vai trò trong tổ", "Nhiệm vụ trong tổ"), "choice", Role),
        SheetField(("position",), ("Chức vụ", "Chức danh", "Đơn vị công tác", "Nghề nghiệp")),
        SheetField(("phone",), _PHONE, "phone"),
        SheetField(("zalo",), ("Số Zalo", "Zalo"), "phone"),
        SheetField(
            ("specialities",),
            (
                "Việc giúp được",
                "Ứng dụng phụ trách",
                "Ứng dụng",
                "Phụ trách",
                "Lĩnh vực phụ trách",
                "Dịch vụ phụ trách",
            ),
            "services",
        ),
        SheetField(
            ("consent", "what"),
            ("Đồng ý công bố", "Đồng ý", "Đồng ý công khai", "Đồng ý công khai SĐT", "Đồng ý công bố số"),
            "agreed",
            help=Consent,
        ),
        SheetField(("consent", "date"), ("Ngày đồng ý",), "day", help=Consent),
        SheetField(("consent", "by"), ("Người nhận lời đồng ý", "Người lấy ý kiến"), help=Consent),
        SheetField(("valid_from",), ("Từ ngày",), "day"),
        SheetField(("valid_to",), ("Đến ngày",), "day"),
        _SOURCE,
    ),
)
SERVICES = RecordSheet(
    name="services",
    title="Dịch vụ",
    file="services.yaml",
    key="services",
    record=None,
    needs="name",
    fields=(
        SheetField(("name",), ("Tên dịch vụ", "Dịch vụ", "Tên ứng dụng")),
        SheetField(("category",), ("Nhóm",)),
        SheetField(("full_name",), ("Tên đầy đủ",)),
        SheetField(("operator",), ("Cơ quan vận hành", "Đơn vị vận hành")),
        SheetField(("website",), ("Trang web", "Website", "Địa chỉ trang web")),
        SheetField(("hotline",), ("Tổng đài", "Đường dây nóng", "Hotline"), "phones"),
        SheetField(("android",), ("Mã Android",)),
        SheetField(("ios",), ("Mã iOS",)),
        SheetField(("state",), ("Tình trạng",), "choice", State),
        SheetField(("checked_on",), ("Ngày kiểm tra",), "day"),
        SheetField(("sources",), ("Nguồn", "Căn cứ"), "list"),
    ),
)
EVENTS = RecordSheet(
    name="events",
    title="Ra quân",
    file="events.yaml",
    key="events",
    record=Outreach,
    needs="date",
    fields=(
        SheetField(("date",), ("Ngày", "Ngày ra quân", "Thời gian"), "day"),
        SheetField(("place",), ("Địa điểm", "Nơi tổ chức")),
        SheetField(("localities",), _LOCALITY, "places"),
        SheetField(("topics",), ("Nội dung", "Việc đã làm"), "list"),
        SheetField(("partner",), ("Đơn vị phối hợp", "Phối hợp")),
        SheetField(("planned",), ("Số hộ dự kiến",), "count"),
        SheetField(("reached",), ("Số hộ đã đến", "Số hộ"), "count"),
        SheetField(("people",), ("Số người đi",), "count"),
        SheetField(("workdays",), ("Số ngày công", "Ngày công"), "decimal"),
        _SOURCE,
    ),
)
FIGURES = RecordSheet(
    name="figures",
    title="Con số",
    file="figures.yaml",
    key="figures",
    record=Figure,
    needs="label",
    fields=(
        SheetField(("label",), ("Chỉ tiêu", "Tên chỉ tiêu", "Con số về")),
        SheetField(("value",), ("Giá trị", "Số lượng", "Kết quả"), "quantity"),
        SheetField(("measure",), ("Đơn vị tính", "ĐVT")),
        SheetField(("as_of",), ("Tính đến ngày", "Thời điểm", "Đến ngày"), "day"),
        _SOURCE,
    ),
)
ANNOUNCEMENTS = RecordSheet(
    name="announcements",
    title="Thông báo",
    file="announcements/",
    key="",
    record=None,
    needs="title",
    fields=(
        SheetField(("title",), ("Tiêu đề", "Tên thông báo", "Thông báo")),
        SheetField(("date",), ("Ngày đăng", "Ngày"), "text"),
        SheetField(("expires",), ("Hết hạn", "Đến ngày"), "day"),
        SheetField(("summary",), ("Tóm tắt",)),
        SheetField(("localities",), _LOCALITY, "places"),
        _SOURCE,
        SheetField(("body",), ("Nội dung",)),
    ),
)
OFFICES = RecordSheet(
    name="offices",
    title="Trụ sở",
    file="unit.yaml",
    key="",
    record=None,
    needs="office.address",
    fields=(
        SheetField(("hotline",), ("Đường dây nóng", "Hotline"), "phone"),
        SheetField(("office", "name"), ("Nơi tiếp dân", "Tên trụ sở")),
        SheetField(("office", "address"), ("Địa chỉ", "Địa chỉ trụ sở")),
        SheetField(("office", "phone"), _PHONE, "phone"),
        SheetField(("office", "email"), ("Thư điện tử", "Email")),
        SheetField(("office", "hours"), ("Giờ làm việc",), "list"),
        SheetField(("office", "checked_on"), ("Ngày kiểm tra",), "day"),
        SheetField(("office", "source"), ("Nguồn", "Căn cứ")),
    ),
)
CHANNELS = RecordSheet(
    name="channels",
    title="Kênh liên hệ",
    file="unit.yaml",
    key="channels",
    record=None,
    needs="kind",
    fields=(
        SheetField(("kind",), ("Loại kênh", "Kênh"), "choice", ChannelKind),
        SheetField(("value",), ("Số hoặc địa chỉ", "Liên hệ")),
        SheetField(("label",), ("Tên kênh",)),
        SheetField(("hours",), ("Giờ trả lời",)),
        SheetField(("answers_within",), ("Trả lời trong",)),
        SheetField(("note",), ("Ghi chú",)),
        SheetField(("checked_on",), ("Ngày kiểm tra",), "day"),
        _SOURCE,
    ),
)
SHEETS: Mapping[str, tuple[RecordSheet, ...]] = {
    "teams": (TEAMS, MEMBERS),
    "services": (SERVICES,),
    "events": (EVENTS,),
    "figures": (FIGURES,),
    "announcements": (ANNOUNCEMENTS,),
    "contacts": (OFFICES, CHANNELS),
}
"""What `export` is asked for → the sheets of the workbook."""
KINDS: Mapping[str, RecordSheet] = {kind.name: kind for kinds in SHEETS.values() for kind in kinds}
