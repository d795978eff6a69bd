"""One page for every kind of document, one for the office file, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping

from pages.fields import group_sections, groups_of
from pages.markdown import code, fenced, page, plain, table
from reportgen.kinds import Kind, all_kinds
from reportgen.model.co_quan import CoQuan
from reportgen.standard import CoQuanMau, all_organs, all_standards
from reportgen.template_set import template_name
from reportgen.text.dates import short_date

FOLDER = "loai"
OFFICE = "co_quan"
_NOT_TYPED = frozenset({"co_quan"})


def pages() -> Mapping[str, str]:
    """Give the pages below `docs/`."""
    kinds = all_kinds().values()
    return {
        f"{FOLDER}/README.md": _list(),
        f"{FOLDER}/{OFFICE}.md": _office(),
        **{f"{FOLDER}/{kind.id}.md": _kind(kind) for kind in kinds},
    }


def _list() -> str:
    rows = [
        [f"[{plain(kind.label)}]({kind.id}.md)", code(kind.id), plain(kind.summary)] for kind in all_kinds().values()
    ]
    return page(
        "# Các loại văn bản",
        table(("Loại", "Mã", "Dùng khi nào"), rows),
        f"Mọi loại đều cần [tệp cơ quan ban hành]({OFFICE}.md).",
    )


def _kind(kind: Kind) -> str:
    groups = groups_of(kind.model, kind.label, _NOT_TYPED)
    templates = [
        code(f"templates/{template_name(standard.id, kind.id, variant)}")
        for standard in all_standards()
        for variant in kind.layouts
    ]
    return page(
        f"# {plain(kind.label)}",
        plain(kind.summary),
        f"Lấy mẫu: `reportgen mau {kind.id} -o van-ban.yaml`. Trong tệp, loại này ghi là `loai: {kind.id}`.",
        f"Khuôn mẫu Word: {', '.join(templates)}.",
        "## Các mục",
        "Khoá viết như cột «Khoá», hoặc viết tên ở cột «Mục», có dấu hay không dấu đều được. "
        f"Cơ quan ban hành đọc từ [tệp cơ quan]({OFFICE}.md).",
        *group_sections(groups, _NOT_TYPED),
        "## Ví dụ đầy đủ",
        fenced(kind.sample_path.read_text(encoding="utf-8"), "yaml"),
    )


def _office() -> str:
    return page(
        "# Tệp cơ quan ban hành",
        "Tệp `co_quan.yaml` khai một lần về cơ quan của mình, đặt cạnh các tệp đầu vào; để nơi khác thì chỉ ra bằng "
        "`--co-quan TỆP`. Lấy mẫu: `reportgen mau co_quan -o co_quan.yaml`; bảng Excel `co_quan.xlsx` cũng được.",
        "## Các mục",
        *group_sections(groups_of(CoQuan, "Cơ quan")),
        "## Các loại cơ quan",
        "Giá trị của `loai_co_quan`: ghi tên hoặc mã. Ký hiệu cơ quan được so với cột «Ký hiệu»; {cap_uy} là ký hiệu "
        "của cấp uỷ mà cơ quan giúp việc, {ten} là chữ viết tắt tên riêng.",
        table(("Loại cơ quan", "Mã", "Ký hiệu", "Thời gian tồn tại"), map(_organ_row, all_organs().values())),
    )


def _organ_row(organ: CoQuanMau) -> list[str]:
    return [plain(organ.ten), code(organ.slug), plain(", ".join(organ.ky_hieu + organ.also_seen)), _lifetime(organ)]


def _lifetime(organ: CoQuanMau) -> str:
    since = f"từ {short_date(organ.valid_from)}" if organ.valid_from else ""
    until = f"đến {short_date(organ.valid_to)}" if organ.valid_to else ""
    return f"{since} {until}".strip()
