"""Links to other sites that somebody has tried: `check --external`."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "outside-gone": Rule(
        wrong="một đường dẫn mà bấm vào chỉ thấy chữ «404»",
        right="địa chỉ mới của bài ấy, đã mở thử trên điện thoại",
    ),
    "outside-fault": Rule(
        wrong="một đường dẫn mà bấm vào chỉ thấy chữ «500»",
        right="một trang khác của cơ quan ấy, hoặc số điện thoại của họ",
    ),
    "outside-name": Rule(
        wrong="một địa chỉ gõ nhầm chữ, hay tên miền đã bỏ",
        right="địa chỉ chép từ thanh địa chỉ của trình duyệt",
    ),
    "outside-silent": Rule(
        wrong="một đường dẫn mà trình duyệt báo «không thể truy cập trang web này»",
        right="địa chỉ mới của cơ quan ấy, đã mở thử trên điện thoại",
    ),
    "outside-loop": Rule(
        wrong="một đường dẫn mà trình duyệt báo «chuyển hướng quá nhiều lần»",
        right="địa chỉ chép từ thanh địa chỉ khi bài đã hiện ra",
    ),
    "outside-fragment": Rule(
        wrong="một địa chỉ có phần #muc-5 mà trang không có mục ấy",
        right="địa chỉ ấy không có dấu # và phần sau nó",
    ),
    "outside-expired": Rule(
        wrong="một đường dẫn mà trình duyệt báo «kết nối không riêng tư»",
        right="một trang khác của cơ quan ấy, mở ra không có cảnh báo",
    ),
    "outside-certificate": Rule(
        wrong="một đường dẫn mà trình duyệt báo «kết nối không riêng tư»",
        right="cùng trang ấy, với tên miền mở ra không có cảnh báo",
    ),
    "outside-form": Rule(
        wrong="https://vi-du.vn:99999/",
        right="https://vi-du.vn/",
    ),
    "outside-moved": Rule(
        wrong="địa chỉ cũ, nay tự chuyển sang nơi khác",
        right="địa chỉ mới mà trình duyệt hiện ra khi bài đã mở",
    ),
    "outside-failing": Rule(
        wrong="một đường dẫn hôm nay không mở được",
        right="vẫn đường dẫn ấy, khi trang đã mở lại; hoặc địa chỉ mới",
    ),
    "outside-unsure": Rule(
        wrong="một đường dẫn mà trang trả lời quá chậm hay dở dang",
        right="vẫn đường dẫn ấy, sau khi đã mở thử bằng điện thoại",
    ),
    "outside-empty": Rule(
        wrong="một đường dẫn mở ra chỉ có câu «không tìm thấy nội dung»",
        right="địa chỉ mới của bài ấy",
    ),
    "outside-parked": Rule(
        wrong="một trang cũ mà tên miền nay đang được rao bán",
        right="trang chính thức hiện nay của cơ quan ấy",
    ),
    "outside-home": Rule(
        wrong="một đường dẫn tới bài, mà bấm vào lại ra trang chủ",
        right="địa chỉ mới của bài ấy",
    ),
    "outside-no-file": Rule(
        wrong="một đường dẫn tới mau-don.pdf mà mở ra lại là trang web",
        right="địa chỉ tải được tệp ấy về",
    ),
    "outside-part": Rule(
        wrong="một địa chỉ có phần #muc-5 mà trang không nhảy tới mục ấy",
        right="địa chỉ ấy không có dấu # và phần sau nó",
    ),
    "outside-app": Rule(
        wrong="một địa chỉ chỉ mở được trong một ứng dụng",
        right="địa chỉ trang web của nơi ấy",
    ),
    "outside-private": Rule(
        wrong="một địa chỉ chỉ mở được trong cơ quan, như http://192.0.2.1/",
        right="địa chỉ công khai của trang ấy",
    ),
    "outside-ending": Rule(
        wrong="một trang mà chứng chỉ sắp hết hạn",
        right="trang ấy, sau khi họ đã gia hạn",
    ),
}
