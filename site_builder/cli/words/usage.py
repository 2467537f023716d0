"""argparse's own sentences, by themselves: its catalogue for `cli.translation`. «%» marks the gaps that it fills."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "usage: ": "cách dùng: ",
        "options": "tùy chọn",
        "positional arguments": "phải ghi",
        "show this help message and exit": "hiện lời chỉ dẫn này rồi thoát",
        "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
        "expected one argument": "cần có một giá trị theo sau",
        "expected at least one argument": "cần có một giá trị theo sau",
        "invalid choice: %(value)r (choose from %(choices)s)": "không nhận «%(value)s»; chọn một trong: %(choices)s",
        "ignored explicit argument %r": "không nhận giá trị kèm theo «%s»",
        "the following arguments are required: %s": "còn thiếu: %s",
        "unrecognized arguments: %s": "không hiểu «%s»",
    },
    "en": {
        "usage: ": "usage: ",
        "options": "options",
        "positional arguments": "arguments",
        "show this help message and exit": "show this help and exit",
        "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
        "expected one argument": "needs a value",
        "expected at least one argument": "needs a value",
        "invalid choice: %(value)r (choose from %(choices)s)": "cannot be «%(value)s»; choose one of: %(choices)s",
        "ignored explicit argument %r": "takes no value such as «%s»",
        "the following arguments are required: %s": "missing: %s",
        "unrecognized arguments: %s": "«%s» is not understood",
    },
}
