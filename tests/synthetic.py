"""Made-up plans of any size, for measuring; the same for the same arguments."""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plansite.language.quantities import quantities

_ONSETS: Final = "b c ch d đ g h kh l m n ng nh ph qu s t th tr v x"
_RIMES: Final = (
    "a á à ạ an án ang áng anh ánh ao áo ăn ắn ăng ắng ân ấn âng ấp âu ay áy e én eo ê ến ệnh i ích iên iến iếp inh "
    "ính o ò on ông ộng ơ ớ ơn u ú ua úc ung ụng uyên uyết ư ứ ưa ực ước ương ượng y"
)
_PER_PAGE: Final = 40
_LISTS: Final = {
    "index.md": ("danh-sach-co-quan", "chuoi-van-ban"),
    "van-ban/index.md": ("danh-sach-van-ban",),
    "co-quan/index.md": ("neu-ten",),
    "tra-cuu/doi-tuong.md": ("theo-doi-tuong",),
    "tra-cuu/tat-ca-nhiem-vu.md": ("tat-ca",),
    "tra-cuu/ma-tran.md": ("ma-tran",),
    "tra-cuu/theo-van-ban.md": ("theo-van-ban",),
    "tra-cuu/song-ngu.md": ("song-ngu",),
    "tra-cuu/ban-dich.md": ("ban-dich",),
    "tim-kiem.md": ("tim-kiem", "muc-luc"),
}
"""The pages of lists, and what fills them."""


def pages(tasks: int, agencies: int, documents: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The files of a plan in two languages, as (path under docs, text)."""
    source = random.Random(seed)
    onsets, rimes = _ONSETS.split(), _RIMES.split()
    made = (source.choice(onsets) + source.choice(rimes) for _ in range(6_000))
    # No number's word: the two languages are made apart, and their numbers would differ.
    vocabulary = [word for word in made if not any(_counts(f"{before}{word}") for before in ("", "tháng ", "mươi "))]

    def words(count: int) -> str:
        # Squared, so that some words are common and most are rare, as in real text.
        return " ".join(vocabulary[int(len(vocabulary) * source.random() ** 2)] for _ in range(count))

    yield from _frame(documents)
    for number in range(agencies):
        yield from _agency(number, range(number + 1, tasks + 1, agencies), agencies, documents, words)


def _counts(text: str) -> bool:
    return bool(quantities(text, "vi") or quantities(text, "en"))


def write(docs: Path, tasks: int, agencies: int, documents: int) -> None:
    """Write a plan's files under `docs`."""
    for path, text in pages(tasks, agencies, documents):
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def write_lists(docs: Path) -> None:
    """Fill a plan's pages with the lists that the shipped site has."""
    for lang in ("vi", "en"):
        for path, names in _LISTS.items():
            file = docs / lang / path
            text = file.read_text(encoding="utf-8") if file.exists() else "# Look up\n"
            markers = "".join(f"\n<!-- plansite: {name} -->\n" for name in names)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text + markers, encoding="utf-8")
        for folder, names in (("co-quan", ("chu-tri", "phoi-hop")), ("van-ban", ("dua-vao",))):
            for file in (docs / lang / folder).glob("[ck][qh]-*.md"):
                head, _, rest = file.read_text(encoding="utf-8").partition("\n## ")
                markers = "".join(f"\n<!-- plansite: {name} -->\n" for name in names)
                file.write_text(f"{head}{markers}\n## {rest}", encoding="utf-8")


def _frame(documents: int) -> Iterator[tuple[str, str]]:
    terms = ("Kế hoạch", "Chỉ thị", "UBND tỉnh", "Bộ Chính trị")
    english = ("Plan", "Directive", "Provincial People's Committee", "Politburo")
    for lang, names in (("vi", terms), ("en", english)):
        yield f"{lang}/index.md", "# Plan\n\n<!-- plansite: so-lieu -->\n"
        yield f"{lang}/thuat-ngu.md", "# Terms\n\n" + "".join(f"## {name}\n\n{name}.\n\n" for name in names)
        fact = "- **Văn bản:** Kế hoạch số 01/KH-UBND\n- **Nguồn:** đoạn 1\n\n" if lang == "vi" else ""
        yield f"{lang}/ke-hoach/index.md", f"# Plan\n\n{fact}Text.\n"
        source = "- **Số đoạn:** 1\n\n" if lang == "vi" else ""
        yield f"{lang}/gioi-thieu.md", f"# About\n\n## Source\n\n{source}<!-- plansite: bang-nguon -->\n"
        people = ("Trẻ em", "Học sinh") if lang == "vi" else ("Children", "Pupils")
        yield f"{lang}/tra-cuu/doi-tuong.md", "# For\n\n" + "".join(f"## {who}\n\nText.\n\n" for who in people)
        yield f"{lang}/tra-cuu/tat-ca-nhiem-vu.md", "# All\n\nText.\n"
        for folder in ("co-quan", "van-ban"):
            yield f"{lang}/{folder}/index.md", "# Index\n\n## Cơ quan được nêu chung\n\nText.\n"
        for number in range(1, documents + 1):
            above = f"- **Thực hiện:** Kế hoạch số {number + 1:02}/KH-UBND\n" if number < min(documents, 3) else ""
            facts = (
                f"- **Số, ký hiệu:** {number:02}/KH-UBND\n- **Loại:** Kế hoạch\n- **Cơ quan ban hành:** UBND tỉnh\n"
                f"- **Ngày ban hành:** 06/5/2015\n{above}\n"
            )
            title = "Kế hoạch số" if lang == "vi" else "Plan No."
            head = f"# {title} {number:02}/KH-UBND\n\n{facts if lang == 'vi' else ''}"
            yield f"{lang}/van-ban/kh-{number}.md", f"{head}Text.\n\n## Dựa trên\n\n<!-- plansite: noi-trich-dan -->\n"


def _agency(number: int, tasks: range, agencies: int, documents: int, words: object) -> Iterator[tuple[str, str]]:
    assert callable(words)
    for part, first in enumerate(range(0, len(tasks), _PER_PAGE)):
        name = f"Cơ quan số {number + 1} phần {part + 1}"
        vi = [f"# {name}\n\n- **Tên tắt:** CQ{number + 1}P{part + 1}\n\n{words(20)}.\n\n## Nhiệm vụ được giao\n"]
        en = [f"# Agency {number + 1} part {part + 1}\n\n{words(20)}.\n\n## Duties\n"]
        for task in tasks[first : first + _PER_PAGE]:
            partner = f"Cơ quan số {(number + 1) % agencies + 1} phần 1"
            cited = task % documents + 1
            vi.append(
                f"### NV-{task:02}. {words(7).capitalize()}\n\n- **Phối hợp:** {partner}\n- **Đối tượng:** Trẻ em\n"
                f"- **Nguồn:** đoạn 1\n\n{words(30)}, theo Kế hoạch số {cited:02}/KH-UBND. {words(25)}.\n"
            )
            en.append(
                f"### NV-{task:02}. {words(7).capitalize()}\n\n"
                f"{words(30)}, under Plan No. {cited:02}/KH-UBND. {words(25)}.\n"
            )
        for lang, text in (("vi", vi), ("en", en)):
            yield f"{lang}/co-quan/cq-{number + 1}-{part + 1}.md", "\n".join(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--tasks", type=int, default=1_000)
    parser.add_argument("--agencies", type=int, default=20)
    parser.add_argument("--documents", type=int, default=50)
    options = parser.parse_args()
    write(options.docs, options.tasks, options.agencies, options.documents)
