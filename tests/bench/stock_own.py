"""The four guides of which each commune takes two, and the sentences with which all guides end."""

from collections.abc import Mapping, Sequence

from stock_guides import GuideStock

OWN = (
    GuideStock(
        slug="hen-to-den-nha",
        related=("cai-vneid", "zalo-cua-xa"),
        title="Hẹn tổ công nghệ số đến nhà",
        summary="Nhà đi làm cả ngày thì hẹn trước, tổ ở {label} đến lúc có người.",
        topic="nen-tang",
        services=("vneid", "zalo"),
        why="Người già, người bận việc đồng áng không phải chờ ở nhà văn hóa.",
        opening="Tổ đến nhà **không thu tiền**, không giữ máy, không hỏi mật khẩu của bà con ở {label}.",
        steps=(
            "Chọn một việc cần nhất, mỗi lần một việc thôi.",
            "Chọn hai giờ có người ở nhà, một giờ chính và một giờ phòng khi bận.",
            "Nói với trưởng {locality_kind} hoặc gọi số ghi ở trang liên hệ.",
            "Chờ báo lại ngày, thường trong ba ngày.",
            "Sạc đầy điện thoại, chuẩn bị giấy tờ liên quan.",
            "Hỏi tên người đến và so với [danh sách tổ](../teams.yaml).",
            "Tự tay bấm từng bước, người của tổ chỉ đứng bên hướng dẫn.",
        ),
        more="Không cần hẹn nữa thì báo sớm một buổi để tổ đi nhà khác.",
    ),
    GuideStock(
        slug="gio-tiep-dan",
        related=("nop-ho-so-dvc", "dinh-danh-muc-2"),
        title="Đến trụ sở nộp giấy tờ",
        summary="Giờ tiếp dân, thứ tự các bàn và giấy tờ hay thiếu khi đến {label}.",
        topic="dich-vu-cong",
        services=("dvcqg",),
        why="Đi một lần là xong, khỏi mất buổi làm.",
        opening="Buổi sáng đầu tuần đông nhất. Từ giữa tuần trở đi {label} **vắng hơn** và làm nhanh hơn.",
        steps=(
            "Xem giờ làm việc ở trang liên hệ trước khi đi.",
            "Xếp giấy tờ theo thứ tự, bản chính ở trên.",
            "Đến bàn hướng dẫn nói tên việc để lấy đúng số.",
            "Ngồi chờ gọi số, có nước uống và chỗ sạc điện thoại.",
            "Đưa giấy tờ, nghe cán bộ đọc lại từng mục.",
            "Ký tên, nhận giấy hẹn có ghi ngày trả kết quả.",
            "Đến hẹn mang giấy hẹn lên nhận, hoặc nhờ bưu điện trả tận nhà.",
        ),
        table=(
            "| Việc | Giấy tờ hay thiếu | Trả kết quả |\n| --- | --- | --- |\n"
            "| Chứng thực | bản chính | trong buổi |\n"
            "| Khai sinh | giấy chứng sinh | trong ngày |\n"
            "| Xác nhận cư trú | căn cước | vài ngày làm việc |"
        ),
    ),
    GuideStock(
        slug="lop-hoc-buoi-toi",
        related=("cai-vneid", "nhan-biet-lua-dao"),
        title="Học dùng điện thoại buổi tối",
        summary="Lớp nhỏ, học chậm, ai ở {label} cũng đến được.",
        topic="nen-tang",
        services=("vneid", "zalo"),
        why="Học cùng hàng xóm thì đỡ ngại, quên thì hỏi lại ngay.",
        opening="Mỗi lớp chừng **mười người**, học một giờ, tuần hai buổi tại nhà văn hóa.",
        steps=(
            "Ghi tên với tổ công nghệ số của {locality_kind} mình.",
            "Mang theo điện thoại, dây sạc và kính đọc chữ.",
            "Buổi đầu học chỉnh chữ to, chỉnh tiếng và nối mạng.",
            "Buổi hai học [cài VNeID](cai-vneid.md) và mở giấy tờ.",
            "Buổi ba học nhận ra tin nhắn lừa đảo.",
            "Buổi bốn học trả tiền điện và xem bảo hiểm.",
            "Buổi cuối mỗi người tự làm lại một việc cho cả lớp xem.",
        ),
        more="Vắng một buổi thì học bù với lớp của xóm bên, không phải xin phép ai.",
    ),
    GuideStock(
        slug="rac-va-do-cu",
        related=("phan-anh-hien-truong",),
        title="Bỏ rác và đồ cũ đúng ngày",
        summary="Ngày thu từng loại rác ở {label} và nơi nhận đồ điện tử hỏng.",
        topic="dich-vu-cong",
        services=("dvcqg",),
        why="Rác ra đúng buổi thì đường sạch, trẻ con và người già đi lại đỡ trơn.",
        opening="Xe thu rác của {label} đi **buổi chiều muộn**, đặt rác ra sớm hơn là chó mèo bới.",
        steps=(
            "Tách rác bếp riêng một xô có nắp.",
            "Gom giấy, nhựa, vỏ lon vào một túi khô.",
            "Bọc thủy tinh vỡ bằng giấy báo và ghi chữ cẩn thận.",
            "Đặt rác trước cổng đúng buổi của {locality_kind} mình.",
            "Pin, bóng đèn, điện thoại hỏng mang đến điểm nhận ở trụ sở.",
            "Đồ to như tủ, nệm thì gọi hẹn trước.",
            "Thấy ai đổ bậy thì [gửi phản ánh](phan-anh-hien-truong.md) kèm ảnh.",
        ),
        table=(
            "| Loại | Ngày thu | Để ở đâu |\n| --- | --- | --- |\n"
            "| Rác bếp | hằng ngày | xô có nắp |\n"
            "| Giấy, nhựa | thứ Tư, thứ Bảy | túi khô |\n"
            "| Đồ điện tử | ngày cuối tháng | điểm nhận ở trụ sở |"
        ),
    ),
)

