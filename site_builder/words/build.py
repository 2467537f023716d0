"""`build` and `check`."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "build": "dựng mọi trang vào thư mục kết quả",
        "check": "chỉ tìm lỗi trong nội dung, không ghi gì",
        "output": "thư mục kết quả (mặc định: public)",
        "base_url": "địa chỉ gốc của trang, thay cho base_url trong site.yaml",
        "only": "chỉ dựng một đơn vị, ví dụ bao-quang; dấu chấm là đơn vị trên cùng",
        "strict": "hễ còn lỗi hay điều cần nhắc thì không ghi gì",
        "stale": "liệt kê những mục đã đến hạn kiểm tra lại",
        "quiet": "không in dòng tổng kết (lỗi vẫn in)",
        "json": "in kết quả cho máy đọc (viết gọn của --report json)",
        "report": "xuất kết quả thành json, github, sarif, html hoặc markdown; thêm =TỆP thì ghi vào tệp",
        "changed_list": "tệp liệt kê những tệp vừa sửa, mỗi dòng một tệp (- là đọc từ lệnh chạy trước); lỗi của chúng đứng đầu",
        "report_form": "--report không hiểu «{0}»; ghi như --report html=ket-qua.html, loại là một trong: json, github, sarif, html, markdown",
        "one_screen": "chỉ một loại báo cáo in ra màn hình được; những loại kia ghi thêm =TỆP",
        "report_place": "Báo cáo «{path}» không được nằm trong thư mục nội dung hay thư mục kết quả, vì sẽ bị lẫn vào trang. Hãy ghi nó ở chỗ khác.",
        "base_url_form": "--base-url không đọc được «{0}»; ghi như https://longkhanh247.example/",
        "nested": "Thư mục kết quả «{path}» không được trùng, nằm trong hay chứa thư mục nội dung. Hãy chọn thư mục khác cho --output.",
        "foreign": "Thư mục «{path}» đang có tệp không phải do chương trình này tạo ra nên không ghi vào. Hãy chọn thư mục trống cho --output.",
    },
    "en": {
        "build": "build all pages into the output folder",
        "check": "only look for mistakes in the content; write nothing",
        "output": "the output folder (default: public)",
        "base_url": "the site's base address instead of base_url in site.yaml",
        "only": "build one unit only, e.g. bao-quang; a dot is the root unit",
        "strict": "write nothing while there is any error or warning",
        "stale": "list what is due for review",
        "quiet": "do not print the closing line (problems are still printed)",
        "json": "print the result for machines (short for --report json)",
        "report": "give the result as json, github, sarif, html or markdown; with =FILE into a file",
        "changed_list": "a list of the files just edited, one a line (- reads standard input); their problems come first",
        "report_form": "--report: «{0}» is not understood; write e.g. --report html=result.html; kinds: json, github, sarif, html, markdown",
        "one_screen": "only one report can go to the screen; give the others =FILE",
        "report_place": "The report «{path}» must lie neither in the content nor in the output folder.",
        "base_url_form": "--base-url: «{0}» is not an address such as https://longkhanh247.example/",
        "nested": "The output folder «{path}» must not be, hold or lie in the content folder.",
        "foreign": "The folder «{path}» holds files that this program has not made, so nothing is written. Choose an empty --output.",
    },
}
