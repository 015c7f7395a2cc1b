"""The words of the command line: its verbs, what each takes, and what is said of words that fit none."""

import argparse
import re
from pathlib import Path
from typing import Any, Final, NoReturn

from plansite import report
from plansite.check.registry import rules
from plansite.model import SOURCE_LANG
from plansite.publish.places import HOST, PORT, SITE

_SAID: Final = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (
        r"argument (\S+): invalid choice: ('.*?')(?:, maybe you meant .*)? \(choose from (.*)\)",
        r"\1 không có \2; chọn một trong: \3",
    ),
    (r"unrecognized arguments: (.*)", r"thừa: \1"),
    (r"argument (\S+): expected one argument", r"\1 cần một giá trị"),
)
"""What argparse says, and how an official reads it."""


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False})
        self._positionals.title, self._optionals.title = "phải có", "có thể thêm"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Cách dùng:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Cách dùng:", 1)

    def error(self, message: str) -> NoReturn:
        for told, said in _SAID:
            message = re.sub(f"^{told}$", said, message)
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the command `plansite`."""
    whole = _Parser(prog="plansite", description="Trang web của một kế hoạch: kiểm tra, xây dựng, xem lại.")
    verbs = whole.add_subparsers(dest="verb", required=True, title="động từ", metavar="động-từ")
    docs: dict[str, Any] = {
        "nargs": "?",
        "type": Path,
        "default": Path("docs"),
        "help": "thư mục các trang; không ghi thì là docs",
    }
    check = verbs.add_parser("check", help="báo mọi lỗi, kèm tệp và dòng")
    check.add_argument("--format", choices=sorted(report.FORMATS), default="text", help="dạng của bản báo")
    check.add_argument("docs", **docs)
    explain = verbs.add_parser("explain", help="vì sao có một quy tắc kiểm tra, và sửa thế nào")
    explain.add_argument("rule", choices=sorted(rules()), metavar="quy-tắc", help="ví dụ task-id")
    verbs.add_parser("build", help="xây trang web vào site/")
    verified = verbs.add_parser("verify", help="xây lại đúng bản mà một trang đã công bố ghi, rồi so sánh")
    verified.add_argument("place", metavar="nơi", help="địa chỉ của trang, hoặc thư mục chứa trang")
    compressed = verbs.add_parser("compress", help="nén sẵn các tệp văn bản của trang đã xây, cho nginx")
    compressed.add_argument("site", nargs="?", type=Path, default=SITE, help="thư mục trang đã xây")
    served = verbs.add_parser("serve", help=f"xem trang ở http://{HOST}:{PORT}/, sửa đến đâu thấy ngay đến đó")
    served.add_argument("--port", type=int, default=PORT, metavar="CỔNG", help="cổng khác; 0: cổng nào còn trống")
    for verb, text in (
        ("stage", "ghi các trang đã đan thành Markdown thường"),
        ("export", "ghi kế hoạch thành dữ liệu"),
    ):
        command = verbs.add_parser(verb, help=text)
        command.add_argument("target", type=Path, metavar="nơi-ghi", help="thư mục để ghi vào")
        command.add_argument("docs", **docs)
    imported = verbs.add_parser("import", help="lập trang nháp từ văn bản đã ban hành, kèm những điều chưa chắc")
    imported.add_argument("file", type=Path, metavar="tệp", help="tệp .docx, .html, .txt hoặc .md")
    imported.add_argument("target", type=Path, metavar="thư-mục", help="nơi ghi docs/")
    imported.add_argument("--languages", default=SOURCE_LANG, metavar="MÃ", help="lập cả trang chờ dịch, ví dụ vi,en")
    fmt = verbs.add_parser("fmt", help="sửa lại dạng của các trang ở chỗ chắc chắn, và cho xem đã sửa gì")
    fmt.add_argument("--check", action="store_true", help="chỉ cho xem; mã thoát 1 nếu còn chỗ phải sửa")
    fmt.add_argument("docs", **docs)
    begun = verbs.add_parser("init", help="lập thư mục cho một kế hoạch khác; xây được ngay")
    begun.add_argument("target", type=Path, metavar="thư-mục", help="thư mục mới hoặc rỗng")
    begun.add_argument("--tool", metavar="BẢN", help="bản công cụ cần ghim: tệp wheel, địa chỉ hay plansite==PHIÊN_BẢN")
    new = verbs.add_parser("new", help="thêm nhiệm vụ, cơ quan, văn bản hoặc ngôn ngữ, ở mọi ngôn ngữ")
    new.add_argument(
        "kind",
        metavar="loại",
        choices=["agency", "document", "task", "language"],
        help="agency: cơ quan; document: văn bản; task: nhiệm vụ; language: ngôn ngữ",
    )
    new.add_argument(
        "name", metavar="tên", help="“Sở Y tế”, “Quyết định số 12/QĐ-TTg”; cơ quan của nhiệm vụ; mã ngôn ngữ"
    )
    new.add_argument("docs", **docs)
    diff = verbs.add_parser("diff", help="kế hoạch đã đổi gì so với một bản khác")
    diff.add_argument("base", metavar="bản-gốc", help="commit, nhánh hoặc thẻ")
    diff.add_argument("docs", **docs)
    diff.add_argument(
        "--format", choices=("github", "json", "markdown"), default="markdown", help="dạng của bản so sánh"
    )
    reviewed = verbs.add_parser("review", help="một yêu cầu sửa sai ở đâu, và nó đổi gì")
    reviewed.add_argument("base", metavar="bản-gốc", help="bản mà yêu cầu ấy dựa vào")
    reviewed.add_argument("docs", **docs)
    reviewed.add_argument(
        "--summary", type=Path, metavar="TỆP", help="ghi thêm bản xem lại vào tệp này, in chú thích cho GitHub"
    )
    note = verbs.add_parser("publish-note", help="đánh dấu bản đã lưu là bản công bố, kèm lý do cho người đọc")
    note.add_argument("reason", metavar="lý-do", help="một câu, ví dụ 'Theo kiến nghị của Sở Y tế'")
    note.add_argument("docs", **docs)
    verbs.add_parser("owners", help="ghi .github/CODEOWNERS từ bảng bên cạnh")
    verbs.add_parser("cite", help="tìm các trích dẫn trong văn bản đưa vào")
    return whole
