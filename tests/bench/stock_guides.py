"""The twelve shared guides of the made-up country, written in the manner of `content/guides`; `stock_own` ends them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStock:
    """What a guide is made of. Texts of a commune's own guides name the commune as {label}."""

    slug: str
    title: str
    summary: str
    topic: str
    services: tuple[str, ...]
    why: str
    opening: str
    steps: tuple[str, ...]
    table: str = ""
    more: str = ""
    related: tuple[str, ...] = ()


TOPICS = (
    ("dich-vu-cong", "Làm giấy tờ, dịch vụ công", "Định danh điện tử, nộp hồ sơ, gửi phản ánh."),
    ("thanh-toan", "Trả tiền, chuyển tiền", "Tiền điện, quét mã, nhận trợ cấp qua tài khoản."),
    ("an-toan", "Giữ an toàn, tránh lừa đảo", "Nhận ra kẻ gian, giữ mật khẩu, lấy lại tài khoản."),
    ("nen-tang", "Sức khỏe, trường học, điện thoại", "Sổ sức khỏe, bảo hiểm, liên lạc với trường."),
    ("mua-ban", "Mua bán ở chợ và trên mạng", "Nhận tiền bằng mã QR, bán nông sản."),
)

SHARED = (
    GuideStock(
        slug="cai-vneid",
        title="Cài ứng dụng VNeID",
        summary="Cài ứng dụng định danh quốc gia từ kho chính thức và mở lần đầu.",
        topic="dich-vu-cong",
        services=("vneid",),
        why="Một ứng dụng thay cho nhiều giấy tờ mang theo người, và là chìa khóa để nộp hồ sơ trực tuyến.",
        opening="Làm ở nơi có mạng ổn định, pin còn hơn một nửa. Cả việc mất chừng **mười lăm phút**.",
        steps=(
            "Mở **kho ứng dụng** có sẵn trong máy, đừng bấm đường dẫn ai gửi qua tin nhắn.",
            "Gõ đúng năm chữ VNeID vào ô tìm, nhìn tên đơn vị phát hành bên dưới.",
            "Bấm **Cài đặt**, chờ vòng tròn chạy hết rồi bấm **Mở**.",
            "Đọc điều khoản sử dụng, tích vào ô đồng ý rồi bấm tiếp tục.",
            "Nhập số định danh và số điện thoại đang dùng, kiểm tra lại từng chữ số.",
            "Đưa thẻ căn cước vào khung hình, giữ yên tay đến khi máy báo đọc xong.",
            "Quét mặt ở chỗ đủ sáng, bỏ kính và khẩu trang.",
            "Đặt mật khẩu riêng cho ứng dụng, không dùng ngày sinh của mình hay của con.",
            "Thoát ra rồi đăng nhập lại một lần để chắc là đã nhớ mật khẩu.",
        ),
        more="Máy quá cũ không cài được thì vẫn làm mọi việc giấy tờ tại trụ sở như trước, không ai bắt phải đổi máy.",
        related=("dinh-danh-muc-2", "nop-ho-so-dvc"),
    ),
    GuideStock(
        slug="dinh-danh-muc-2",
        title="Làm định danh mức hai",
        summary="Giấy tờ cần mang, nơi làm và cách kích hoạt sau khi có kết quả.",
        topic="dich-vu-cong",
        services=("vneid", "dvcqg"),
        why="Có mức hai thì đăng nhập được Cổng Dịch vụ công và dùng căn cước trên điện thoại.",
        opening="Mức hai phải đến **công an xã, phường** làm trực tiếp một lần, không ai làm hộ qua điện thoại.",
        steps=(
            "Hỏi trước giờ tiếp dân của công an nơi mình ở, tránh đi vào buổi đông người.",
            "Mang theo thẻ căn cước và điện thoại đã lắp đúng số thuê bao của mình.",
            "Lấy số thứ tự, ngồi chờ đến lượt, người già được mời vào trước.",
            "Nói rõ là xin làm tài khoản định danh điện tử mức hai.",
            "Cán bộ chụp ảnh, lấy vân tay và hỏi lại số điện thoại.",
            "Đọc kỹ tờ phiếu trước khi ký, thấy sai thì nói ngay.",
            "Về nhà chờ tin nhắn báo kết quả, thường trong vài ngày làm việc.",
            "Mở VNeID, bấm **Kích hoạt** rồi làm theo từng màn hình.",
        ),
        table=(
            "| Giấy tờ | Bản chính | Ghi chú |\n| --- | --- | --- |\n"
            "| Thẻ căn cước | có | còn hạn dùng |\n"
            "| Giấy tờ muốn tích hợp | có | bằng lái, đăng ký xe |\n"
            "| Ảnh chân dung | không | chụp tại chỗ |"
        ),
        more="Chưa có [ứng dụng VNeID](cai-vneid.md) thì vẫn làm được, cài sau khi có tin nhắn báo kết quả.",
        related=("cai-vneid",),
    ),
    GuideStock(
        slug="nop-ho-so-dvc",
        title="Nộp hồ sơ trên Cổng Dịch vụ công",
        summary="Tìm đúng thủ tục, điền tờ khai, tải giấy tờ lên và theo dõi kết quả.",
        topic="dich-vu-cong",
        services=("dvcqg", "vneid"),
        why="Nộp từ nhà thì khỏi chờ, hồ sơ thiếu gì được báo ngay trên điện thoại.",
        opening="Trước khi bắt đầu, chụp sẵn từng giấy tờ cho **rõ bốn góc**, mỗi tờ một ảnh.",
        steps=(
            "Mở [Cổng Dịch vụ công](https://dichvucong.gov.vn), bấm **Đăng nhập** bằng tài khoản VNeID.",
            "Gõ tên việc cần làm vào ô tìm, đọc phần mô tả xem có đúng việc mình không.",
            "Chọn tỉnh, rồi chọn xã, phường nơi mình thường trú.",
            "Điền tờ khai, chỗ nào có dấu sao là bắt buộc.",
            "Tải từng ảnh giấy tờ lên đúng ô của nó.",
            "Xem lại cả tờ một lượt, nhất là họ tên và ngày tháng.",
            "Bấm **Nộp hồ sơ**, trả lệ phí nếu có rồi lưu biên nhận.",
            "Chép mã hồ sơ ra giấy, dán ở chỗ dễ thấy trong nhà.",
            "Vài ngày sau vào mục theo dõi để xem hồ sơ đã đến bước nào.",
        ),
        more="Hồ sơ bị trả lại thường vì ảnh mờ. Chụp lại ở ngoài hiên, không dùng đèn nháy, rồi nộp bổ sung.",
        related=("dinh-danh-muc-2", "phan-anh-hien-truong"),
    ),
    GuideStock(
        slug="phan-anh-hien-truong",
        title="Gửi phản ánh về việc quanh mình",
        summary="Báo đèn hỏng, rác đổ bậy, đường sụt để nơi có trách nhiệm xử lý.",
        topic="dich-vu-cong",
        services=("dvcqg", "zalo"),
        why="Một tấm ảnh và một dòng địa chỉ giúp việc được sửa nhanh hơn nhiều cuộc gọi.",
        opening="Việc **nguy hiểm đến tính mạng** thì gọi ngay số khẩn cấp, đừng ngồi viết phản ánh.",
        steps=(
            "Đứng chỗ an toàn, chụp hai ảnh, một ảnh gần và một ảnh thấy cả khung cảnh.",
            "Tránh chụp rõ mặt người và biển số xe không liên quan.",
            "Mở kênh phản ánh của nơi mình ở, chọn đúng nhóm việc.",
            "Viết ba ý ngắn về việc gì, ở đâu và thấy từ lúc nào.",
            "Ghi tên đường hoặc tên nhà gần nhất để người đến dễ tìm.",
            "Gửi đi và giữ lại mã phản ánh.",
            "Quá hạn trả lời mà chưa thấy gì thì nhắc lại kèm mã cũ.",
        ),
        more="Phản ánh khác với khiếu nại, tố cáo. Khiếu nại, tố cáo phải nộp theo luật tại trụ sở.",
        related=("nop-ho-so-dvc",),
    ),
    GuideStock(
        slug="tra-tien-dien",
        title="Trả tiền điện tại nhà",
        summary="Trả bằng mã khách hàng in trên hóa đơn, hoặc trả không cần điện thoại thông minh.",
        topic="thanh-toan",
        services=("zalo",),
        why="Trả tại nhà thì khỏi ra điểm thu, khỏi lo quên hạn, lại có biên nhận lưu trong máy.",
        opening="Cần có tờ hóa đơn cũ để lấy **mã khách hàng**, mỗi nhà một mã, không đổi.",
        steps=(
            "Tìm dòng mã khách hàng trên hóa đơn cũ rồi chụp lại để dành.",
            "Mở ứng dụng ngân hàng đang dùng, chọn mục thanh toán hóa đơn.",
            "Chọn **điện**, chọn đúng đơn vị điện lực của vùng mình.",
            "Nhập mã khách hàng, đọc lại từng chữ và từng số.",
            "Xem tên chủ hộ, địa chỉ, số tiền hiện ra có đúng nhà mình không.",
            "Đúng cả ba thì bấm trả và xác nhận như ứng dụng yêu cầu.",
            "Chụp màn hình báo thành công làm biên nhận.",
            "Ghi ngày đã trả lên tờ lịch để cả nhà cùng biết.",
        ),
        table=(
            "| Cách trả | Cần gì | Hợp với ai |\n| --- | --- | --- |\n"
            "| Ứng dụng ngân hàng | mã khách hàng | người đã có tài khoản |\n"
            "| Điểm thu hộ | tờ hóa đơn | người thích trả tiền mặt |\n"
            "| Nhờ con cháu | ảnh mã khách hàng | ông bà ở một mình |"
        ),
        more="Bấm trả rồi mà không chắc thì đừng bấm lần hai, mở lịch sử giao dịch ra xem trước.",
        related=("quet-qr-an-toan", "nhan-biet-lua-dao"),
    ),
    GuideStock(
        slug="quet-qr-an-toan",
        title="Quét mã QR chuyển tiền cho đúng",
        summary="Ba điều phải nhìn trước khi bấm chuyển, và việc cần làm khi chuyển nhầm.",
        topic="thanh-toan",
        services=("zalo", "vneid"),
        why="Mã dán ở chợ có thể bị kẻ gian dán đè; nhìn kỹ mười giây giữ được cả tháng lương.",
        opening="Không ai trả lại tiền chuyển nhầm một cách dễ dàng, nên **chậm một chút** là khôn ngoan.",
        steps=(
            "Mở ứng dụng ngân hàng, bấm nút quét mã ngay trong ứng dụng.",
            "Sờ lên tấm mã xem có bị dán chồng lớp giấy khác không.",
            "Đưa mã vào khung, chờ máy hiện tên người nhận.",
            "Đọc to tên người nhận cho người bán nghe và gật đầu.",
            "Nhập số tiền, đếm lại số không.",
            "Ghi nội dung ngắn gọn, như tên món hàng.",
            "Bấm chuyển, chờ báo thành công rồi mới cất máy.",
            "Chuyển nhầm thì gọi ngân hàng ngay, đọc mã giao dịch và xin trợ giúp.",
        ),
        more="Quán nào cũng phải vui lòng cho khách hỏi lại tên tài khoản. Người bán khó chịu thì trả tiền mặt.",
        related=("tra-tien-dien", "ban-hang-ma-qr"),
    ),
    GuideStock(
        slug="nhan-biet-lua-dao",
        title="Nhận biết cuộc gọi, tin nhắn lừa đảo",
        summary="Năm dấu hiệu hay gặp và câu trả lời đơn giản cho từng tình huống.",
        topic="an-toan",
        services=("khan-113", "zalo"),
        why="Kẻ gian nói rất giống cán bộ thật; nhớ vài dấu hiệu là đủ để dừng lại kịp.",
        opening=(
            "Cơ quan nhà nước **không** làm việc qua điện thoại, không đòi chuyển tiền, không gọi có hình để hỏi cung."
        ),
        steps=(
            "Nghe thấy chữ gấp, ngay, bí mật thì coi như chuông báo động.",
            "Hỏi lại họ tên, nơi làm việc rồi cúp máy.",
            "Tự tìm số của trụ sở trên trang này và gọi lại để hỏi.",
            "Không cài tệp lạ, không mở đường dẫn trong tin nhắn.",
            "Không đọc mã xác nhận cho bất kỳ ai, kể cả người nhà gọi bằng số lạ.",
            "Kể chuyện vừa gặp cho con cháu hoặc hàng xóm nghe.",
            "Lỡ chuyển tiền thì gọi ngân hàng trước, báo công an sau, đừng ngại.",
        ),
        table=(
            "| Họ nói | Thật ra | Nên làm |\n| --- | --- | --- |\n"
            "| Phải cập nhật căn cước qua điện thoại | công an mời đến trụ sở | cúp máy |\n"
            "| Trúng thưởng, nộp phí trước | không có giải nào | xóa tin nhắn |\n"
            "| Con đang cấp cứu, chuyển tiền gấp | gọi lại cho con | hỏi bệnh viện |"
        ),
        more="Gặp việc như thế hãy kể với [tổ công nghệ số](../teams.yaml), để cả xóm được nhắc.",
        related=("giu-mat-khau", "quet-qr-an-toan"),
    ),
    GuideStock(
        slug="giu-mat-khau",
        title="Đặt và giữ mật khẩu",
        summary="Cách đặt mật khẩu dễ nhớ với mình, khó đoán với người khác.",
        topic="an-toan",
        services=("vneid", "zalo"),
        why="Một mật khẩu lộ ra có thể kéo theo tiền, giấy tờ và cả danh tiếng.",
        opening="Không có mật khẩu nào hoàn hảo, chỉ cần **đủ dài** và mỗi nơi một khác.",
        steps=(
            "Chọn một câu mình hay nói, lấy chữ đầu của từng tiếng.",
            "Thêm một dấu và một con số chỉ mình mình hiểu.",
            "Đặt cho ngân hàng một mật khẩu riêng, không dùng ở nơi khác.",
            "Không nhờ cửa hàng điện thoại đặt hộ mật khẩu.",
            "Ghi ra giấy thì cất cùng chỗ với sổ hộ khẩu cũ, không dán lên máy.",
            "Bật khóa màn hình để máy rơi cũng không ai mở được.",
            "Nghi bị lộ thì đổi ngay hôm đó, từ chính ứng dụng ấy.",
        ),
        more="Bị chiếm tài khoản thì xem thêm [dấu hiệu lừa đảo](nhan-biet-lua-dao.md) rồi báo cho người thân biết.",
        related=("nhan-biet-lua-dao",),
    ),
    GuideStock(
        slug="vssid",
        title="Xem bảo hiểm trên VssID",
        summary="Xem thẻ bảo hiểm y tế, quá trình đóng và nơi khám ban đầu.",
        topic="nen-tang",
        services=("vssid", "vneid"),
        why="Quên thẻ giấy vẫn khám được; đóng thiếu tháng nào nhìn là biết.",
        opening="Đăng nhập bằng tài khoản định danh là nhanh nhất, không cần nhớ thêm **mật khẩu mới**.",
        steps=(
            "Cài VssID từ kho ứng dụng của máy.",
            "Mở ứng dụng, chọn đăng nhập bằng tài khoản định danh.",
            "Đồng ý chia sẻ thông tin khi màn hình hỏi.",
            "Bấm **Thẻ bảo hiểm y tế** để hiện hình thẻ.",
            "Xem hạn dùng và tên nơi khám ban đầu.",
            "Bấm quá trình tham gia để xem từng năm.",
            "Chụp lại màn hình thẻ, phòng lúc đến bệnh viện mất mạng.",
            "Thấy sai thì mang giấy tờ đến cơ quan bảo hiểm để sửa.",
        ),
        more="Người chưa có điện thoại thông minh dùng thẻ căn cước để khám, không cần cài gì thêm.",
        related=("so-suc-khoe", "cai-vneid"),
    ),
    GuideStock(
        slug="so-suc-khoe",
        title="Dùng sổ sức khỏe điện tử",
        summary="Tạo sổ, xem đơn thuốc cũ và cho bác sĩ xem khi đi khám.",
        topic="nen-tang",
        services=("vneid", "vssid"),
        why="Bác sĩ biết bệnh cũ, thuốc đang uống thì chữa đúng hơn và đỡ phải xét nghiệm lại.",
        opening="Sổ nằm ngay trong VNeID, chỉ người có **định danh mức hai** mở được.",
        steps=(
            "Mở VNeID và đăng nhập như mọi ngày.",
            "Tìm mục sổ sức khỏe điện tử, bấm vào.",
            "Nhập mật khẩu cấp hai khi được hỏi.",
            "Đồng ý tạo sổ, chờ vài giây.",
            "Xem từng lần khám, bấm vào để đọc đơn thuốc.",
            "Ghi thêm dị ứng thuốc nếu có.",
            "Đến bệnh viện, mở sẵn sổ cho bác sĩ xem, không cần đưa máy đi chỗ khác.",
        ),
        more="Không muốn dùng sổ thì mang theo đơn thuốc cũ và nhớ tên những thuốc đang uống.",
        related=("vssid", "dinh-danh-muc-2"),
    ),
    GuideStock(
        slug="zalo-cua-xa",
        title="Nhận tin của nơi mình ở qua Zalo",
        summary="Tìm đúng trang, bấm quan tâm và tắt tiếng để khỏi phiền.",
        topic="nen-tang",
        services=("zalo",),
        why="Tin mất nước, lịch tiêm, lịch họp đến thẳng điện thoại, khỏi nghe loa bữa được bữa không.",
        opening="Trang thật có **dấu xác thực** cạnh tên; trang không có dấu thì khoan bấm.",
        steps=(
            "Mở Zalo, bấm ô tìm ở trên cùng.",
            "Gõ tên xã, phường hoặc quét mã dán ở trụ sở.",
            "So tên với tên ghi trên trang này.",
            "Bấm **Quan tâm** để bắt đầu nhận tin.",
            "Vào phần cài đặt của trang, chọn tắt tiếng nếu thấy nhiều.",
            "Muốn hỏi thì nhắn ngắn gọn, không gửi ảnh giấy tờ.",
            "Tin nào cần giữ thì bấm giữ lâu rồi chọn lưu.",
        ),
        more="Zalo chỉ để nhận tin và hỏi đáp. Nộp hồ sơ vẫn phải qua [Cổng Dịch vụ công](nop-ho-so-dvc.md).",
        related=("nhan-biet-lua-dao",),
    ),
    GuideStock(
        slug="ban-hang-ma-qr",
        title="Nhận tiền bán hàng bằng mã QR",
        summary="Làm mã, dán mã và nghe báo tiền về cho tiểu thương ở chợ.",
        topic="mua-ban",
        services=("zalo", "dvcqg"),
        why="Khỏi lo tiền lẻ, khỏi lo tiền giả, cuối ngày cộng sổ cũng nhanh.",
        opening="Mở tài khoản **mang tên chính mình**, đừng dùng tài khoản của người khác cho tiện.",
        steps=(
            "Ra ngân hàng gần nhất, xin mở tài khoản và làm mã nhận tiền.",
            "Kiểm tra tên hiện trên mã có đúng tên mình không.",
            "In mã to bằng bàn tay, ép nhựa cho khỏi ướt.",
            "Dán ở chỗ mình nhìn thấy được, sáng nào cũng sờ lại một lần.",
            "Bật loa báo tiền về hoặc mở sẵn ứng dụng.",
            "Khách chuyển xong, chờ báo có tiền rồi mới giao hàng.",
            "Cuối ngày xem lịch sử, ghi vào sổ.",
            "Thấy mã lạ dán đè thì gỡ ra và báo ban quản lý chợ.",
        ),
        more="Khách đưa xem ảnh chụp chuyển tiền chưa chắc tiền đã về, chỉ tin thông báo trên máy mình.",
        related=("quet-qr-an-toan",),
    ),
)
