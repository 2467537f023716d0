"""The sentences of the communes' announcements. {label}, {hamlet}, {day}, {hour} and {place} are filled in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsStock:
    """What an announcement is made of; `event` says whether it tells a time and a place of its own."""

    slug: str
    title: str
    summary: str
    opening: str
    points: tuple[str, ...]
    event: bool = False


NEWS = (
    NewsStock(
        slug="to-ve-xom",
        title="{day}, tổ công nghệ số về {hamlet}",
        summary="Cài ứng dụng, xem bảo hiểm, hỏi gì cũng được.",
        opening="Tổ công nghệ số cộng đồng của {label} về {hamlet} **{day}**, từ {hour}, tại {place}.",
        points=(
            "Giúp [cài VNeID](../guides/cai-vneid.md) và mở giấy tờ trên máy.",
            "Chỉ cách [xem thẻ bảo hiểm](../guides/vssid.md) cho người hay quên thẻ giấy.",
            "Dọn bộ nhớ cho máy chạy chậm, không xóa ảnh của ai.",
            "Tập nhận ra [cuộc gọi lừa đảo](../guides/nhan-biet-lua-dao.md) qua vài ví dụ thật.",
        ),
        event=True,
    ),
    NewsStock(
        slug="hop-xom",
        title="Mời họp {hamlet}, {day}",
        summary="Bàn việc làm đường và quỹ khuyến học.",
        opening="Mời mỗi nhà một người ở {hamlet} đến họp **{day}**, {hour}, tại {place}.",
        points=(
            "Nghe báo cáo thu chi sáu tháng qua.",
            "Bàn việc đổ bê tông đoạn đường trước nhà văn hóa.",
            "Chọn người trông coi tủ sách và loa.",
            "Góp ý cho quy ước của xóm trước khi trình lên.",
        ),
        event=True,
    ),
    NewsStock(
        slug="cat-nuoc",
        title="Tạm ngừng cấp nước để sửa ống, {day}",
        summary="Nhà nào cũng nên trữ nước từ tối hôm trước.",
        opening="Vì sửa đường ống chính, nước ở một phần {label} sẽ **tạm ngừng** {day}, bắt đầu từ {hour}.",
        points=(
            "Khu bị ảnh hưởng nhiều nhất là {hamlet} và các nhà dọc trục chính.",
            "Trữ nước sạch đủ nấu ăn một ngày, đậy nắp kỹ.",
            "Nước có lại lúc đầu hơi đục, xả vài phút rồi hãy dùng.",
            "Trạm y tế và trường học có xe chở nước đến tận nơi.",
        ),
    ),
    NewsStock(
        slug="tiem-chung",
        title="Lịch tiêm chủng trẻ em, {day}",
        summary="Mang sổ tiêm và đến đúng giờ của xóm mình.",
        opening="Trạm y tế {label} tiêm chủng cho trẻ em **{day}** từ {hour}, tại {place}.",
        points=(
            "Mang theo sổ tiêm hoặc mở [sổ sức khỏe điện tử](../guides/so-suc-khoe.md).",
            "Trẻ đang sốt thì gọi báo trạm, hẹn lại buổi khác.",
            "Ở lại theo dõi ba mươi phút sau khi tiêm.",
            "Trẻ ở {hamlet} được gọi trước vì nhà xa.",
        ),
        event=True,
    ),
    NewsStock(
        slug="phong-chay",
        title="Nhắc phòng cháy mùa hanh khô",
        summary="Ba việc làm ngay trong tuần này ở mỗi nhà.",
        opening="Gió hanh kéo dài, {label} nhắc bà con **kiểm tra bếp và dây điện** trước {day}.",
        points=(
            "Không đốt rác gần nhà kho, gần đống rơm.",
            "Dây điện cũ, ổ cắm nóng thì thay ngay, đừng quấn băng keo.",
            "Để sẵn xô nước và bình chữa cháy ở chỗ dễ lấy.",
            "Ở {hamlet}, xe chữa cháy khó vào, nhớ dẹp xe khỏi đầu ngõ.",
        ),
    ),
    NewsStock(
        slug="ban-nong-san",
        title="Lớp bán nông sản trên mạng, {day}",
        summary="Học chụp ảnh hàng, ghi giá và nhận tiền.",
        opening="Hội Nông dân {label} mở lớp **một buổi** {day}, từ {hour}, tại {place}.",
        points=(
            "Học chụp ảnh rau quả bằng điện thoại cho rõ và thật.",
            "Học [nhận tiền bằng mã QR](../guides/ban-hang-ma-qr.md) và nghe báo tiền về.",
            "Người ở {hamlet} mang theo hàng mẫu để cả lớp cùng chụp.",
            "Ai chưa có tài khoản ngân hàng sẽ được chỉ nơi mở.",
        ),
        event=True,
    ),
    NewsStock(
        slug="ma-qr-dan-de",
        title="Cẩn thận mã QR bị dán đè ở chợ",
        summary="Sờ tấm mã trước khi quét, đọc to tên người nhận.",
        opening="Công an {label} cho biết đã có người **dán đè mã** lên mã của tiểu thương gần {hamlet}.",
        points=(
            "Người bán sờ lại tấm mã mỗi sáng, thấy gồ lên thì bóc ra xem.",
            "Người mua đọc bài [quét mã cho đúng](../guides/quet-qr-an-toan.md) một lần.",
            "Chỉ giao hàng khi máy của mình báo có tiền.",
            "Thấy người lạ loay hoay ở sạp thì báo ban quản lý chợ.",
        ),
    ),
    NewsStock(
        slug="lich-tra-luong-huu",
        title="Lịch trả lương hưu, trợ cấp đợt này",
        summary="Người nhận qua tài khoản không phải đến, người nhận tiền mặt đến đúng buổi.",
        opening="Đợt trả lương hưu và trợ cấp ở {label} bắt đầu **{day}**, {hour}, tại {place}.",
        points=(
            "Người nhận qua tài khoản thì tiền tự về, không cần đến.",
            "Người già ở {hamlet} có tổ đến trả tận nhà.",
            "Nhờ người khác nhận thay thì viết giấy ủy quyền ở trụ sở.",
            "Không ai thu phí, ai đòi tiền là người gian.",
        ),
        event=True,
    ),
    NewsStock(
        slug="don-ve-sinh",
        title="Ngày cả xóm dọn vệ sinh, {day}",
        summary="Mang chổi, liềm; có xe chở rác chờ sẵn.",
        opening="{label} mời bà con cùng dọn đường làng **{day}**, bắt đầu {hour}, tập trung tại {place}.",
        points=(
            "Khơi mương thoát nước ở {hamlet} trước mùa mưa lớn.",
            "Nhặt vỏ chai thuốc trừ sâu bỏ vào thùng riêng.",
            "Trẻ em đi cùng người lớn, không xuống mương.",
            "Xong việc có nước uống và chuyện trò ở nhà văn hóa.",
        ),
        event=True,
    ),
    NewsStock(
        slug="nop-ho-so-truc-tuyen",
        title="Từ {day}, nhận hồ sơ trực tuyến cả buổi tối",
        summary="Nộp lúc nào cũng được, sáng hôm sau cán bộ xem.",
        opening="Bộ phận một cửa của {label} **xem hồ sơ nộp buổi tối** vào sáng làm việc kế tiếp, kể từ {day}.",
        points=(
            "Cách làm có trong bài [nộp hồ sơ](../guides/nop-ho-so-dvc.md).",
            "Hồ sơ thiếu ảnh sẽ được báo lại qua tin nhắn.",
            "Bà con ở {hamlet} mạng yếu có thể nhờ [tổ công nghệ số](../teams.yaml) nộp giúp.",
            "Bản giấy vẫn nhận tại trụ sở như cũ.",
        ),
    ),
    NewsStock(
        slug="gia-danh-can-bo",
        title="Có người giả danh cán bộ {label}",
        summary="Không đọc mã, không chuyển tiền, không cài ứng dụng lạ.",
        opening="Mấy ngày qua có kẻ gọi điện, **xưng là cán bộ {label}**, bảo bà con cập nhật giấy tờ qua điện thoại.",
        points=(
            "Cán bộ thật mời đến trụ sở, không làm qua điện thoại.",
            "Nghe xong thì cúp máy, gọi lại số ghi ở trang liên hệ.",
            "Kể cho hàng xóm ở {hamlet} biết để cùng đề phòng.",
            "Lỡ đọc mã xác nhận thì [đổi mật khẩu](../guides/giu-mat-khau.md) ngay.",
        ),
    ),
    NewsStock(
        slug="giong-cay",
        title="Đăng ký nhận cây giống, hạn {day}",
        summary="Mỗi nhà ghi tên một lần với trưởng xóm.",
        opening="{label} phát cây giống cho các nhà có vườn, ghi tên đến hết **{day}** tại {place}.",
        points=(
            "Ghi họ tên chủ hộ, số cây và ngày muốn nhận.",
            "Nhà ở {hamlet} nhận tại chỗ, khỏi phải chở.",
            "Đất trũng nên lên luống trước khi trồng.",
            "Hai tháng sau cán bộ khuyến nông đến xem cây.",
        ),
    ),
)

COMMON = (
    "Ai bận thì nhờ hàng xóm ghi giúp ý kiến, tối về đọc lại trên trang này.",
    "Người già và người đi lại khó khăn được xếp chỗ ngồi phía trước.",
    "Trời mưa lớn thì dời sang hôm sau cùng giờ, sẽ báo trên loa.",
    "Chỗ để xe ở sân trường, có người trông và không thu tiền.",
    "Có gì chưa rõ thì hỏi tại trụ sở hoặc nhắn qua kênh ghi ở trang liên hệ.",
    "Mang theo điện thoại đã sạc pin để làm được ngay tại chỗ.",
    "Bà con nhớ giữ trật tự, nhường nhau khi đường hẹp.",
    "Thông tin trên trang này được cập nhật khi có thay đổi.",
    "Ai có xe rộng rãi thì cho hàng xóm đi cùng một chuyến.",
    "Các cháu học sinh được nghỉ buổi đó có thể đi cùng ông bà.",
    "Cảm ơn các nhà đã góp công, góp nước uống trong những lần trước.",
    "Việc này không bắt buộc, nhưng đông người thì mau xong hơn.",
    "Sau buổi ấy sẽ có bản tóm tắt dán ở bảng tin nhà văn hóa.",
    "Ý kiến nào chưa trả lời được ngay sẽ được ghi sổ và hẹn ngày trả lời.",
)
PLACES = (
    "nhà văn hóa",
    "hội trường trụ sở",
    "sân trường tiểu học",
    "trạm y tế",
    "đình làng",
    "nhà sinh hoạt cộng đồng",
)
HOURS = ("7 giờ 30", "8 giờ", "8 giờ 30", "14 giờ", "18 giờ 30", "19 giờ")
