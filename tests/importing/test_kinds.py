"""Kinds of tables, headings and sentences, each in a plan of a few lines: what each duty is and who answers for it."""

import json
from pathlib import Path

import pytest

from plansite import site
from plansite.cli import main
from plansite.importing.command import import_plan
from plansite.importing.documents import issuer_of
from plansite.importing.markup import heading, sentence
from plansite.importing.plan import Found, find_plan

Told = tuple[str, list[str], list[str], str | None]
"""A duty's first two words, who answers, with whom, until when."""


def _read(tmp_path: Path, body: str) -> Found:
    file = tmp_path / "plan.md"
    file.write_text(f"Hà An, ngày 05 tháng 01 năm 2025\n\n# KẾ HOẠCH\nNăm 2025\n\n{body}\n", encoding="utf-8")
    return find_plan(file)


def _told(found: Found) -> list[Told]:
    return [
        (
            " ".join(duty.text.split()[:2]),
            [body.name for body in duty.facts.who],
            [body.name for body in duty.facts.partners],
            duty.facts.deadline.text if duty.facts.deadline else None,
        )
        for duty, _ in found.duties()
    ]


KINDS: list[tuple[str, str, list[Told]]] = [
    (
        "a table without numbers, groups in the column of work, its head again halfway",
        "## I. NHIỆM VỤ\n|Công việc|Chủ trì|Phối hợp|Hoàn thành|\n|---|---|---|---|\n|Công tác chuẩn bị||||\n"
        "|Nạo vét kênh|Sở Y tế||Quý I|\n|Công việc|Chủ trì|Phối hợp|Hoàn thành|\n|Công tác ứng phó||||\n"
        "|Vận hành cống|Sở Tài chính|Sở Y tế|Hằng ngày|",
        [("Nạo vét", ["Sở Y tế"], [], "Quý I"), ("Vận hành", ["Sở Tài chính"], ["Sở Y tế"], "Hằng ngày")],
    ),
    (
        "a schedule: the month stands first and once, a cell holds two duties",
        "## I. LỊCH\n|Tháng|Nội dung|Phụ trách|\n|---|---|---|\n|9/2025|- Thành lập tổ<br>- Ký cam kết|Hiệu trưởng|\n"
        "||Khảo sát học sinh|Công đoàn|",
        [
            ("Thành lập", ["Hiệu trưởng"], [], "9/2025"),
            ("Ký cam", ["Hiệu trưởng"], [], "9/2025"),
            ("Khảo sát", ["Công đoàn"], [], "9/2025"),
        ],
    ),
    (
        "a head that says nothing, and the rest of the table after a break",
        "## I. CÁC BƯỚC\n||Cần làm|Ai|Khi nào|\n|---|---|---|---|\n|1|Lập danh sách|Sở Y tế|Quý I|\n"
        "|2|Tập huấn|Sở Tài chính|Quý II|\n|3|Bố trí xe|Công an tỉnh|Quý II|\n\n|||||\n|---|---|---|---|\n"
        "|4|Tổ chức tiêm|Sở Y tế|Quý III|\n|5|Theo dõi trẻ|Sở Y tế|Quý IV|",
        [
            ("Lập danh", ["Sở Y tế"], [], "Quý I"),
            ("Tập huấn", ["Sở Tài chính"], [], "Quý II"),
            ("Bố trí", ["Công an tỉnh"], [], "Quý II"),
            ("Tổ chức", ["Sở Y tế"], [], "Quý III"),
            ("Theo dõi", ["Sở Y tế"], [], "Quý IV"),
        ],
    ),
    (
        "a row that opens lettered rows, a name broken over lines in its cell",
        "## I. NHIỆM VỤ\n|TT|Nội dung|Chủ trì|Hoàn thành|\n|---|---|---|---|\n|1|Điều động theo quy định:|||\n"
        "||a) Công chức|Văn phòng Sở|Tháng 9/2025|\n||b) Viên chức|Phòng Pháp chế<br>(Thanh tra Sở)|Quý IV|",
        [
            ("Công chức", ["Văn phòng Sở"], [], "Tháng 9/2025"),
            ("Viên chức", ["Phòng Pháp chế (Thanh tra Sở)"], [], "Quý IV"),
        ],
    ),
    (
        "titles alone, each with who leads it below",
        "## I. NỘI DUNG\n1. Xây dựng các văn bản quy định chi tiết và hướng dẫn thi hành Luật Biển\n\n"
        "a) Nghị định về cảng\n\n- Cơ quan chủ trì: Bộ Xây dựng.\n\n- Thời gian trình: Quý I/2025.\n\n"
        "b) Thông tư về phí\n\n- Cơ quan chủ trì: Bộ Tài chính.\n\n- Thời gian trình: Quý II/2025.",
        [
            ("Nghị định", ["Bộ Xây dựng"], [], "Quý I/2025"),
            ("Thông tư", ["Bộ Tài chính"], [], "Quý II/2025"),
        ],
    ),
    (
        "clauses with a day of their own in what a body is to do, and in an item of a list",
        "## I. PHÂN CÔNG\n1. Sở Y tế: rà soát quy trình tiêm chủng; niêm yết giá dịch vụ y tế tại các trạm; "
        "tập huấn cho cán bộ xã trong quý I/2025; gửi kết quả về Sở Nội vụ trước ngày 05/4/2025.\n\n"
        "2. Sở Tài chính\n\n- Bố trí vốn cho các trạm; hướng dẫn các xã lập dự toán hằng tháng.",
        [
            ("rà soát", ["Sở Y tế"], [], None),
            ("tập huấn", ["Sở Y tế"], [], "trước ngày 05/4/2025"),
            ("Bố trí", ["Sở Tài chính"], [], "hằng tháng"),
        ],
    ),
    (
        "steps, each sentence below with its subject and its time; a label of who drafts",
        "## I. CÁC BƯỚC\n1. Kiện toàn Hội đồng tuyển quân xã\n\nSở Y tế tham mưu thành phần Hội đồng.\n\n"
        "Hoàn thành trước ngày 30/9/2025.\n\n2. Rà soát, xét duyệt\n\nCác ấp tổ chức họp dân bình cử.\n\n"
        "Từ ngày 01/10 đến ngày 20/10/2025.\n\n3. Nghị định về kho lưu trữ:\n\n"
        "- Cơ quan chủ trì soạn thảo: Bộ Nội vụ.\n\n- Thời gian ban hành: Quý I/2025.",
        [
            ("Sở Y", ["Sở Y tế"], [], "trước ngày 30/9/2025"),
            ("Các ấp", ["Các ấp"], [], "Từ ngày 01/10 đến ngày 20/10/2025"),
            ("Nghị định", ["Bộ Nội vụ"], [], "Quý I/2025"),
        ],
    ),
    (
        "a line that charges a body for what is below it, a heading over bodies, a sentence with another subject",
        "## I. PHÂN CÔNG\n1. Sở Y tế\n\n- Chỉ đạo Chi cục Thú y:\n\n+ Lấy mẫu giám sát.\n\n- Mua vắc xin.\n\n"
        "2. Đề nghị các sở, ngành phối hợp\n\n2.1. Sở Tài chính: kiểm tra niêm yết giá.\n\n"
        "2.2. Công an tỉnh: tăng cường tuần tra.\n\n3. Các ngành cử đại diện tham gia. Căn cứ Kế hoạch này, "
        "Sở Nội vụ tự tổ chức giám sát; Sở Xây dựng kiểm tra cầu.",
        [
            ("Lấy mẫu", ["Sở Y tế", "Chi cục Thú y"], [], None),
            ("Mua vắc", ["Sở Y tế"], [], None),
            ("kiểm tra", ["Sở Tài chính"], [], None),
            ("tăng cường", ["Công an tỉnh"], [], None),
            ("Các ngành", ["Các ngành"], [], None),
            ("Căn cứ", ["Sở Nội vụ"], [], None),
            ("Sở Xây", ["Sở Xây dựng"], [], None),
        ],
    ),
    (
        "an event by numbered labels; a person with his office",
        "## I. NỘI DUNG\n1. Lễ phát động\n\n1.1. Thời gian: ngày 25/8/2025.\n\n1.2. Địa điểm: Nhà văn hóa xã.\n\n"
        "1.3. Đơn vị thực hiện: Phòng Kinh tế chủ trì, phối hợp với Đoàn Thanh niên xã.\n\n## II. PHÂN CÔNG\n"
        "1. Công an xã: bảo đảm trật tự.\n\n2. Bà Nguyễn Thị Lan, công chức Phòng Kinh tế: phụ trách văn nghệ.",
        [
            ("Lễ phát", ["Phòng Kinh tế"], ["Đoàn Thanh niên xã"], "ngày 25/8/2025"),
            ("bảo đảm", ["Công an xã"], [], None),
            ("phụ trách", ["công chức Phòng Kinh tế"], [], None),
        ],
    ),
    (
        "headings that name no body, who and when in brackets and in labels within a sentence",
        "## I. GIẢI PHÁP VÀ TỔ CHỨC THỰC HIỆN\n1. An toàn người bệnh\n\n- Sắp xếp lại bàn khám (Khoa Khám bệnh, "
        "Phòng Kế toán; hoàn thành trước 30/4/2025).\n\n2. Cảnh quan, môi trường\n\n"
        "- Trồng cây xanh khu nhà D. Đơn vị thực hiện: Phòng Hành chính. Thời gian: tháng 3/2025.",
        [
            ("Sắp xếp", ["Khoa Khám bệnh", "Phòng Kế toán"], [], "trước 30/4/2025"),
            ("Trồng cây", ["Phòng Hành chính"], [], "tháng 3/2025"),
        ],
    ),
    (
        "a phase in a heading, a limit for the paragraph before it, a body that leads all above",
        "## I. NHIỆM VỤ\n1. Giai đoạn chuẩn bị (từ nay đến hết ngày 31/5/2025)\n\nSở Y tế kiểm tra kho thuốc.\n\n"
        "Các chủ hồ thủy lợi, thủy điện rà soát quy trình.\n\nHạn cuối: ngày 15 tháng 5 năm 2025.\n\n"
        "2. Giai đoạn ứng phó\n\n- Gia cố nhà cửa trước mùa mưa bão.\n\n- Di dời người dân.\n\n"
        "Giao Công an tỉnh lãnh đạo, chỉ đạo thực hiện các nhiệm vụ nêu tại mục này.",
        [
            ("Sở Y", ["Sở Y tế"], [], "từ nay đến hết ngày 31/5/2025"),
            ("Các chủ", ["Các chủ hồ thủy lợi, thủy điện"], [], "ngày 15 tháng 5 năm 2025"),
            ("Gia cố", ["Công an tỉnh"], [], "trước mùa mưa bão"),
            ("Di dời", ["Công an tỉnh"], [], None),
        ],
    ),
    (
        "completion said once below all, and a day of the last alone",
        "## I. PHÂN CÔNG\n1. Sở Y tế\n\n- Thành lập đoàn kiểm tra.\n\n- Cử cán bộ giám sát.\n\n"
        "Hoàn thành trước ngày 18/01/2025.\n\n"
        "2. Sở Tài chính\n\n- Bố trí kinh phí.\n\n- Thẩm tra dự toán.\n\nTháng 3/2025.",
        [
            ("Thành lập", ["Sở Y tế"], [], "trước ngày 18/01/2025"),
            ("Cử cán", ["Sở Y tế"], [], "trước ngày 18/01/2025"),
            ("Bố trí", ["Sở Tài chính"], [], None),
            ("Thẩm tra", ["Sở Tài chính"], [], "Tháng 3/2025"),
        ],
    ),
    (
        "two columns: who and what",
        "## I. TRÁCH NHIỆM\n|Đơn vị|Nhiệm vụ|\n|---|---|\n|Sở Y tế|- Bảo quản vắc xin.<br>- Báo cáo hằng ngày.|\n"
        "|Sở Tài chính|Thẩm định dự toán|",
        [
            ("Bảo quản", ["Sở Y tế"], [], None),
            ("Báo cáo", ["Sở Y tế"], [], "hằng ngày"),
            ("Thẩm định", ["Sở Tài chính"], [], None),
        ],
    ),
    (
        "who answers in a sentence after the duty's own",
        "## I. NHIỆM VỤ\n1. Học tập Nghị quyết. Ban Tuyên giáo Tỉnh ủy chủ trì, hoàn thành trong tháng 8/2025.\n"
        "2. Bồi dưỡng cán bộ. Trường Chính trị tỉnh chủ trì; các sở, ngành phối hợp; thực hiện từ quý IV/2025.\n"
        "3. Cử 20 bác sĩ. Sở Nội vụ làm đầu mối; hạn: 31/12/2025.\n4. Thi tay nghề. Sở Y tế.",
        [
            ("Học tập", ["Ban Tuyên giáo Tỉnh ủy"], [], "hoàn thành trong tháng 8/2025"),
            ("Bồi dưỡng", ["Trường Chính trị tỉnh"], ["các sở, ngành"], "quý IV/2025"),
            ("Cử 20", ["Sở Nội vụ"], [], "31/12/2025"),
            ("Thi tay", ["Sở Y tế"], [], None),
        ],
    ),
    (
        "who answers by the place of a heading, and work that is nobody",
        "## I. TỔ CHỨC THỰC HIỆN\n**1. Hiệu trưởng**\n- Phê duyệt kế hoạch.\n**2. Mạng lưới chất lượng**\n"
        "- Kiểm tra chéo.\n**3. Nhân viên y tế, văn thư**: Lưu hồ sơ kế hoạch.\n**4. Công tác kiểm tra**\n"
        "- Kiểm tra hằng quý.",
        [
            ("Phê duyệt", ["Hiệu trưởng"], [], None),
            ("Kiểm tra", ["Mạng lưới chất lượng"], [], None),
            ("Lưu hồ", ["Nhân viên y tế, văn thư"], [], None),
        ],
    ),
    (
        "a label under the last item that holds for its section, after a full stop",
        "## I. NHIỆM VỤ\n### 1. Tuyên truyền\n1.1. Mở chuyên trang\n1.2. Thi ảnh\n"
        "\\* Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ. Thời gian thực hiện các nội dung tại mục 1: Quý II/2025.",
        [
            ("Mở chuyên", ["Sở Y tế"], ["Sở Nội vụ"], "Quý II/2025"),
            ("Thi ảnh", ["Sở Y tế"], ["Sở Nội vụ"], "Quý II/2025"),
        ],
    ),
    (
        "a sentence about money that gives someone a duty",
        "## I. KINH PHÍ\nTổng kinh phí 12 tỷ đồng. Sở Tài chính tham mưu bố trí kinh phí trước ngày 10/3/2025.",
        [("Sở Tài", ["Sở Tài chính"], [], "trước ngày 10/3/2025")],
    ),
    (
        "money given to someone; kinds of offices by name; a board of a council",
        "## I. KINH PHÍ\nTừ nguồn sự nghiệp y tế. Giao phòng Tài chính - Kế hoạch thẩm định dự toán.\n## II. NHIỆM VỤ\n"
        "1. Các Chi cục Thuế gửi thư ngỏ.\n2. Giám sát quỹ đất.\n- Thời gian: tháng 4/2025.\n"
        "- Giao Ban Kinh tế - Ngân sách HĐND xã chủ trì.",
        [
            ("Giao phòng", ["phòng Tài chính - Kế hoạch"], [], None),
            ("Các Chi", ["Các Chi cục Thuế"], [], None),
            ("Giám sát", ["Ban Kinh tế - Ngân sách HĐND xã"], [], "tháng 4/2025"),
        ],
    ),
    (
        "places to the last before a verb; a service is no season",
        "## I. NHIỆM VỤ\n1. UBND các xã: An Phú, Bình Hòa, Tân Lập tổ chức đấu thầu dịch vụ thu gom.",
        [("UBND các", ["UBND các xã: An Phú, Bình Hòa, Tân Lập"], [], None)],
    ),
    (
        "a clause with a deadline of its own is a duty, one that only goes on is none",
        "## I. PHÂN CÔNG\n1. Sở Y tế: hướng dẫn các trường; bố trí xe cứu thương trước ngày 01/9/2025.\n"
        "2. Sở Tài chính\n- Lập dự toán; gửi Sở Y tế trước ngày 10/3/2025.\n"
        "3. Công an xã: Thực hiện nhiệm vụ tại mục 3.1; phân công Công an viên cùng Trưởng thôn vận động người dân.\n"
        "4. Văn phòng Sở: Thực hiện các nhiệm vụ đã phân công tại Mục II.",
        [
            ("hướng dẫn", ["Sở Y tế"], [], None),
            ("bố trí", ["Sở Y tế"], [], "trước ngày 01/9/2025"),
            ("Lập dự", ["Sở Tài chính"], [], "trước ngày 10/3/2025"),
            ("phân công", ["Công an xã"], ["Trưởng thôn"], None),
        ],
    ),
    (
        "who answers after a colon or in a bracket, with others and a day; a name to its last word",
        "## I. NHIỆM VỤ\n1. Thi học sinh giỏi: phòng Quản lý chất lượng - Công nghệ thông tin chủ trì, phòng Giáo dục"
        " Trung học phối hợp; hoàn thành trong tháng 3/2025.\n2. Tổ chức ngày hội (Ban Gia đình - Xã hội, Kinh tế chủ"
        " trì, Văn phòng và Ban Tuyên giáo phối hợp, tháng 10/2025).\n3. Mở 06 lớp (Sở Y tế phối hợp với Hội Nữ doanh"
        " nhân tỉnh thực hiện; quý II).\n4. Giám sát Luật: Ban Chính sách - Luật pháp chủ trì mời đại diện Sở Tài chính"
        " tham gia.\n5. Lập dự án (Giao Ban Quản lý dự án đầu tư xây dựng công trình giao thông chủ trì).",
        [
            ("Thi học", ["phòng Quản lý chất lượng - Công nghệ thông tin"], ["phòng Giáo dục Trung học"],
             "hoàn thành trong tháng 3/2025"),
            ("Tổ chức", ["Ban Gia đình - Xã hội, Kinh tế"], ["Văn phòng", "Ban Tuyên giáo"], "tháng 10/2025"),
            ("Mở 06", ["Sở Y tế"], ["Hội Nữ doanh nhân tỉnh"], "quý II"),
            ("Giám sát", ["Ban Chính sách - Luật pháp"], ["Sở Tài chính"], None),
            ("Lập dự", ["Ban Quản lý dự án đầu tư xây dựng công trình giao thông"], [], None),
        ],
    ),
    (
        "one line or sentence that gives someone all that stands above it",
        "## I. NHIỆM VỤ\n### 1. Tiểu học\na) Chỉ đạo các trường xây dựng kế hoạch.\nb) Tổ chức bồi dưỡng giáo viên.\n"
        "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện các nội dung trên.\n### 2. Năm học\n"
        "2.1. Khai giảng vào sáng ngày 05/9/2025.\n2.2. Công khai các khoản thu đầu năm học.\n"
        "Đơn vị thực hiện: Sở Tài chính.\nĐơn vị phối hợp, hướng dẫn: Văn phòng Sở, phòng Kế hoạch.\n"
        "Thời gian: tháng 9/2025.",
        [
            ("Chỉ đạo", ["Sở Y tế"], ["Sở Nội vụ"], None),
            ("Tổ chức", ["Sở Y tế"], ["Sở Nội vụ"], None),
            ("Khai giảng", ["Sở Tài chính"], ["Văn phòng Sở", "phòng Kế hoạch"], "vào sáng ngày 05/9/2025"),
            ("Công khai", ["Sở Tài chính"], ["Văn phòng Sở", "phòng Kế hoạch"], "tháng 9/2025"),
        ],
    ),
    (
        "a subject after a phrase of time without a comma, and in the second sentence",
        "## I. NHIỆM VỤ\n1. Định kỳ hằng tháng (trước ngày 15), hằng quý các đơn vị báo cáo kết quả.\n"
        "2. Tổ chức cuộc thi. Sở Y tế tham mưu thể lệ trong tháng 3/2025.\n3. Sở Nội vụ tổng hợp kết quả.",
        [
            ("Định kỳ", ["các đơn vị"], [], "Định kỳ hằng tháng"),
            ("Tổ chức", ["Sở Y tế"], [], "trong tháng 3/2025"),
            ("Sở Nội", ["Sở Nội vụ"], [], None),
        ],
    ),
    (
        "a note in a table that says who helps",
        "## I. LỊCH\n|Tháng|Nội dung|Phụ trách|Ghi chú|\n|---|---|---|---|\n"
        "|9/2025|Kiểm tra trường|Sở Y tế|Phối hợp: Sở Nội vụ|\n|10/2025|Sơ kết|Sở Y tế||",
        [("Kiểm tra", ["Sở Y tế"], ["Sở Nội vụ"], "9/2025"), ("Sơ kết", ["Sở Y tế"], [], "10/2025")],
    ),
    (
        "names that no list holds, to the verb or the end of a heading; one of several apart",
        "## I. PHÂN CÔNG NHIỆM VỤ\n1. Văn phòng Thường trực Ban Chỉ huy PCTT và TKCN tỉnh (Chi cục Thủy lợi)\n"
        "a) Tham mưu công điện.\n2. Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh\n- Chuẩn bị lực lượng.\n"
        "- Riêng Công an tỉnh kiểm đếm tàu thuyền vào ngày 25 hàng tháng.\n3. Vụ Tiết kiệm năng lượng và Phát triển"
        " bền vững làm đầu mối, theo dõi kết quả.\n4. Cục Công Thương địa phương hướng dẫn các Sở.\n"
        "5. Sở Nông nghiệp và PTNT\nKiểm tra đê trước ngày 30/6/2025. Tổng hợp thiệt hại.\n"
        "## II. KINH PHÍ\nQuỹ Phòng, chống thiên tai và ngân sách tỉnh.",
        [
            ("Tham mưu", ["Văn phòng Thường trực Ban Chỉ huy PCTT và TKCN tỉnh (Chi cục Thủy lợi)"], [], None),
            ("Chuẩn bị", ["Bộ Chỉ huy Quân sự tỉnh", "Công an tỉnh"], [], None),
            ("Riêng Công", ["Công an tỉnh"], [], "vào ngày 25 hàng tháng"),
            ("Vụ Tiết", ["Vụ Tiết kiệm năng lượng và Phát triển bền vững"], [], None),
            ("Cục Công", ["Cục Công Thương địa phương"], [], None),
            ("Kiểm tra", ["Sở Nông nghiệp và PTNT"], [], "trước ngày 30/6/2025"),
            ("Tổng hợp", ["Sở Nông nghiệp và PTNT"], [], None),
        ],
    ),
    (
        "what is to be done by its label, below a heading",
        "## I. NHIỆM VỤ\n**1. Thể chế**\na) Nội dung: Sửa đổi Thông tư về nhãn.\nb) Đơn vị chủ trì: Sở Y tế.\n"
        "c) Thời gian: Quý I/2025.",
        [("Sửa đổi", ["Sở Y tế"], [], "Quý I/2025")],
    ),
    (
        "from and to in a head of two rows, who helps; a list of persons is none",
        "## I. TRIỂN KHAI\n|Stt|Hạng mục công việc|Thời gian|Thời gian|Bộ phận chịu trách nhiệm|Bộ phận hỗ trợ|\n"
        "|---|---|---|---|---|---|\n|||Từ|Đến|||\n"
        "|1|Thay đồng hồ|01/02/2025|30/9/2025|Đội Quản lý|Phòng Kinh doanh|\n\n"
        "## II. PHÂN CÔNG ĐỊA BÀN\n|STT|Họ và tên|Chức vụ|Địa bàn phụ trách|\n|---|---|---|---|\n"
        "|1|Trần A|Ủy viên|Huyện An|\n|2|Lê B|Ủy viên|Huyện Bình|",
        [("Thay đồng", ["Đội Quản lý"], ["Phòng Kinh doanh"], "01/02/2025 - 30/9/2025")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "told"), KINDS, ids=[kind for kind, _, _ in KINDS])
def test_a_kind_is_read(kind: str, body: str, told: list[Told], tmp_path: Path) -> None:
    assert _told(_read(tmp_path, body)) == told, kind


ISSUERS = [
    ("UBND TỈNH BẠCH ĐẰNG\n\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
    ("ỦY BAN NHÂN DÂN\n\nXÃ HÒA AN", "UBND xã Hòa An"),
    ("TỔNG LIÊN ĐOÀN\n\nLAO ĐỘNG", "Tổng Liên đoàn Lao động"),
    ("TỈNH ỦY HOÀNH SƠN", "Tỉnh ủy Hoành Sơn"),
    ("UBND XÃ ĐÔNG HẢI\n\nTRƯỜNG THCS ĐÔNG HẢI", "Trường THCS Đông Hải"),
]


@pytest.mark.parametrize(("head", "issuer"), ISSUERS)
def test_the_last_body_above_the_number_issued_the_plan(head: str, issuer: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        f"{head}\n\nSố: 12/KH-ABC\n\n# KẾ HOẠCH\nNăm 2025\n\n## I. NHIỆM VỤ\n1. Dạy bơi.\n", encoding="utf-8"
    )
    assert issuer_of(find_plan(file).frame) == issuer


def test_nothing_is_lost_of_what_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    table = "|Việc|Chủ trì|Hoàn thành|\n|---|---|---|\n|Chuyển 500 ha lúa|Sở Y tế|Vụ Xuân|\n"
    heads = (
        "**1. Bộ CHQS tỉnh**\n- Phòng Tham mưu: Chủ trì giao chỉ tiêu.\n- Kinh phí: Ngân sách quốc phòng.\n- Mua xe.\n"
    )
    file.write_text(f"# KẾ HOẠCH\nNăm 2025\n\n## I. VIỆC\n{table}\n## II. PHÂN CÔNG\n{heads}", encoding="utf-8")
    import_plan(file, tmp_path / "out")
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (tmp_path / "out" / "docs").rglob("*.md"))
    assert all(text in pages for text in ("Vụ Xuân", "Chủ trì giao chỉ tiêu", "Ngân sách quốc phòng"))


def test_a_duty_names_whom_it_is_for_and_by_what_it_is_done(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        "# KẾ HOẠCH\nNăm 2025\n\n## I. NHIỆM VỤ\n1. Dạy bơi theo Quyết định số 1235/QĐ-TTg ngày 03/8/2023.\n"
        "- Đơn vị chủ trì: Sở Y tế.\n- Đối tượng: học sinh, trẻ khuyết tật.\n"
        "2. Cắm biển báo.\n- Đơn vị chủ trì: Sở Y tế.\n", encoding="utf-8",
    )  # fmt: skip
    import_plan(file, tmp_path / "out")
    assert [problem for problem in site.load(tmp_path / "out" / "docs").problems if problem.severity == "error"] == []
    main(["export", str(tmp_path / "data"), str(tmp_path / "out" / "docs")])
    tasks = json.loads((tmp_path / "data" / "plan.json").read_text(encoding="utf-8"))["tasks"]
    assert [len(task["basis"]) for task in tasks] == [1, 0]
    assert [task["beneficiaries"] for task in tasks] == [["hoc-sinh", "tre-khuyet-tat"], []]


HEADED = [
    ("I. MỤC ĐÍCH, YÊU CẦU:", "I. Mục đích, yêu cầu"),
    ("PHỤ LỤC I. NHIỆM VỤ CỦA UBND", "Phụ lục I. Nhiệm vụ của UBND"),
    ("1. SỞ Y TẾ", "1. Sở Y tế"),
    ("KẾ HOẠCH CỦA TỈNH HÀ SƠN", "KẾ HOẠCH CỦA TỈNH HÀ SƠN"),
    ("a) Phần việc của Sở Y tế;", "a) Phần việc của Sở Y tế"),
]


@pytest.mark.parametrize(("written", "shown"), HEADED)
def test_a_heading_is_no_shout_unless_it_may_name_a_place(written: str, shown: str) -> None:
    assert heading(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"), [("dựng 05 mô hình", "Dựng 05 mô hình."), ("Xong;", "Xong;"), ("Còn,", "Còn, …")]
)
def test_a_sentence_begins_and_ends_as_one(written: str, shown: str) -> None:
    assert sentence(written) == shown


def test_nothing_is_lost_before_a_section_of_the_first_page_s_name(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    rows = "|Việc||Chủ trì|\n|---|---|---|\n|Dạy bơi|Ở hồ lớn|Sở Y tế|\n"
    body = f"1. Xác định tiến độ.\n\n## II. NỘI DUNG\n{rows}\n1. Sở Tài chính\nKinh phí: 20 triệu đồng\n"
    file.write_text(
        f"|UBND TỈNH|MOTTO|X|Y|\n|---|---|---|---|\n|A|B|C|D|\n\n# KẾ HOẠCH\nNăm 2025\n\n{body}", encoding="utf-8"
    )
    import_plan(file, tmp_path / "out")
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (tmp_path / "out" / "docs").rglob("*.md"))
    assert all(text in pages for text in ("Xác định tiến độ", "Ở hồ lớn", "MOTTO", "20 triệu đồng"))
