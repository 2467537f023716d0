"""Pictures and other files for residents."""

from collections.abc import Mapping

from site_builder.model.problem import Severity
from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "picture-outside": Rule(
        "Hình «{value}» nằm ở trang khác: máy bà con sẽ phải tải từ nơi lạ",
        "đưa hình vào thư mục media của đơn vị rồi ghi ../media/tên-hình",
        "The picture «{value}» would be loaded from another host",
        "put it in the unit's media folder and write ../media/name",
        wrong="![Bà con học quét mã](https://dongnai.gov.vn/lop-hoc.jpg)",
        right="![Bà con học quét mã](../media/lop-hoc.jpg)",
        where="guides/bai.md",
    ),
    "picture-silent": Rule(
        "Hình «{value}» chưa có lời tả cho người không nhìn thấy hình",
        "ghi lời tả trong ngoặc vuông, ví dụ ![Mẫu đơn đăng ký](../media/mau.jpg)",
        "The picture «{value}» has no text alternative",
        "write ![what it shows](file)",
        wrong="![](../media/lop-hoc.jpg)",
        right="![Bà con học quét mã ở nhà văn hóa](../media/lop-hoc.jpg)",
        where="guides/bai.md",
    ),
    "picture-kind": Rule(
        "Dấu ! trước ngoặc vuông là để hiện hình, nhưng «{value}» không phải là hình",
        "bỏ dấu ! để chữ trong ngoặc thành đường dẫn đến tệp hay bài ấy",
        "«{value}» stands where a picture should be, and is none",
        "remove the ! to make it a link",
        wrong="![Mẫu đơn](../media/mau-don.pdf)",
        right="[Mẫu đơn](../media/mau-don.pdf)",
        where="guides/bai.md",
    ),
    "picture-drawing": Rule(
        "Không nhận hình vẽ {value}, vì bên trong loại tệp này có thể giấu lệnh chạy trên máy bà con",
        "mở hình, lưu lại (hoặc chụp màn hình) thành tệp PNG rồi dùng tệp PNG ấy",
        "A drawing ({value}) can hold scripts, so it is refused",
        "save it as PNG",
        wrong="media/so-do.svg",
        right="media/so-do.png",
    ),
    "picture-huge": Rule(
        "Hình này quá lớn, máy chỉ nhận hình đến {most} triệu điểm ảnh",
        "thu nhỏ hình, hoặc gửi hình qua Zalo rồi lưu về, sau đó tải lên lại",
        "The picture has too many pixels (at most {most} million)",
        "make it smaller",
        wrong="media/toan-canh.png, 60.000 x 60.000 điểm ảnh",
        right="media/toan-canh.jpg, 4.000 x 3.000 điểm ảnh",
    ),
    "picture-moving": Rule(
        "Hình động này chỉ hiện được khung đầu tiên, vì hình động nặng máy và khó đọc",
        "nếu khung đầu đã đủ ý thì lưu nó thành hình thường; nếu cần nhiều bước thì chụp mỗi bước một hình",
        "Of this moving picture only the first frame is shown",
        "use one still picture for each step",
        wrong="media/cac-buoc.gif (hình động)",
        right="media/buoc-1.png, media/buoc-2.png, media/buoc-3.png",
        severity=Severity.WARNING,
    ),
    "media-located": Rule(
        "Có {count} ảnh, phim gốc còn ghi vị trí nơi chụp, như «{name}»; trang của bà con đã bỏ vị trí ấy, nhưng kho nội dung vẫn giữ",
        "trên Windows, bấm chuột phải vào ảnh, chọn Properties (Thuộc tính) › Details (Chi tiết) › Remove Properties and Personal Information, rồi tải bản sạch lên thay; khi chụp, tắt mục ghi vị trí của máy ảnh. Nếu nơi chụp cần giữ kín, báo người coi kho xóa cả bản cũ",
        "{count} originals say where they were taken, such as «{name}»; the pages do not, but the store of the content does",
        "remove the location from the originals (and from the history, where the place is private)",
        wrong="media/nha-van-hoa.jpg, chụp khi máy đang ghi vị trí",
        right="media/nha-van-hoa.jpg, đã xóa thông tin vị trí",
        severity=Severity.WARNING,
    ),
    "media-large": Rule(
        "Tệp này quá nặng ({size}, nhiều nhất {most}), bà con khó mà tải về",
        "giảm dung lượng, hoặc chia thành nhiều tệp",
        "The file is too large ({size}, at most {most})",
        "make it smaller or split it",
        wrong="media/quyet-dinh.pdf, 60 MB",
        right="media/quyet-dinh.pdf, 2 MB",
    ),
    "file-disguised": Rule(
        "Tệp mang đuôi «{ending}» nhưng bên trong không phải loại tệp ấy nên không được đăng",
        "mở tệp bằng đúng chương trình rồi lưu lại; đổi đuôi trong tên tệp là chưa đủ. Nếu không rõ tệp ở đâu ra thì xóa đi",
        "The file is not what its ending «{ending}» claims",
        "save it in that format; if you do not know where it comes from, remove it",
        wrong="media/anh.jpg, mở ra lại là một trang web",
        right="media/anh.jpg, lưu từ máy ảnh",
    ),
    "file-broken": Rule(
        "Tệp này trống, bị hỏng hoặc chưa tải lên hết nên không mở được",
        "mở thử tệp trên máy đã chụp hay soạn ra nó rồi tải lên lại",
        "The file is empty, damaged or cut off",
        "upload it again",
        wrong="media/anh.jpg, 0 kB",
        right="media/anh.jpg, 830 kB, mở xem được",
    ),
    "film-data": Rule(
        "Phim này kèm theo dữ liệu không phải hình hay tiếng, có thể là đường đi của người quay",
        "gửi phim qua Zalo (không chọn HD) rồi lưu về, và tải bản ấy lên thay",
        "The film has a track that is neither picture nor sound, perhaps the way of whoever filmed",
        "encode it again without that track",
        wrong="media/ra-quan.mp4, có kèm đường đi của người quay",
        right="media/ra-quan.mp4, chỉ còn hình và tiếng",
    ),
}
