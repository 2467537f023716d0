"""The catalogue of keys: what an editor writes at each, in one or two plain Vietnamese sentences.

The editor's program shows it on hover (`shapes`), `new` writes it into files as comments. An example is a value as it
stands in a file; it is never filled in for anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from site_builder.model.location import Record
from site_builder.model.records import (
    Announcement,
    Attachment,
    Category,
    Channel,
    ChannelKind,
    Consent,
    Datum,
    Event,
    Figure,
    Guide,
    Ignored,
    LinkCheck,
    Locality,
    Member,
    Office,
    Outreach,
    Profile,
    PublicNumber,
    Review,
    Reviewed,
    Role,
    Service,
    Site,
    State,
    Succession,
    Team,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Key:
    """What to write at a key, and an example as it stands in a file; "" where an example would teach nothing."""

    says: str
    example: str = ""

    @property
    def told(self) -> str:
        """Both, as one text."""
        return f"{self.says} Ví dụ: {self.example}" if self.example else self.says


_SOURCE = Key("Tin này lấy từ đâu: tên văn bản, tờ báo hay trang web, kèm ngày.", "Báo Đồng Nai, 28/10/2022")
_CHECKED = Key("Ngày gần nhất có người kiểm tra lại thông tin này.", "2026-11-21")
_SAMPLE = Key(
    "Ghi «có» khi đây mới là mẫu; trang sẽ ghi rõ chữ «Mẫu». Thay bằng thông tin thật thì xóa dòng này.", "có"
)
_DRAFT = Key("Ghi «có» khi bài còn đang soạn, chưa đưa lên trang. Soạn xong thì xóa dòng này.", "có")
_HIDE = Key("Ghi «có» để trang của đơn vị mình không hiện mục này nữa.", "có")
_ALIASES = Key(
    "Tên tệp cũ của bài, không có ngày và đuôi .md, để địa chỉ cũ và mã QR đã in vẫn mở đúng bài.", "[ten-cu]"
)
_ORDER = Key("Thứ tự khi xếp cạnh nhau: số nhỏ đứng trước.", "10")
_ID = "Mã viết không dấu, chữ thường, nối bằng gạch ngang. Đặt rồi thì không đổi."
_LOCALITIES = Key(
    "Chỉ dành cho những ấp, khu phố này; chép mã ở mục localities trong unit.yaml. Không ghi là cho cả xã, phường.",
    "[ap-18-gia-dinh]",
)

TITLES: Mapping[type[Record], str] = {
    Site: "Cả trang web",
    Office: "Trụ sở",
    Channel: "Kênh hỏi đáp",
    Locality: "Ấp, khu phố",
    Succession: "Sắp xếp đơn vị hành chính",
    Topic: "Nhóm bài hướng dẫn",
    Review: "Việc rà soát lại",
    Profile: "Đơn vị: xã, phường, thành phố",
    Ignored: "Đường dẫn hỏng được bỏ qua",
    PublicNumber: "Số của cơ quan",
    Category: "Nhóm dịch vụ",
    Service: "Ứng dụng, cổng hoặc tổng đài",
    Guide: "Bài hướng dẫn",
    Event: "Giờ và nơi",
    Attachment: "Tệp đính kèm",
    Announcement: "Thông báo",
    Consent: "Lời đồng ý cho đăng",
    Member: "Người trong tổ",
    Team: "Tổ công nghệ số",
    Outreach: "Buổi ra quân",
    Figure: "Con số",
    LinkCheck: "Đường dẫn đã kiểm tra",
}
"""What a record is called by those who write it."""

LISTS: Mapping[str, Key] = {
    "categories": Key("Các nhóm dịch vụ. Mỗi nhóm bắt đầu bằng «- id:»."),
    "services": Key("Các ứng dụng, cổng, tổng đài. Mỗi mục bắt đầu bằng «- id:»."),
    "teams": Key("Các tổ công nghệ số. Mỗi tổ bắt đầu bằng «- id:»."),
    "events": Key("Các buổi ra quân. Mỗi buổi bắt đầu bằng «- date:»."),
    "figures": Key("Các con số. Có số mới thì thêm khối mới, đừng sửa đè số cũ."),
    "checks": Key("Các đường dẫn máy đã mở thử được. Máy ghi tệp này, đừng sửa tay."),
}
"""The keys at the top of the files that hold lists."""

CHOICES: Mapping[type[StrEnum], Mapping[str, str]] = {
    Role: {
        Role.HEAD: "tổ trưởng",
        Role.DEPUTY: "tổ phó",
        Role.CORE: "thành viên xung kích",
        Role.MEMBER: "thành viên",
    },
    State: {
        State.ACTIVE: "đang dùng được",
        State.REPLACED: "đã có cái khác thay",
        State.CLOSED: "đã đóng",
        State.UNKNOWN: "chưa rõ còn dùng được không",
    },
    Datum: {
        Datum.PHONE: "số điện thoại",
        Datum.ZALO: "Zalo",
        Datum.EMAIL: "thư điện tử",
        Datum.PHOTO: "ảnh",
    },
    Reviewed: {
        Reviewed.GUIDES: "các bài hướng dẫn",
        Reviewed.SERVICES: "các ứng dụng, tổng đài",
        Reviewed.CONTACTS: "số điện thoại, địa chỉ liên hệ",
    },
    ChannelKind: {
        ChannelKind.PHONE: "gọi điện thoại",
        ChannelKind.ZALO: "nhắn Zalo",
        ChannelKind.FACEBOOK: "trang Facebook",
        ChannelKind.EMAIL: "thư điện tử",
        ChannelKind.WEB: "trang web",
        ChannelKind.VISIT: "đến tận nơi",
    },
}
"""What the words mean of which one has to be chosen."""

KEYS: Mapping[type[Record], Mapping[str, Key]] = {
    Site: {
        "title": Key("Tên của cả trang web.", "Long Khánh 24/7"),
        "base_url": Key("Địa chỉ gốc của trang, cả https:// ở đầu.", "https://longkhanh247.example/"),
        "languages": Key("Ngôn ngữ của trang. Hiện chỉ có tiếng Việt.", "[vi]"),
        "theme": Key("Tên giao diện: một thư mục trong themes.", "default"),
        "allowed_hosts": Key("Những trang ngoài .gov.vn, .edu.vn mà bài viết được phép dẫn tới.", "[momo.vn]"),
        "demo": Key("Ghi «có» khi trang mới là bản chạy thử; mọi trang sẽ ghi rõ điều đó.", "có"),
        "owner": Key("Nơi chịu trách nhiệm về trang.", "Ủy ban nhân dân phường Bảo Vinh"),
    },
    Office: {
        "name": Key("Tên nơi tiếp bà con.", "Trung tâm Phục vụ hành chính công"),
        "address": Key("Địa chỉ trụ sở, đủ để tìm đến.", "đường N5, ấp 1"),
        "hours": Key("Giờ tiếp bà con, viết thành lời.", "Thứ Hai đến thứ Sáu, 7 giờ đến 11 giờ"),
        "phone": Key("Số điện thoại của trụ sở, chỉ một số. Chưa biết thì bỏ cả dòng.", "0251 1022"),
        "email": Key("Thư điện tử của trụ sở.", "1022@dongnai.gov.vn"),
        "note": Key("Điều bà con cần biết trước khi đến.", "Gửi xe ở cổng sau"),
        "source": _SOURCE,
        "checked_on": _CHECKED,
    },
    Channel: {
        "kind": Key("Cách liên hệ.", "phone"),
        "value": Key(
            "Số điện thoại hoặc địa chỉ của kênh. Chưa có thì bỏ dòng này, trang ghi là đang chuẩn bị.", "0251 1022"
        ),
        "label": Key("Tên của kênh, như bà con gọi.", "Tổng đài 1022 Đồng Nai"),
        "hours": Key("Giờ có người trả lời.", "7 giờ đến 17 giờ"),
        "answers_within": Key("Bao lâu thì có trả lời.", "trong ngày làm việc"),
        "note": Key("Hỏi được việc gì ở kênh này.", "Hỏi thủ tục, góp ý"),
        "source": _SOURCE,
        "checked_on": _CHECKED,
    },
    Locality: {
        "id": Key(_ID, "ap-18-gia-dinh"),
        "kind": Key("Loại: ấp, khu phố, thôn, khóm, tổ dân phố…", "ấp"),
        "name": Key("Tên riêng, không lặp lại chữ ấp, khu phố.", "18 Gia Đình"),
        "sample": _SAMPLE,
    },
    Succession: {
        "into": Key("Nay thuộc đơn vị nào.", "phường Bảo Vinh"),
        "from": Key("Từ những đơn vị nào gộp lại.", "xã Bảo Quang và phường Bảo Vinh"),
        "date": Key("Ngày bắt đầu theo đơn vị mới.", "2025-07-01"),
        "note": Key("Điều bà con cần nhớ, viết một câu.", "Khi làm giấy tờ, bà con chọn tên phường mới."),
        "source": _SOURCE,
    },
    Topic: {
        "id": Key(_ID, "thanh-toan"),
        "name": Key("Tên nhóm bài, như bà con gọi việc đó.", "Trả tiền, chuyển tiền"),
        "summary": Key("Một câu nói nhóm này có gì.", "Tiền điện, tiền nước, quét mã QR"),
        "order": _ORDER,
    },
    Review: {
        "id": Key("Loại nội dung phải rà soát lại.", "contacts"),
        "days": Key("Bao nhiêu ngày thì phải xem lại một lần.", "90"),
        "owner": Key("Chức danh hay bộ phận lo việc này, không ghi tên người.", "Văn phòng"),
    },
    Profile: {
        "name": Key("Tên đơn vị, không kèm chữ xã, phường.", "Bảo Quang"),
        "kind": Key("Xã, phường, đặc khu hay thành phố, viết chữ thường.", "xã"),
        "page_name": Key("Tên trang. Không ghi thì máy lấy tên đơn vị rồi thêm 24/7.", "BaoQuang24/7"),
        "code": Key("Mã đơn vị hành chính, đủ năm chữ số (tỉnh thì hai), để trong dấu nháy kép.", '"26092"'),
        "tagline": Key("Một câu chào dưới tên trang.", "Bận việc cả ngày, tối về mở ra đọc vẫn kịp."),
        "note": Key("Điều cần nói riêng về đơn vị, ở trang nhất.", "Địa bàn rộng, nhà ở thưa."),
        "office": Key("Trụ sở: địa chỉ, giờ tiếp bà con, số điện thoại. Viết thụt vào bên dưới."),
        "hotline": Key("Số gọi nhanh ở đầu trang. Không ghi thì dùng số chung của cấp trên.", "0251 1022"),
        "channels": Key("Các kênh hỏi đáp. Mỗi kênh bắt đầu bằng «- kind:»."),
        "localities": Key("Các ấp, khu phố của đơn vị. Mỗi nơi bắt đầu bằng «- id:»."),
        "succession": Key("Đơn vị này từ đâu mà có, hoặc nay thuộc về đâu sau sắp xếp. Viết thụt vào bên dưới."),
        "topics": Key("Các nhóm bài hướng dẫn. Mỗi nhóm bắt đầu bằng «- id:»."),
        "warnings": Key("Những câu dặn đứng đầu mọi bài hướng dẫn, mỗi câu một gạch đầu dòng."),
        "reviews": Key("Loại nội dung nào bao lâu phải xem lại, ai lo. Mỗi loại bắt đầu bằng «- id:»."),
        "public_numbers": Key(
            "Những số của cơ quan mà máy tưởng là số riêng của một người, như tài khoản kho bạc. "
            "Mỗi số bắt đầu bằng «- number:»."
        ),
        "ignore": Key("Những đường dẫn hỏng được bỏ qua một thời gian. Mỗi cái bắt đầu bằng «- value:»."),
    },
    Ignored: {
        "value": Key("Đường dẫn hỏng, đúng như viết trong bài; dấu * thay cho chữ nào cũng được.", "../guides/hen.md"),
        "reason": Key("Vì sao chưa sửa được ngay.", "Bài đang soạn, tuần sau đăng"),
        "until": Key("Ngày cuối còn được bỏ qua. Qua ngày đó máy báo lỗi lại.", "2026-12-31"),
        "code": Key("Mã của lỗi, nếu chỉ bỏ qua một loại lỗi.", "link-guide"),
    },
    PublicNumber: {
        "number": Key("Số ấy, đúng như viết trong bài.", "3751 0123 4567"),
        "owner": Key("Tên cơ quan có số này.", "Kho bạc Nhà nước khu vực"),
        "source": Key("Văn bản nào cho biết như vậy.", "Thông báo của kho bạc, 05/01/2026"),
    },
    Category: {
        "id": Key(_ID, "y-te"),
        "name": Key("Tên nhóm dịch vụ.", "Sức khỏe, khám bệnh"),
        "order": _ORDER,
    },
    Service: {
        "id": Key(_ID, "vneid"),
        "name": Key("Tên mà bà con thấy trên màn hình điện thoại.", "VNeID"),
        "category": Key("Mã nhóm dịch vụ, chép ở mục categories trong services.yaml.", "dinh-danh"),
        "main": Key("Ghi «có» khi ấp, khu phố nào cũng cần có người chỉ được việc này.", "có"),
        "full_name": Key("Tên đầy đủ.", "Tổng đài quốc gia bảo vệ trẻ em"),
        "use": Key("Dùng để làm gì, mỗi việc vài chữ.", "[xem hóa đơn, trả tiền điện]"),
        "operator": Key("Nơi làm ra hoặc quản lý.", "Bộ Công an"),
        "area": Key("Dùng được ở đâu, nếu không phải cả nước.", "Đồng Nai"),
        "website": Key("Địa chỉ trang web chính thức, cả https:// ở đầu.", "https://dichvucong.gov.vn"),
        "android": Key("Địa chỉ của ứng dụng trong CH Play, hoặc mã ứng dụng.", "com.vnid"),
        "ios": Key("Địa chỉ của ứng dụng trong App Store, hoặc dãy số của ứng dụng.", "1582750372"),
        "size_mb": Key("Ứng dụng nặng bao nhiêu MB.", "71,4"),
        "size_note": Key("Ghi chú về dung lượng.", "Chưa kể dữ liệu tải thêm"),
        "hotline": Key("Số tổng đài. Nhiều số thì để trong ngoặc vuông.", "[1900 1006, 1900 9000]"),
        "hotline_note": Key("Gọi có mất tiền không, giờ nào có người nghe.", "1.000 đồng một phút"),
        "without_app": Key("Không cài ứng dụng thì làm việc đó bằng cách nào.", "Ra bưu điện, nhớ lấy biên nhận."),
        "former_names": Key("Những tên cũ mà bà con còn gọi.", "[NCOVI]"),
        "requires": Key("Phải có gì trước mới dùng được.", "[định danh mức 2]"),
        "facts": Key("Điều nên biết thêm, mỗi điều một gạch đầu dòng.", "[Không thu tiền]"),
        "state": Key("Hiện còn dùng được không.", "active"),
        "replaced_by": Key("Mã của dịch vụ dùng thay, khi cái này đã đóng.", "vneid"),
        "checked_on": _CHECKED,
        "sources": Key("Những nơi đã lấy tin, mỗi nơi một gạch đầu dòng.", "[Quyết định 226/QĐ-TTg năm 2016]"),
        "hide": _HIDE,
    },
    Guide: {
        "title": Key("Tên bài: việc mà bà con cần làm.", "Trả tiền điện"),
        "summary": Key("Một câu nói bài này giúp được gì.", "Trả tiền điện bằng mã khách hàng in trên hóa đơn."),
        "checked_on": Key("Ngày đã thử lại đủ các bước. Chỉ đổi khi thật sự đã thử.", "2026-11-21"),
        "why": Key("Vì sao nên làm, nói như nói với hàng xóm.", "Trả tại nhà thì khỏi lo quên hạn."),
        "topic": Key("Mã nhóm bài, chép ở mục topics trong unit.yaml.", "thanh-toan"),
        "services": Key("Mã những ứng dụng, tổng đài dùng trong bài, chép ở services.yaml.", "[evnspc, viettel-money]"),
        "needs": Key("Cần có sẵn những gì, mỗi thứ một gạch đầu dòng.", "[Hóa đơn điện cũ]"),
        "fee": Key("Mất bao nhiêu tiền.", "Không mất tiền"),
        "duration": Key("Làm mất chừng bao lâu.", "10 phút"),
        "without_app": Key(
            "Cách làm khi không có điện thoại thông minh, mỗi cách một gạch đầu dòng.",
            "[Ra bưu điện, nhớ lấy biên nhận.]",
        ),
        "mistakes": Key("Những chỗ bà con hay làm sai, mỗi chỗ một gạch đầu dòng.", "[Nhập nhầm mã của nhà bên cạnh.]"),
        "warnings": Key("Điều phải coi chừng, mỗi điều một gạch đầu dòng.", "[Không đọc mã OTP cho ai.]"),
        "related": Key("Tên tệp của những bài nên xem thêm, không có đuôi .md.", "[mobile-money]"),
        "sources": Key("Những nơi đã lấy tin, mỗi nơi một gạch đầu dòng.", "[Quy định của tổ công nghệ số xã]"),
        "order": _ORDER,
        "aliases": _ALIASES,
        "draft": _DRAFT,
        "hide": _HIDE,
    },
    Event: {
        "starts": Key("Ngày và giờ bắt đầu.", "2026-12-12 07:30"),
        "ends": Key("Ngày và giờ kết thúc.", "2026-12-12 11:00"),
        "place": Key("Nơi diễn ra, đủ để tìm đến.", "nhà văn hóa ấp"),
    },
    Attachment: {
        "file": Key("Đường dẫn đến tệp trong thư mục media.", "../media/phieu-hen.pdf"),
        "label": Key("Tên tệp cho bà con đọc, kèm loại và số trang.", "Phiếu hẹn (PDF, 1 trang)"),
        "reviewed_by": Key("Chức danh người đã đọc hết tệp quét và không thấy số riêng của ai trong đó.", "Văn phòng"),
    },
    Announcement: {
        "title": Key("Tiêu đề, một câu; có ngày nếu là việc có ngày.", "Tối thứ Sáu 11/12, họp ấp"),
        "date": Key("Ngày đăng. Ghi ngày mai thì mai bài mới hiện.", "2026-12-04"),
        "summary": Key("Một câu dưới tiêu đề.", "Họp tại nhà văn hóa ấp, bàn việc làm đường."),
        "expires": Key("Ngày cuối còn hiện ở trang nhất. Qua ngày ấy bài vào kho lưu.", "2026-12-11"),
        "pinned": Key("Ghi «có» để ghim lên đầu. Chỉ nên ghim một bài.", "có"),
        "urgent": Key("Ghi «có» cho tin thật khẩn; bài hiện nổi bật.", "có"),
        "localities": _LOCALITIES,
        "event": Key("Giờ và nơi của việc được báo. Viết thụt vào bên dưới."),
        "attachments": Key("Các tệp bà con tải về được. Mỗi tệp bắt đầu bằng «- file:»."),
        "source": _SOURCE,
        "sample": _SAMPLE,
        "aliases": _ALIASES,
        "draft": _DRAFT,
        "hide": _HIDE,
    },
    Consent: {
        "what": Key("Người ấy đồng ý cho đăng những gì.", "[phone]"),
        "date": Key("Ngày người ấy đồng ý.", "2026-11-21"),
        "by": Key("Ai đã hỏi và ghi lại lời đồng ý.", "Văn phòng xã"),
    },
    Member: {
        "name": Key("Họ và tên.", "Nguyễn Văn Mẫu"),
        "role": Key("Vai trò trong tổ.", "member"),
        "position": Key("Chức vụ ngoài tổ.", "Chi hội Phụ nữ"),
        "phone": Key("Số điện thoại của người ấy. Chỉ hiện khi có lời đồng ý ở mục consent.", "0251 1022"),
        "zalo": Key("Số di động dùng Zalo, đủ 10 chữ số. Chỉ hiện khi có lời đồng ý ở mục consent.", "0912 345 678"),
        "specialities": Key("Hai hoặc ba việc người ấy chỉ được; chép mã ở services.yaml.", "[vneid, zalo]"),
        "consent": Key("Lời đồng ý cho đăng số điện thoại, Zalo. Viết thụt vào bên dưới."),
        "valid_from": Key("Ngày bắt đầu vào tổ.", "2026-01-01"),
        "valid_to": Key("Ngày cuối còn trong tổ. Qua ngày ấy tên tự hết hiện.", "2026-12-31"),
        "source": _SOURCE,
        "sample": _SAMPLE,
    },
    Team: {
        "id": Key(_ID, "to-ap-18-gia-dinh"),
        "name": Key("Tên tổ.", "Tổ công nghệ số ấp 18 Gia Đình"),
        "locality": Key(
            "Mã ấp, khu phố của tổ, chép ở mục localities trong unit.yaml. Không ghi là tổ của cả xã.", "ap-18-gia-dinh"
        ),
        "decision": Key("Quyết định lập tổ: số và ngày.", "Quyết định 45/QĐ-UBND ngày 28/10/2022"),
        "launched_on": Key("Ngày ra mắt.", "2022-10-28"),
        "reformed_on": Key("Ngày kiện toàn gần nhất.", "2025-07-01"),
        "partners": Key("Nơi cùng làm với tổ.", "[Đoàn Thanh niên xã]"),
        "members": Key("Những người trong tổ. Mỗi người bắt đầu bằng «- name:»."),
        "source": _SOURCE,
        "sample": _SAMPLE,
    },
    Outreach: {
        "date": Key("Ngày ra quân.", "2026-12-12"),
        "place": Key("Nơi bà con đến gặp tổ.", "nhà văn hóa ấp"),
        "localities": _LOCALITIES,
        "topics": Key("Buổi ấy chỉ bà con việc gì.", "[Trả tiền điện, Cài VNeID]"),
        "partner": Key("Nơi cùng làm với tổ.", "Đoàn Thanh niên xã"),
        "planned": Key("Dự kiến gặp bao nhiêu hộ.", "40"),
        "reached": Key("Đã gặp được bao nhiêu hộ, ghi sau buổi ấy.", "36"),
        "source": _SOURCE,
        "sample": _SAMPLE,
    },
    LinkCheck: {
        "address": Key("Địa chỉ, đúng như trong bài hoặc trong services.yaml.", "https://dichvucong.gov.vn"),
        "checked_on": Key("Ngày máy mở thử và thấy còn tốt.", "2026-11-22"),
    },
    Figure: {
        "label": Key("Con số này đếm cái gì.", "Hộ đã được hướng dẫn"),
        "value": Key("Số nguyên; hàng nghìn ngăn bằng dấu chấm. Đơn vị tính ghi ở measure.", "1.871"),
        "measure": Key("Đơn vị tính.", "hộ"),
        "as_of": Key("Tính đến ngày nào.", "2026-11-01"),
        "source": _SOURCE,
    },
}
"""Every key of every record, as it is written in YAML."""
