"""The patterns by which names of bodies are told in a text, made of the vocabulary's words."""

import re
from collections.abc import Iterable
from typing import Final

from plansite.importing.vocabulary import (
    DESCRIBED,
    FIELDS,
    HEADS,
    HOLDERS,
    LOWER_AFTER,
    NOUNS,
    SHORT_HEADS,
    UNITS,
    UPPERS,
    VERBS,
)


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of these phrases, whole words."""
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + r")(?!\w)"


CAP: Final = rf"[A-Z{UPPERS}][^\W_]*(?:[&.-](?=[A-Z{UPPERS}])[A-Z{UPPERS}][^\W_]*)*"
CAPITAL: Final = re.compile(CAP)
NAME: Final = rf"(?:\s+(?!{any_of((*HEADS, *SHORT_HEADS))}){CAP}){{1,5}}"
HEAD: Final = re.compile(any_of(HEADS), re.IGNORECASE)
SHORT: Final = re.compile(any_of(SHORT_HEADS), re.IGNORECASE)
FIELD: Final = re.compile(any_of(FIELDS), re.IGNORECASE)
LOWER: Final = re.compile(any_of(LOWER_AFTER), re.IGNORECASE)
VERB: Final = re.compile(any_of(VERBS), re.IGNORECASE)
UNIT: Final = rf"(?:{UNITS})(?!\w)"
UNIT_LIST: Final = rf"{UNIT}(?:(?:\s*[,;/]\s*|\s*-\s*|\s+và\s+){UNIT})*"
WHERE: Final = (
    rf"(?:toàn\s+)?(?:{UNIT}|địa\s+phương|cơ\s+sở|trung\s+ương|Trung\s+ương|quản\s+lý|dân\s+cư|cả\s+nước)(?:{NAME})?"
)
_SMALL: Final = rf"[^\W\d_A-Z{UPPERS}]+"
TAIL: Final = re.compile(
    rf"\s+(?:(?:các|những)\s+(?:{UNIT_LIST}|địa\s+phương(?!\w))(?:\s+(?:trên|trong|thuộc|của)\s+(?:địa\s+bàn\s+)?{WHERE})?"
    rf"|cấp\s+(?:tỉnh|huyện|xã|cơ\s+sở|trên|thành\s+phố|mình)(?:(?:,|\s+và)\s*(?:cấp\s+)?(?:huyện|xã)(?!\w))*"
    rf"|(?:các|hai|02|2|3|ba)\s+cấp(?!\w)"
    rf"|(?:biên\s+giới|ven\s+biển|miền\s+núi|vùng\s+cao)(?!\w)|(?:có\s+|được\s+)?liên\s+quan(?:\s+khác)?"
    rf"|(?:trên|trong|tại|ở|của|thuộc|trực\s+thuộc)\s+(?:địa\s+bàn(?:\s+{WHERE})?|{WHERE})"
    rf"|(?:thuộc|trực\s+thuộc|của)\s+(?:UBND|Ủy\s+ban\s+nhân\s+dân|Sở|Bộ|Tỉnh|Thành\s+phố)(?:\s+{WHERE})?"
    rf"|{UNIT_LIST}(?:{NAME})?|(?:của\s+)?(?:HĐND|Hội\s+đồng\s+nhân\s+dân)(?:\s+{WHERE})?"
    rf"|(?:-\s*)?(?:Chi|chi)\s+nhánh(?:\s+{WHERE}|{NAME})?|khu\s+vực(?:\s+[IVX\d]+(?!\w))?(?:{NAME})?"
    r"|địa\s+phương(?!\w)|quốc\s+gia(?=\s+(?:[IVX]+(?!\w)|Hồ\s+Chí\s+Minh)|\s*[,;.)]|$)|(?:trong|ngoài)\s+nước(?!\w)|số\s+\d+|[IVX]+(?:(?:,|\s+và)\s+[IVX]+)*(?!\w)|[Nn]hà\s+nước(?!\w)|còn\s+lại(?!\w)|nơi\s+(?:cư\s+trú|(?:có|xảy\s+ra)\s+(?:ổ\s+)?(?:dịch|thiên\s+tai|rừng|dự\s+án|di\s+tích))(?!\w)|tối\s+cao(?!\w)|nhân\s+dân(?!\w)|(?:được|chịu\s+sự)\s+(?:giám\s+sát|kiểm\s+tra|thanh\s+tra)(?!\w)|trực\s+thuộc(?!\w)|phụ\s+trách(?!\w)|nêu\s+trên"
    rf"|vì\s+sự\s+phát\s+triển(?:{NAME})?|(?<=Khối )(?:các\s+)?cơ\s+quan(?:\s+và\s+doanh\s+nghiệp)?(?!\w)"
    rf"|(?<=uản lý )(?:{_SMALL}\s+){{1,3}}và\s+các\s+(?!{any_of(NOUNS)})(?:{_SMALL}\s*){{1,3}}(?=[,;.()]|$)"
    rf"|(?:[Kk]hu|[Vv]ườn|[Rr]ừng)\s+(?:bảo\s+tồn(?:\s+thiên\s+nhiên)?|phòng\s+hộ|đặc\s+dụng|quốc\s+gia)(?:{NAME})?"
    r"|(?:(?<=rung đoàn )|(?<=[ưữ] đoàn ))\d{1,4}(?!\w)"
    r"|(?:dự\s+án|khu\s+công\s+nghiệp|khu\s+kinh\s+tế|(?:và\s+)?các\s+khu\s+công\s+nghiệp|di\s+tích|rừng"
    r"|cụm\s+công\s+nghiệp|chợ|đầu\s+tư\s+xây\s+dựng)(?!\w)"
    rf"|(?:(?:trực\s+)?thuộc\s+)?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+[uủ][ỷy](?:\s+{WHERE})?|[Tt]rung\s+ương"
    r"|của\s+Quân\s+khu(?:\s+\d)?|(?:đứng|đóng)\s+(?:chân|quân)\s+trên\s+địa\s+bàn"
    rf"|(?:của\s+)?Ban\s+[Cc]hỉ\s+đạo(?:\s+{WHERE})?"
    rf"|(?:và\s+)?tương\s+đương(?!\w)|Việt\s+Nam|VN(?!\w))"
)
PLURAL: Final = re.compile(r"(?:tất\s+cả\s+)?(?:các|những|từng|mỗi|toàn\s+thể|một\s+số)\s+", re.IGNORECASE)
NOUN: Final = re.compile(any_of(NOUNS), re.IGNORECASE)
ABBREVIATED: Final = re.compile(r"\s+[A-ZĐ]{2,}(?:[&-][A-ZĐ]{2,})*(?!\w)")
HOLDER: Final = re.compile(any_of(HOLDERS), re.IGNORECASE)
_WORKS: Final = r"(?:về|công\s+tác|liên\s+ngành|phòng,?\s+chống|cải\s+cách|chuyển\s+đổi|phát\s+triển|xây\s+dựng)"
BOARD: Final = re.compile(
    rf"(?:(?:Phó\s+)?Trưởng\s+|Thường\s+trực\s+|Cơ\s+quan\s+[Tt]hường\s+trực\s+)?Ban\s+[Cc]hỉ\s+đạo\s+(?:(?=[A-Z{UPPERS}\d])|{_WORKS}\s)[^,;.:()]{{2,110}}?\s"
    r"(?:tỉnh|huyện|xã|phường|thành\s+phố|Trung\s+ương|quốc\s+gia(?=\s*(?:$|[,;.:)])))(?!\w)"
)
"""A board by its programme: "Ban Chỉ đạo Chương trình xây dựng nông thôn mới tỉnh"."""
GROUP: Final = re.compile(r"(?:Tiểu ban|Nhóm|Tổ(?! chức)|Đoàn (?:công tác|kiểm tra|giám sát))(?!\w)")
"""Bodies made for a plan out of others, which a bracket after the name may tell."""
NUMBERED: Final = re.compile(r"(?:Nhóm|Tổ|Đội|Tiểu ban)\s+(?:số\s+)?\d{1,2}(?=\s*\()")
YOUTH: Final = re.compile(
    r"(?:(?:[Cc]ác|[Mm]ỗi)\s+)?(?:huyện|quận|thị)(?:(?:,|\s+và)\s*(?:quận|thị|thành|xã))+\s+(?:[Đđ]oàn|[uủ][ỷy])(?!\w)"
    r"(?:(?:,|\s+và)\s+(?:[Đđ]oàn|[Đđ]ảng [uủ][ỷy])\s+trực\s+thuộc(?!\w))?"
)
"""Committees of several units, what they are said once: "các huyện, thị, thành Đoàn"."""
DESCRIPTION: Final = re.compile(rf"\s+(?:[-–]\s+)?{any_of(DESCRIBED)}", re.IGNORECASE)
JOINT: Final = re.compile(r"\s*(?:,|;|/|\s+và)\s*(?:(?:các|những)\s+)?")
HONOUR: Final = re.compile(
    r"(?:(?:[Cc]ác\s+)?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng\s*(?:,\s*|\(|/)\s*[Bb]à\)?|[Ôô]ng"
    r"|[Bb]à(?=\s+[A-ZĐ])))\s*:?\s+(?=\S)"
)
PERSON: Final = re.compile(rf"(?:[A-Z{UPPERS}][^\W\d_]*\s+){{1,5}}?(?:[A-Z{UPPERS}][^\W\d_]*)\s*[-–,]\s*")
OFFICES: Final = re.compile(r"\s*[-–]\s*")
BETWEEN: Final = re.compile(
    r"(?:\s*(?:[,;/+]|\.\s(?=Sở|Công an|UBND))\s*|\s+)(?:(?:và|hoặc|cùng|cùng với)\s+)?(?:với\s+)?(?:[-–]\s*)?"
)
REMARK: Final = re.compile(r"\s*\((?![^()]*(?:trước ngày|hoàn thành|chậm nhất))[^()]{1,90}\)")
INNER: Final = re.compile(r"\s*\(([^()]{3,250})\)")
SHORT_PLURAL: Final = re.compile(r"(?P<head>sở|bộ|phòng|ban|hội|cục|trường)(?P<colon>\s*:)?\s+", re.IGNORECASE)
AND: Final = re.compile(r"\s*(?P<sign>,|-|–|&|\s+và)\s*")
OF_PLACES: Final = re.compile(rf"(?:^|\s)các\s+{UNIT_LIST}$", re.IGNORECASE)
BOARDS: Final = re.compile(r"Ban\s[^,]+\s-\s[^,]+")
LAST_FIELD: Final = re.compile(rf",\s+(?=[A-Z{UPPERS}])(?i:{any_of(FIELDS)})(?!\s+-)")
"""The last of what a board is for, all of it said once: "Ban Gia đình - Xã hội, Kinh tế"."""
STUDIES: Final = re.compile(r"(?:Viện|Học viện|Tạp chí|Báo|Nhà xuất bản)(?=\s)")
"""Bodies that are about something, and so perhaps about other bodies."""
FRONT: Final = re.compile("(?:Đảng đoàn )?(?:Mặt trận Tổ quốc|MTTQ)")
"""Not a name by itself before “và các đoàn thể tỉnh”, whose place is its own too."""
UNIT_OF: Final = re.compile(
    r"\s*\((?:(?P<code>P[A-Z]\d{2})|(?P<unit>(?:[Bb]ộ phận|[Pp]hòng|[Tt]ổ|[Đđ]ội|[Bb]an|Chi cục|Trung tâm|Thanh tra"
    r"|Văn phòng)\s[^()]{2,60}))\)"
)
"""The part of a body that is meant, in brackets: "Công an tỉnh (PC06)"."""
_TERM: Final = rf"[A-Z{UPPERS}][^\W\d_]*(?:\s+(?!(?:và|hoặc)\s)[^\W\d_A-Z{UPPERS}][^\W\d_]*){{1,3}}"
TERMS: Final = re.compile(rf"(?:\s*,\s+{_TERM})+\s+và\s+{_TERM}(?=\s*(?:[,;.:()]|$))")
"""What a body is for, after the first of several: ", Pháp luật và Quan hệ lao động"."""
TERM_SIGN: Final = re.compile(r"(?:,|\svà)\s+")
_PLACE: Final = rf"{CAP}(?:\s+{CAP}){{0,3}}"
PLACES: Final = re.compile(rf"\s*:\s+{_PLACE}(?:(?:\s*,\s+|\s+và\s+){_PLACE}(?=\s*(?:[,;.()]|$)|\s+[^A-Z{UPPERS}\s]))+")
"""Places by name after a colon: "UBND các xã: An Phú, Bình Hòa"."""
COMMA_NAMES: Final = re.compile(
    r"(?:thể thao|khoa học|thông tin|xã hội|gia đình|thể dục|phim|du lịch)(?!\w)", re.IGNORECASE
)
NAMING: Final = re.compile(
    rf"(?<!\w){any_of(sorted({*HEADS, *SHORT_HEADS, *FIELDS}, key=len, reverse=True))}", re.IGNORECASE
)
INITIALS: Final = re.compile(r"(?<!\w)(?:ubnd|ubmttq|qlda|cand|tand|[bcdđghklmnpqrstvx]{2,7})(?!\w)", re.IGNORECASE)
UPPER_HEADS: Final = re.compile(any_of((*HEADS, *SHORT_HEADS)), re.IGNORECASE)
NO_BODY: Final = re.compile(
    r"(?:tiêu chí|chỉ số|công cụ|quy tắc|thủ tục|tài liệu|dữ liệu|mã|câu hỏi|nhận diện)(?!\w)", re.I
)
CUT: Final = frozenset(
    "chợ khỏe trại thao diễn chứng giảng đàm chẩn viên ý đầu luật Luật sưu phim ảnh câu dữ số chí động hiệu trợ "
    "phí kết thể việc án hành cáo nghị thảo thi thọ máy tiêu chỉ công dẫn chức hợp chống ngừa ngũ diện trả đất "
    "nước trương họp ứng".split()
)
"""Second syllables of words that are no bodies: "Ban hành", "Báo cáo", "Hội nghị", "Tổ chức"."""
FUNCTION: Final = frozenset(
    "và các có là để với theo của trên tại về trong khi được phải cần sẽ thì cùng do từ đến thường như làm vào "
    "ra lên sau "
    "trước căn chịu chủ phối tham đề yêu giao xây hướng triển đẩy tăng nâng tiếp thực quán lồng huy vận khuyến hỗ tạo "
    "phát kiểm đôn giám tổng báo rà đánh bố cân thẩm trình tuyên ban đưa lập mở kịp định bảo đảm nghiên chỉ rút hoàn "
    "ngoài không đã đang nếu mà hay hoặc thông phân nghiêm khẩn chuẩn gửi nộp cung cấp quản xử".split()
)
"""Small words that no name goes on with."""
CLOSING: Final = re.compile(
    rf"((?:\s+(?:{any_of(FIELDS)}|[^\W\d_]+)){{1,4}}?)\s*(?=[,;.)]|$|\skhu vực \d"
    rf"|\s(?:tỉnh|huyện|xã|phường|thành phố|Việt Nam)(?!\w)"
    rf"|\s(?:chủ trì|phối hợp|làm đầu mối|là cơ quan)(?!\w)|\s[-–]\s[A-Z{UPPERS}]"
    rf"|\s{any_of(VERBS)}|\svà\s{CAP}|\svà\s{any_of((*HEADS, *SHORT_HEADS))})"
)
"""Up to four words before a list's sign, the next body, or what it is to do."""
