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
    ConsentItem,
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
class FieldHelp:
    """What to write at a key, and an example as it stands in a file; "" where an example would teach nothing."""

    says: str
    example: str = ""

    @property
    def told(self) -> str:
        """Both, as one text."""
        return f"{self.says} Ví dụ: {self.example}" if self.example else self.says


_SOURCE = FieldHelp("Tin này lấy từ đâu: tên văn bản, tờ báo hay trang web, kèm ngày.", "Báo Đồng Nai, 28/10/2022")
_CHECKED = FieldHelp("Ngày gần nhất có người kiểm tra lại thông tin này.", "2026-11-21")
_SAMPLE = FieldHelp(
    "Ghi «có» khi đây mới là mẫu; trang sẽ ghi rõ chữ «Mẫu». Thay bằng thông tin thật thì xóa dòng này.", "có"
)
_DRAFT = FieldHelp("Ghi «có» khi bài còn đang soạn, chưa đưa lên trang. Soạn xong thì xóa dòng này.", "có")
_HIDE = FieldHelp("Ghi «có» để trang của đơn vị mình không hiện mục này nữa.", "có")
_ALIASES = FieldHelp(
    "Tên tệp cũ của bài, không có ngày và đuôi .md, để địa chỉ cũ và mã QR đã in vẫn mở đúng bài.", "[ten-cu]"
)
_ORDER = FieldHelp("Thứ tự khi xếp cạnh nhau: số nhỏ đứng trước.", "10")
_ID = "Mã viết không dấu, chữ thường, nối bằng gạch ngang. Đặt rồi thì không đổi."
_LOCALITIES = FieldHelp(
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

LISTS: Mapping[str, FieldHelp] = {
    "categories": FieldHelp("Các nhóm dịch vụ. Mỗi nhóm bắt đầu bằng «- id:»."),
    "services": FieldHelp("Các ứng dụng, cổng, tổng đài. Mỗi mục bắt đầu bằng «- id:»."),
    "teams": FieldHelp("Các tổ công nghệ số. Mỗi tổ bắt đầu bằng «- id:»."),
    "events": FieldHelp("Các buổi ra quân. Mỗi buổi bắt đầu bằng «- date:»."),
    "figures": FieldHelp("Các con số. Có số mới thì thêm khối mới, đừng sửa đè số cũ."),
    "checks": FieldHelp("Các đường dẫn máy đã mở thử được. Máy ghi tệp này, đừng sửa tay."),
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
    ConsentItem: {
        ConsentItem.PHONE: "số điện thoại",
        ConsentItem.ZALO: "Zalo",
        ConsentItem.EMAIL: "thư điện tử",
        ConsentItem.PHOTO: "ảnh",
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

KEYS: Mapping[type[Record], Mapping[str, FieldHelp]] = {
    Site: {
        "title": FieldHelp("Tên của cả trang web.", "Long Khánh 24/7"),
        "base_url": FieldHelp("Địa chỉ gốc của trang, cả https:// ở đầu.", "https://longkhanh247.example/"),
        "languages": FieldHelp("Ngôn ngữ của trang. Hiện chỉ có tiếng Việt.", "[vi]"),
        "theme": FieldHelp("Tên giao diện: một thư mục trong themes.", "default"),
        "allowed_hosts": FieldHelp("Những trang ngoài .gov.vn, .edu.vn mà bài viết được phép dẫn tới.", "[momo.vn]"),
        "demo": FieldHelp("Ghi «có» khi trang mới là bản chạy thử; mọi trang sẽ ghi rõ điều đó.", "có"),
        "owner": FieldHelp("Nơi chịu trách nhiệm về trang.", "Ủy ban nhân dân phường Bảo Vinh"),
    },
    Office: {
        "name": FieldHelp("Tên nơi tiếp bà con.", "Trung tâm Phục vụ hành chính công"),
        "address": FieldHelp("Địa chỉ trụ sở, đủ để tìm đến.", "đường N5, ấp 1"),
        "hours": FieldHelp("Giờ tiếp bà con, viết thành lời.", "Thứ Hai đến thứ Sáu, 7 giờ đến 11 giờ"),
        "phone": FieldHelp("Số điện thoại của trụ sở, chỉ một số. Chưa biết thì bỏ cả dòng.", "0251 1022"),
        "email": FieldHelp("Thư điện tử của trụ sở.", "1022@dongnai.gov.vn"),
        "note": FieldHelp("Điều bà con cần biết trước khi đến.", "Gửi xe ở cổng sau"),
        "source": _SOURCE,
        "checked_on": _CHECKED,
    },
    Channel: {
        "kind": FieldHelp("Cách liên hệ.", "phone"),
        "value": FieldHelp(
            "Số điện thoại hoặc địa chỉ của kênh. Chưa có thì bỏ dòng này, trang ghi là đang chuẩn bị.", "0251 1022"
        ),
        "label": FieldHelp("Tên của kênh, như bà con gọi.", "Tổng đài 1022 Đồng Nai"),
        "hours": FieldHelp("Giờ có người trả lời.", "7 giờ đến 17 giờ"),
        "answers_within": FieldHelp("Bao lâu thì có trả lời.", "trong ngày làm việc"),
        "note": FieldHelp("Hỏi được việc gì ở kênh này.", "Hỏi thủ tục, góp ý"),
        "source": _SOURCE,
        "checked_on": _CHECKED,
    },
    Locality: {
        "id": FieldHelp(_ID, "ap-18-gia-dinh"),
        "kind": FieldHelp("Loại: ấp, khu phố, thôn, khóm, tổ dân phố…", "ấp"),
        "name": FieldHelp("Tên riêng, không lặp lại chữ ấp, khu phố.", "18 Gia Đình"),
        "sample": _SAMPLE,
    },
    Succession: {
        "into": FieldHelp("Nay thuộc đơn vị nào.", "phường Bảo Vinh"),
        "from": FieldHelp("Từ những đơn vị nào gộp lại.", "xã Bảo Quang và phường Bảo Vinh"),
        "date": FieldHelp("Ngày bắt đầu theo đơn vị mới.", "2025-07-01"),
        "note": FieldHelp("Điều bà con cần nhớ, viết một câu.", "Khi làm giấy tờ, bà con chọn tên phường mới."),
        "source": _SOURCE,
    },
    Topic: {
        "id": FieldHelp(_ID, "thanh-toan"),
        "name": FieldHelp("Tên nhóm bài, như bà con gọi việc đó.", "Trả tiền, chuyển tiền"),
        "summary": FieldHelp("Một câu nói nhóm này có gì.", "Tiền điện, tiền nước, quét mã QR"),
        "order": _ORDER,
    },
    Review: {
        "id": FieldHelp("Loại nội dung phải rà soát lại.", "contacts"),
        "days": FieldHelp("Bao nhiêu ngày thì phải xem lại một lần.", "90"),
        "owner": FieldHelp("Chức danh hay bộ phận lo việc này, không ghi tên người.", "Văn phòng"),
    },
    Profile: {
        "name": FieldHelp("Tên đơn vị, không kèm chữ xã, phường.", "Bảo Quang"),
        "kind": FieldHelp("Xã, phường, đặc khu hay thành phố, viết chữ thường.", "xã"),
        "page_name": FieldHelp("Tên trang. Không ghi thì máy lấy tên đơn vị rồi thêm 24/7.", "BaoQuang24/7"),
        "code": FieldHelp("Mã đơn vị hành chính, đủ năm chữ số (tỉnh thì hai), để trong dấu nháy kép.", '"26092"'),
        "tagline": FieldHelp("Một câu chào dưới tên trang.", "Bận việc cả ngày, tối về mở ra đọc vẫn kịp."),
        "note": FieldHelp("Điều cần nói riêng về đơn vị, ở trang nhất.", "Địa bàn rộng, nhà ở thưa."),
        "office": FieldHelp("Trụ sở: địa chỉ, giờ tiếp bà con, số điện thoại. Viết thụt vào bên dưới."),
        "hotline": FieldHelp("Số gọi nhanh ở đầu trang. Không ghi thì dùng số chung của cấp trên.", "0251 1022"),
        "channels": FieldHelp("Các kênh hỏi đáp. Mỗi kênh bắt đầu bằng «- kind:»."),
        "localities": FieldHelp("Các ấp, khu phố của đơn vị. Mỗi nơi bắt đầu bằng «- id:»."),
        "succession": FieldHelp("Đơn vị này từ đâu mà có, hoặc nay thuộc về đâu sau sắp xếp. Viết thụt vào bên dưới."),
        "topics": FieldHelp("Các nhóm bài hướng dẫn. Mỗi nhóm bắt đầu bằng «- id:»."),
        "warnings": FieldHelp("Những câu dặn đứng đầu mọi bài hướng dẫn, mỗi câu một gạch đầu dòng."),
        "reviews": FieldHelp("Loại nội dung nào bao lâu phải xem lại, ai lo. Mỗi loại bắt đầu bằng «- id:»."),
        "public_numbers": FieldHelp(
            "Những số của cơ quan mà máy tưởng là số riêng của một người, như tài khoản kho bạc. "
            "Mỗi số bắt đầu bằng «- number:»."
        ),
        "ignore": FieldHelp("Những đường dẫn hỏng được bỏ qua một thời gian. Mỗi cái bắt đầu bằng «- value:»."),
    },
    Ignored: {
        "value": FieldHelp(
            "Đường dẫn hỏng, đúng như viết trong bài; dấu * thay cho chữ nào cũng được.", "../guides/hen.md"
        ),
        "reason": FieldHelp("Vì sao chưa sửa được ngay.", "Bài đang soạn, tuần sau đăng"),
        "until": FieldHelp("Ngày cuối còn được bỏ qua. Qua ngày đó máy báo lỗi lại.", "2026-12-31"),
        "code": FieldHelp("Mã của lỗi, nếu chỉ bỏ qua một loại lỗi.", "link-guide"),
    },
    PublicNumber: {
        "number": FieldHelp("Số ấy, đúng như viết trong bài.", "3751 0123 4567"),
        "owner": FieldHelp("Tên cơ quan có số này.", "Kho bạc Nhà nước khu vực"),
        "source": FieldHelp("Văn bản nào cho biết như vậy.", "Thông báo của kho bạc, 05/01/2026"),
    },
    Category: {
        "id": FieldHelp(_ID, "y-te"),
        "name": FieldHelp("Tên nhóm dịch vụ.", "Sức khỏe, khám bệnh"),
        "order": _ORDER,
    },
    Service: {
        "id": FieldHelp(_ID, "vneid"),
        "name": FieldHelp("Tên mà bà con thấy trên màn hình điện thoại.", "VNeID"),
        "category": FieldHelp("Mã nhóm dịch vụ, chép ở mục categories trong services.yaml.", "dinh-danh"),
        "main": FieldHelp("Ghi «có» khi ấp, khu phố nào cũng cần có người chỉ được việc này.", "có"),
        "full_name": FieldHelp("Tên đầy đủ.", "Tổng đài quốc gia bảo vệ trẻ em"),
        "use": FieldHelp("Dùng để làm gì, mỗi việc vài chữ.", "[xem hóa đơn, trả tiền điện]"),
        "operator": FieldHelp("Nơi làm ra hoặc quản lý.", "Bộ Công an"),
        "area": FieldHelp("Dùng được ở đâu, nếu không phải cả nước.", "Đồng Nai"),
        "website": FieldHelp("Địa chỉ trang web chính thức, cả https:// ở đầu.", "https://dichvucong.gov.vn"),
        "android": FieldHelp("Địa chỉ của ứng dụng trong CH Play, hoặc mã ứng dụng.", "com.vnid"),
        "ios": FieldHelp("Địa chỉ của ứng dụng trong App Store, hoặc dãy số của ứng dụng.", "1582750372"),
        "size_mb": FieldHelp("Ứng dụng nặng bao nhiêu MB.", "71,4"),
        "size_note": FieldHelp("Ghi chú về dung lượng.", "Chưa kể dữ liệu tải thêm"),
        "hotline": FieldHelp("Số tổng đài. Nhiều số thì để trong ngoặc vuông.", "[1900 1006, 1900 9000]"),
        "hotline_note": FieldHelp("Gọi có mất tiền không, giờ nào có người nghe.", "1.000 đồng một phút"),
        "without_app": FieldHelp(
            "Không cài ứng dụng thì làm việc đó bằng cách nào.", "Ra bưu điện, nhớ lấy biên nhận."
        ),
        "former_names": FieldHelp("Những tên cũ mà bà con còn gọi.", "[NCOVI]"),
        "requires": FieldHelp("Phải có gì trước mới dùng được.", "[định danh mức 2]"),
        "facts": FieldHelp("Điều nên biết thêm, mỗi điều một gạch đầu dòng.", "[Không thu tiền]"),
        "state": FieldHelp("Hiện còn dùng được không.", "active"),
        "replaced_by": FieldHelp("Mã của dịch vụ dùng thay, khi cái này đã đóng.", "vneid"),
        "checked_on": _CHECKED,
        "sources": FieldHelp("Những nơi đã lấy tin, mỗi nơi một gạch đầu dòng.", "[Quyết định 226/QĐ-TTg năm 2016]"),
        "hide": _HIDE,
    },
    Guide: {
        "title": FieldHelp("Tên bài: việc mà bà con cần làm.", "Trả tiền điện"),
        "summary": FieldHelp("Một câu nói bài này giúp được gì.", "Trả tiền điện bằng mã khách hàng in trên hóa đơn."),
        "checked_on": FieldHelp("Ngày đã thử lại đủ các bước. Chỉ đổi khi thật sự đã thử.", "2026-11-21"),
        "why": FieldHelp("Vì sao nên làm, nói như nói với hàng xóm.", "Trả tại nhà thì khỏi lo quên hạn."),
        "topic": FieldHelp("Mã nhóm bài, chép ở mục topics trong unit.yaml.", "thanh-toan"),
        "services": FieldHelp(
            "Mã những ứng dụng, tổng đài dùng trong bài, chép ở services.yaml.", "[evnspc, viettel-money]"
        ),
        "needs": FieldHelp("Cần có sẵn những gì, mỗi thứ một gạch đầu dòng.", "[Hóa đơn điện cũ]"),
        "fee": FieldHelp("Mất bao nhiêu tiền.", "Không mất tiền"),
        "duration": FieldHelp("Làm mất chừng bao lâu.", "10 phút"),
        "without_app": FieldHelp(
            "Cách làm khi không có điện thoại thông minh, mỗi cách một gạch đầu dòng.",
            "[Ra bưu điện, nhớ lấy biên nhận.]",
        ),
        "mistakes": FieldHelp(
            "Những chỗ bà con hay làm sai, mỗi chỗ một gạch đầu dòng.", "[Nhập nhầm mã của nhà bên cạnh.]"
        ),
        "warnings": FieldHelp("Điều phải coi chừng, mỗi điều một gạch đầu dòng.", "[Không đọc mã OTP cho ai.]"),
        "related": FieldHelp("Tên tệp của những bài nên xem thêm, không có đuôi .md.", "[mobile-money]"),
        "sources": FieldHelp("Những nơi đã lấy tin, mỗi nơi một gạch đầu dòng.", "[Quy định của tổ công nghệ số xã]"),
        "order": _ORDER,
        "aliases": _ALIASES,
        "draft": _DRAFT,
        "hide": _HIDE,
    },
    Event: {
        "starts": FieldHelp("Ngày và giờ bắt đầu.", "2026-12-12 07:30"),
        "ends": FieldHelp("Ngày và giờ kết thúc.", "2026-12-12 11:00"),
        "place": FieldHelp("Nơi diễn ra, đủ để tìm đến.", "nhà văn hóa ấp"),
    },
    Attachment: {
        "file": FieldHelp("Đường dẫn đến tệp trong thư mục media.", "../media/phieu-hen.pdf"),
        "label": FieldHelp("Tên tệp cho bà con đọc, kèm loại và số trang.", "Phiếu hẹn (PDF, 1 trang)"),
        "reviewed_by": FieldHelp(
            "Chức danh người đã đọc hết tệp quét và không thấy số riêng của ai trong đó.", "Văn phòng"
        ),
    },
    Announcement: {
        "title": FieldHelp("Tiêu đề, một câu; có ngày nếu là việc có ngày.", "Tối thứ Sáu 11/12, họp ấp"),
        "date": FieldHelp("Ngày đăng. Ghi ngày mai thì mai bài mới hiện.", "2026-12-04"),
        "summary": FieldHelp("Một câu dưới tiêu đề.", "Họp tại nhà văn hóa ấp, bàn việc làm đường."),
        "expires": FieldHelp("Ngày cuối còn hiện ở trang nhất. Qua ngày ấy bài vào kho lưu.", "2026-12-11"),
        "pinned": FieldHelp("Ghi «có» để ghim lên đầu. Chỉ nên ghim một bài.", "có"),
        "urgent": FieldHelp("Ghi «có» cho tin thật khẩn; bài hiện nổi bật.", "có"),
        "localities": _LOCALITIES,
        "event": FieldHelp("Giờ và nơi của việc được báo. Viết thụt vào bên dưới."),
        "attachments": FieldHelp("Các tệp bà con tải về được. Mỗi tệp bắt đầu bằng «- file:»."),
        "source": _SOURCE,
        "sample": _SAMPLE,
        "aliases": _ALIASES,
        "draft": _DRAFT,
        "hide": _HIDE,
    },
    Consent: {
        "what": FieldHelp("Người ấy đồng ý cho đăng những gì.", "[phone]"),
        "date": FieldHelp("Ngày người ấy đồng ý.", "2026-11-21"),
        "by": FieldHelp("Ai đã hỏi và ghi lại lời đồng ý.", "Văn phòng xã"),
    },
    Member: {
        "name": FieldHelp("Họ và tên.", "Nguyễn Văn Mẫu"),
        "role": FieldHelp("Vai trò trong tổ.", "member"),
        "position": FieldHelp("Chức vụ ngoài tổ.", "Chi hội Phụ nữ"),
        "phone": FieldHelp("Số điện thoại của người ấy. Chỉ hiện khi có lời đồng ý ở mục consent.", "0251 1022"),
        "zalo": FieldHelp(
            "Số di động dùng Zalo, đủ 10 chữ số. Chỉ hiện khi có lời đồng ý ở mục consent.", "0912 345 678"
        ),
        "specialities": FieldHelp("Hai hoặc ba việc người ấy chỉ được; chép mã ở services.yaml.", "[vneid, zalo]"),
        "consent": FieldHelp("Lời đồng ý cho đăng số điện thoại, Zalo. Viết thụt vào bên dưới."),
        "valid_from": FieldHelp("Ngày bắt đầu vào tổ.", "2026-01-01"),
        "valid_to": FieldHelp("Ngày cuối còn trong tổ. Qua ngày ấy tên tự hết hiện.", "2026-12-31"),
        "source": _SOURCE,
        "sample": _SAMPLE,
    },
    Team: {
        "id": FieldHelp(_ID, "to-ap-18-gia-dinh"),
        "name": FieldHelp("Tên tổ.", "Tổ công nghệ số ấp 18 Gia Đình"),
        "locality": FieldHelp(
            "Mã ấp, khu phố của tổ, chép ở mục localities trong unit.yaml. Không ghi là tổ của cả xã.", "ap-18-gia-dinh"
        ),
        "decision": FieldHelp("Quyết định lập tổ: số và ngày.", "Quyết định 45/QĐ-UBND ngày 28/10/2022"),
        "launched_on": FieldHelp("Ngày ra mắt.", "2022-10-28"),
        "reformed_on": FieldHelp("Ngày kiện toàn gần nhất.", "2025-07-01"),
        "partners": FieldHelp("Nơi cùng làm với tổ.", "[Đoàn Thanh niên xã]"),
        "members": FieldHelp("Những người trong tổ. Mỗi người bắt đầu bằng «- name:»."),
        "source": _SOURCE,
        "sample": _SAMPLE,
    },
    Outreach: {
        "date": FieldHelp("Ngày ra quân.", "2026-12-12"),
        "place": FieldHelp("Nơi bà con đến gặp tổ.", "nhà văn hóa ấp"),
        "localities": _LOCALITIES,
        "topics": FieldHelp("Buổi ấy chỉ bà con việc gì.", "[Trả tiền điện, Cài VNeID]"),
        "partner": FieldHelp("Nơi cùng làm với tổ.", "Đoàn Thanh niên xã"),
        "planned": FieldHelp("Dự kiến gặp bao nhiêu hộ.", "40"),
        "reached": FieldHelp("Đã gặp được bao nhiêu hộ, ghi sau buổi ấy.", "36"),
        "source": _SOURCE,
        "sample": _SAMPLE,
    },
    LinkCheck: {
        "address": FieldHelp("Địa chỉ, đúng như trong bài hoặc trong services.yaml.", "https://dichvucong.gov.vn"),
        "checked_on": FieldHelp("Ngày máy mở thử và thấy còn tốt.", "2026-11-22"),
    },
    Figure: {
        "label": FieldHelp("Con số này đếm cái gì.", "Hộ đã được hướng dẫn"),
        "value": FieldHelp("Số nguyên; hàng nghìn ngăn bằng dấu chấm. Đơn vị tính ghi ở measure.", "1.871"),
        "measure": FieldHelp("Đơn vị tính.", "hộ"),
        "as_of": FieldHelp("Tính đến ngày nào.", "2026-11-01"),
        "source": _SOURCE,
    },
}
"""Every key of every record, as it is written in YAML."""
