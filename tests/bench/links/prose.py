"""Words of the seeded site: names and sentences as a commune's pages have them; all made up."""

GUIDES = (
    ("cai-vneid", "Cài VNeID"),
    ("nop-ho-so", "Nộp hồ sơ qua mạng"),
    ("khai-sinh", "Làm giấy khai sinh"),
    ("khai-tu", "Báo người mất"),
    ("tam-tru", "Đăng ký tạm trú"),
    ("ket-hon", "Đăng ký kết hôn"),
    ("the-bao-hiem", "Xem thẻ bảo hiểm y tế"),
    ("tra-tien-dien", "Trả tiền điện"),
    ("tranh-lua-dao", "Tránh bị lừa qua mạng"),
    ("goi-cap-cuu", "Gọi cấp cứu"),
    ("phan-anh", "Phản ánh chuyện xóm ấp"),
    ("xin-viec", "Tìm việc làm gần nhà"),
)
NEWS = (
    ("2026-10-02-hop-dan", "Họp dân bàn việc làm đường"),
    ("2026-10-09-tiem-phong", "Tiêm phòng cho đàn gia cầm"),
    ("2026-10-16-cat-dien", "Cắt điện để sửa đường dây"),
    ("2026-10-23-ra-quan", "Ra quân giúp bà con dùng điện thoại"),
    ("2026-10-30-kham-benh", "Khám bệnh miễn phí cho người già"),
    ("2026-11-06-don-rac", "Dọn rác hai bên kênh"),
    ("2026-11-13-mua-lon", "Đề phòng mưa lớn, triều cường"),
)
SECTIONS = (
    ("", "Trang đầu"),
    ("to-cong-nghe/", "Tổ công nghệ số"),
    ("huong-dan/", "Hướng dẫn"),
    ("thong-bao/", "Thông báo"),
    ("dich-vu/", "Dịch vụ"),
    ("ma-qr/", "Mã QR"),
    ("lien-he/", "Liên hệ"),
    ("tat-ca/", "Từ A đến Z"),
    ("quyen-rieng-tu/", "Quyền riêng tư"),
)
FLAT = (("tin-tức/đường-mới.html", "Đường mới đã thông xe"), ("tin-tức/nước-sạch.html", "Nước sạch về tới ấp"))
SENTENCES = (
    "Bà con mang theo căn cước, tới bàn số hai sẽ có người giúp ngay.",
    "Sáng thứ Bảy văn phòng vẫn mở cửa đến mười một giờ rưỡi.",
    "Ai không có điện thoại thông minh thì nhờ tổ công nghệ số của ấp làm giúp.",
    "Không đọc mã xác nhận cho bất kỳ ai, kể cả người xưng là cán bộ.",
    "Giấy tờ làm xong sẽ được nhắn tin báo, bà con khỏi phải đi lại nhiều lần.",
    "Chỗ nào chưa rõ, bà con cứ gọi số máy ở cuối trang mà hỏi.",
    "Người già, người khuyết tật được tổ tới tận nhà giúp.",
    "Phí là bao nhiêu thì bảng dán ở cửa có ghi, không ai được thu thêm.",
    "Bấm vào từng bước để xem ảnh chụp màn hình, chữ to, dễ đọc.",
    "Việc này làm ở nhà cũng được, chỉ cần điện thoại có mạng.",
)