CLOSING: Mapping[str, Sequence[str]] = {
    "Nếu bị kẹt giữa chừng": (
        "Dừng lại, đừng bấm bừa, chụp màn hình đang hiện rồi đi hỏi.",
        "Tắt ứng dụng, mở lại sau vài phút, nhiều lỗi tự hết.",
        "Kiểm tra mạng bằng cách mở một trang khác xem có chạy không.",
        "Mang máy đến nhà văn hóa vào buổi tổ trực, không cần hẹn trước.",
        "Gọi người trong [tổ công nghệ số](../teams.yaml) ở gần nhà nhất.",
        "Nhờ con cháu ở xa chỉ qua cuộc gọi có hình, nhưng vẫn tự tay bấm.",
        "Ghi lại câu báo lỗi đúng từng chữ để người giúp dễ tìm nguyên nhân.",
        "Máy nóng và chậm thì để nguội, xóa bớt ảnh cũ rồi làm tiếp.",
    ),
    "Giữ an toàn": (
        "Chỉ cài ứng dụng từ kho có sẵn trong máy, **không** cài từ đường dẫn ai gửi.",
        "Mã xác nhận gửi về máy là của riêng mình, không đọc cho ai nghe.",
        "Người giúp không cần biết mật khẩu, họ quay mặt đi khi mình gõ.",
        "Làm xong việc ở máy của người khác thì nhớ đăng xuất.",
        "Ai bảo đóng phí để được hướng dẫn là người gian.",
        "Đọc thêm bài về [cuộc gọi lừa đảo](nhan-biet-lua-dao.md) khi rảnh.",
        "Thấy ứng dụng lạ trong máy thì gỡ ra, rồi đổi mật khẩu ngân hàng.",
        "Không chụp ảnh căn cước gửi qua tin nhắn, kể cả cho người quen.",
    ),
    "Không dùng điện thoại thông minh": (
        "Mọi việc trong bài này đều làm được tại trụ sở, cán bộ làm cùng bà con.",
        "Nhờ người nhà làm thay thì ngồi cạnh và đọc to từng bước.",
        "Điện thoại phím vẫn nhận được tin báo kết quả.",
        "Bưu điện nhận hộ nhiều loại giấy tờ, nhớ giữ tờ biên nhận.",
        "Người đi lại khó khăn thì nói với trưởng xóm để được đến tận nhà.",
        "Máy tính dùng chung ở trụ sở có người ngồi hướng dẫn trong giờ làm việc.",
        "Không ai bị từ chối vì không có điện thoại, gặp việc ấy thì báo lại.",
    ),
    "Làm xong rồi thì sao": (
        "Kiểm tra lại sau vài ngày, thấy đúng thì ghi vào sổ nhà.",
        "Cất giấy tờ gốc vào túi chống ẩm, để riêng khỏi chỗ trẻ con chơi.",
        "Chỉ lại cho một người hàng xóm, vừa giúp họ vừa nhớ lâu hơn.",
        "Có thay đổi về tên đơn vị hay số nhà thì xem lại thông tin một lượt.",
        "Thấy bài này chỗ nào khó hiểu thì nói với tổ để sửa cho dễ đọc.",
        "Lịch sử trong ứng dụng giữ được nhiều tháng, mở ra xem khi cần.",
        "Xem danh mục [ứng dụng và số gọi](../services.yaml) để biết thêm việc khác.",
    ),
}
"""Sections with which guides end; a few sentences of each are drawn."""

NEEDS = (
    "Điện thoại còn hơn nửa pin.",
    "Mạng không dây hoặc gói dữ liệu còn dùng được.",
    "Thẻ căn cước còn hạn.",
    "Số điện thoại đứng tên mình.",
    "Kính đọc chữ nếu mắt kém.",
    "Một tờ giấy và cây bút để ghi lại mã.",
    "Mười lăm phút không bận việc khác.",
)
MISTAKES = (
    "Bấm vội nên bỏ qua màn hình hỏi lại.",
    "Gõ nhầm một chữ số mà không đọc lại.",
    "Dùng số điện thoại cũ đã đổi chủ.",
    "Chụp ảnh giấy tờ bị mờ hoặc mất góc.",
    "Cài nhầm ứng dụng có tên gần giống.",
    "Quên đăng xuất trên máy mượn.",
)
WITHOUT_APP = (
    "Đến trụ sở trong giờ làm việc, cán bộ làm cùng.",
    "Nhờ con cháu làm và ngồi xem từng bước.",
    "Nhờ trưởng xóm báo tổ công nghệ số đến nhà.",
    "Gọi tổng đài để hỏi trước khi đi.",
)
