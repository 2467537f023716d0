"""Where one machine is not enough: `--executor`, `--shard` and `merge`."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "merge": "dựng như build, lấy những phần đã dựng ở máy khác bằng build --shard",
        "shard": "chỉ dựng phần thứ I trong N phần, để máy khác gộp lại bằng merge; ví dụ 2/5",
        "shard_form": "--shard không đọc được «{0}»; ghi như 2/5 (phần thứ hai trong năm phần)",
        "shard_only": "--shard và --only không dùng cùng nhau: một phần là nhiều đơn vị, --only là một đơn vị",
        "shards": "thư mục kết quả của một phần (build --shard); có thể ghi nhiều thư mục, thứ tự tùy ý",
        "no_shard": "«{path}» không phải kết quả của build --shard; ghi đúng thư mục đã cho ở --output của phần ấy, kể cả các tệp ẩn",
        "shard_output": "«{path}» trùng, chứa hoặc nằm trong thư mục kết quả; hãy chọn thư mục khác cho --output",
        "lacking_units": "Các phần đã cho không có kết quả dùng được của {count} đơn vị nên đã dựng tại đây: {names}. Có thể thiếu một phần, hoặc có phần được dựng từ nội dung, ngày hay phiên bản khác.",
        "executor": "nhờ cụm máy Dask dựng các đơn vị, ví dụ dask://10.0.0.5:8786 (thay cho --jobs)",
        "executor_form": "--executor không đọc được «{0}»; ghi như dask://10.0.0.5:8786",
        "executor_jobs": "--executor và --jobs không dùng cùng nhau: số việc chạy cùng lúc do cụm máy quyết định",
        "no_dask": "--executor cần thêm thư viện distributed; cài bằng lệnh «{python} -m pip install distributed»",
        "far_silent": "Không có bộ điều phối Dask nào trả lời ở {address} trong {seconds} giây. Kiểm tra địa chỉ, mạng, và xem nó có đang chạy không, rồi chạy lại; các trang đang có vẫn nguyên vẹn.",
        "far_idle": "Cụm Dask ở {address} không có máy nào nhận việc suốt {seconds} giây. Hãy bật ít nhất một worker rồi chạy lại; những đơn vị đã xong không phải dựng lại.",
        "far_other": "Trong cụm Dask ở {address} có máy thiếu chương trình này hoặc chạy bản khác (của chương trình, thư viện hay Python), nên trang có thể khác. Hãy cài cùng một bản cho mọi máy, khởi động lại cụm rồi chạy lại.",
        "far_lost": "Mất liên lạc với cụm Dask ở {address} giữa chừng ({why}). Những đơn vị đã xong vẫn giữ; chạy lại để dựng nốt.",
    },
    "en": {
        "merge": "build like build, taking the parts that other machines have made by build --shard",
        "shard": "build only the Ith of N parts, for another machine to merge; e.g. 2/5",
        "shard_form": "--shard: «{0}» is not understood; write e.g. 2/5 (the second of five parts)",
        "shard_only": "--shard and --only exclude each other: a part is many units, --only is one",
        "shards": "the output of a part (build --shard); several in any order",
        "no_shard": "«{path}» is not the output of build --shard; give the folder that was its --output, with its hidden files",
        "shard_output": "«{path}» is, holds or lies in the output folder; choose another --output",
        "lacking_units": "The given parts have no usable result of {count} units, so they were built here: {names}. A part may be missing, or one was built from other content, for another day or by another version.",
        "executor": "let a Dask cluster build the units, e.g. dask://10.0.0.5:8786 (instead of --jobs)",
        "executor_form": "--executor: «{0}» is not understood; write e.g. dask://10.0.0.5:8786",
        "executor_jobs": "--executor and --jobs exclude each other: the cluster decides how much it does at once",
        "no_dask": "--executor needs the library distributed; install it with «{python} -m pip install distributed»",
        "far_silent": "No Dask scheduler answers at {address} within {seconds} seconds. Check the address, the network, and whether it runs; the existing pages are whole.",
        "far_idle": "The Dask cluster at {address} has had no worker for {seconds} seconds. Start at least one and build again; what is done is kept.",
        "far_other": "In the Dask cluster at {address} a machine lacks this program or runs another version (of it, a library or Python), which may make other pages. Install the same everywhere, restart the cluster and build again.",
        "far_lost": "The Dask cluster at {address} was lost on the way ({why}). What is done is kept; build again for the rest.",
    },
}
