"""How a file is written: encodings, YAML, front matter."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "encoding": Rule(
        "Tệp này không được lưu bằng bảng mã UTF-8 nên không đọc được chữ Việt",
        "mở tệp bằng Notepad, chọn Lưu thành (Save as), ô Encoding chọn UTF-8 rồi lưu lại",
        "The file is not UTF-8",
        "save it again as UTF-8",
    ),
    "control-character": Rule(
        "Dòng này có ký tự điều khiển không nhìn thấy được",
        "xóa dòng rồi gõ lại bằng tay, đừng dán từ Word",
        "The line holds an invisible control character",
        "delete the line and type it again",
    ),
    "yaml-tab": Rule(
        "Dòng này bắt đầu bằng phím Tab",
        "xóa chỗ trống đầu dòng và gõ lại bằng dấu cách (mỗi bậc hai dấu cách)",
        "The line is indented with a tab",
        "indent with spaces, two for each level",
    ),
    "yaml-colon": Rule(
        "Dòng này có hai dấu hai chấm nên máy không biết đâu là tên mục",
        'đặt cả phần chữ sau dấu hai chấm đầu tiên trong dấu nháy kép, ví dụ: title: "Thứ Hai: nghỉ"',
        "A second colon in the line",
        "put the text in double quotes",
    ),
    "yaml-nested": Rule(
        "Dòng này thụt sâu hơn dòng trên, nhưng dòng trên đã có nội dung",
        "cho dòng này thẳng cột với các mục cùng bậc; có khi dòng ngay trên mới là dòng thụt sai",
        "The line is indented deeper than the one above, which already has a value",
        "align it with its neighbours; the line above may be the wrong one",
    ),
    "yaml-space": Rule(
        "Thiếu dấu cách sau dấu hai chấm",
        "viết tên mục, dấu hai chấm thường (:), một dấu cách rồi đến nội dung, ví dụ: kind: xã",
        "A space is missing after the colon",
        "write key, colon, space, value",
    ),
    "yaml-dash": Rule(
        "Dấu gạch đầu dòng viết chưa đúng",
        "dùng dấu gạch ngắn trên bàn phím (-) và một dấu cách sau nó, ví dụ: - name: Họ và tên",
        "A list item begins with - and a space",
        "write a hyphen and a space",
    ),
    "yaml-curly": Rule(
        "Dấu nháy cong “ ” của Word không dùng được ở đây",
        'đổi thành dấu nháy thẳng, ví dụ: title: "Thông báo: nghỉ lễ"',
        "Curly quotation marks do not quote",
        "use straight ones",
    ),
    "yaml-unclosed": Rule(
        "Dấu nháy mở ở đây không được đóng lại",
        "thêm dấu nháy kép ở cuối phần chữ",
        "The quotation mark that opens here is never closed",
        "close it at the end of the text",
    ),
    "yaml-bracket": Rule(
        "Dấu ngoặc [ hoặc {{ mở trước chỗ này không được đóng đúng",
        "đóng ngoặc và ngăn các phần bằng dấu phẩy; nếu ngoặc là chữ thường thì đặt cả dòng trong dấu nháy kép",
        "A bracket is not closed, or a comma is missing",
        "close it, or put the whole text in double quotes",
    ),
    "yaml-no-colon": Rule(
        "Dòng này thiếu dấu hai chấm sau tên mục, hoặc thiếu gạch đầu dòng",
        "viết tên mục, dấu hai chấm, một dấu cách rồi đến nội dung (name: Bảo Quang); trong danh sách thì thêm «- » ở đầu",
        "The line lacks a colon after its key",
        "write key, colon, space, value",
    ),
    "yaml-indent": Rule(
        "Dòng này thụt vào không khớp với các dòng cùng bậc",
        "cho các mục cùng bậc thẳng hàng nhau, bậc trong thụt thêm hai dấu cách",
        "The indentation does not match its neighbours",
        "align keys of the same level",
    ),
    "yaml-escape": Rule(
        "Trong dấu nháy kép, dấu gạch chéo ngược \\ có nghĩa riêng",
        "dùng dấu / hoặc viết hai lần \\\\",
        "A backslash inside double quotes",
        "use / or write it twice",
    ),
    "yaml-start": Rule(
        "Phần chữ bắt đầu bằng ký tự có nghĩa riêng (như @ ` %)",
        'đặt phần chữ trong dấu nháy kép, ví dụ: note: "@longkhanh"',
        "The text begins with a reserved character",
        "put the text in double quotes",
    ),
    "yaml-syntax": Rule(
        "Máy không hiểu cách viết ở chỗ này",
        "so với một tệp cùng loại đang chạy tốt; thường do thiếu dấu nháy, dấu hai chấm hoặc thụt dòng lệch",
        "The YAML cannot be read here ({said})",
        "compare with a working file of the same kind",
    ),
    "yaml-anchor": Rule(
        "Phần chữ bắt đầu bằng &, * hoặc ! được máy hiểu là lệnh nên không dùng được",
        "đặt phần chữ trong dấu nháy kép",
        "Anchors, aliases and tags are not used in content",
        "put the text in double quotes",
    ),
    "yaml-two-documents": Rule(
        "Có dòng --- ở giữa tệp",
        "xóa dòng --- này; tệp .yaml không cần, tệp .md chỉ có hai dòng --- bao quanh phần đầu",
        "A second YAML document begins here",
        "remove the --- line",
    ),
    "yaml-deep": Rule(
        "Có quá nhiều bậc lồng nhau ở đây",
        "nếu dấu [ hoặc {{ là chữ thường thì đặt phần chữ trong dấu nháy kép",
        "Nested too deeply",
        "put the text in double quotes if the brackets are meant as text",
    ),
    "yaml-key": Rule(
        "Tên mục phải là một từ, không phải danh sách",
        "nếu đây là chữ thường có dấu [ hoặc ? thì đặt trong dấu nháy kép",
        "A key must be a plain word",
        "put the text in double quotes",
    ),
    "not-a-mapping": Rule(
        "Chỗ này phải là các dòng «tên mục: nội dung»",
        "xuống dòng, thụt vào hai dấu cách rồi viết mỗi mục một dòng, ví dụ «{example}: …»",
        "Expected a mapping of key: value",
        "write one key: value a line",
    ),
    "duplicate-key": Rule(
        "Mục «{key}» được ghi hai lần, lần đầu ở dòng {first}",
        "giữ một dòng, xóa dòng kia; nếu từ đây là một người, một mục mới của danh sách thì thêm dấu gạch «- » trước mục đầu tiên của nó",
        "The key «{key}» is written twice, first on line {first}",
        "keep one of them",
    ),
    "file-empty": Rule(
        "Tệp này trống",
        "ghi nội dung vào, hoặc xóa tệp nếu không dùng nữa",
        "The file is empty",
        "write something, or delete it",
    ),
    "file-ending": Rule(
        "Tên tệp «{value}» sai phần đuôi nên không được dùng đến",
        "đổi tên tệp thành «{better}»",
        "The file name «{value}» has the wrong ending, so the file is not used",
        "rename it to «{better}»",
    ),
    "line-long": Rule(
        "Dòng này quá dài ({size} chữ, nhiều nhất {most})",
        "chia thành nhiều đoạn, giữa hai đoạn để một dòng trống",
        "The line is too long ({size} characters, at most {most})",
        "split it into paragraphs",
    ),
    "our-fault": Rule(
        "Chương trình gặp lỗi của chính nó khi dựng đơn vị này",
        "không phải lỗi của người soạn; chép lời báo này gửi người phát triển, trong lúc chờ thì trả lại bản trước khi sửa",
        "The program itself failed on this unit",
        "report it to the developers with the trace below",
    ),
    "file-kind": Rule(
        "Không được đăng loại tệp «{value}»",
        "dùng tệp PDF, văn bản, bảng tính hoặc ảnh JPG, PNG; ứng dụng thì chỉ bà con đến kho ứng dụng chính thức",
        "Files of the kind «{value}» are not published",
        "use PDF, office documents or JPG and PNG pictures",
    ),
    "no-front-matter": Rule(
        "Đầu tệp thiếu phần nằm giữa hai dòng ---",
        "dòng đầu tiên của tệp phải là ---, tiếp theo là title: …, rồi một dòng --- nữa",
        "The file has no front matter",
        "begin with --- and end the front matter with ---",
    ),
    "front-matter-open": Rule(
        "Phần đầu tệp mở bằng --- nhưng không có dòng --- thứ hai để kết thúc",
        "thêm một dòng --- sau mục cuối cùng của phần đầu",
        "The front matter is never closed",
        "add a --- line after its last key",
    ),
}
