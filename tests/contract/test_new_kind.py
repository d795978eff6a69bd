"""A new kind of document is one folder: nothing outside it has to change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import reportgen
from tests.support import word

REPOSITORY = Path(__file__).parents[2]

FILES = {
    "__init__.py": '''
        """Thông báo họp: tells the units of an office when and where to meet."""

        from pathlib import Path

        from reportgen.kinds import Kind
        from reportgen.kinds.thong_bao_hop.model import ThongBaoHop

        KIND = Kind(
            id="thong_bao_hop",
            label="Thông báo họp",
            summary="Báo cho các đơn vị biết thời gian, nội dung một cuộc họp.",
            model=ThongBaoHop,
            folder=Path(__file__).parent,
        )
    ''',
    "model.py": '''
        """What a clerk types."""

        from typing import ClassVar

        from pydantic import Field

        from reportgen.model.fields import DoanVan, ItNhatMot, Ngay
        from reportgen.model.van_ban import VanBan


        class ThongBaoHop(VanBan):
            """An announcement of a meeting."""

            TEN_LOAI: ClassVar[str] = "thong_bao"

            ngay_hop: Ngay = Field(title="Ngày họp", description="Ngày tổ chức cuộc họp.", examples=["20/3/2021"])
            noi_dung_hop: ItNhatMot[DoanVan] = Field(
                title="Nội dung họp", description="Mỗi việc một mục.", examples=[["Sơ kết quý I"]]
            )
    ''',
    "context.py": '''
        """The wording."""

        from reportgen.kinds import Context, Setting
        from reportgen.kinds._common import base_context, finish, items
        from reportgen.kinds.thong_bao_hop.model import ThongBaoHop
        from reportgen.model.show import show
        from reportgen.text.dates import short_date


        def build_context(van_ban: ThongBaoHop, setting: Setting) -> Context:
            """Give what the template sees."""
            body = {"ngay_hop": show(van_ban.ngay_hop, short_date), "noi_dung_hop": items(van_ban.noi_dung_hop)}
            return finish(base_context(van_ban, setting) | body, van_ban)
    ''',
    "layout.py": '''
        """The document as it prints."""

        from reportgen.render.blocks import Each, Foot, Head, Layout, Paragraph

        LAYOUT = Layout(
            (
                Head(),
                Paragraph("loi_van", "Cuộc họp tổ chức ngày {ngay_hop}, gồm các nội dung sau:", keep_next=True),
                Each("viec", "noi_dung_hop", (Paragraph("y_gach", "- {viec}"),)),
                Paragraph("loi_ket", "Đề nghị các đơn vị dự họp đúng thời gian.", keep_next=True),
                Foot(),
            ),
            labels=(("ngay_hop", "Ngày họp"), ("noi_dung_hop", "Nội dung họp")),
        )
        LAYOUTS = {"": LAYOUT}
    ''',
    "sample.yaml": """
        loai: thong_bao_hop
        co_quan:
          ten_co_quan: Huyện uỷ Ví Dụ
          loai_co_quan: Huyện uỷ
          ky_hieu: HU
          dia_danh: Ví Dụ
          tap_the_lanh_dao: Ban Thường vụ Huyện uỷ
          noi_luu: Văn phòng Huyện uỷ
          noi_nhan: Các chi bộ trực thuộc
        so_ky_hieu: 7
        ngay_ban_hanh: 10/3/2021
        trich_yeu: về cuộc họp sơ kết quý I
        nguoi_ky:
          ho_ten: Lê Văn Thí Dụ
          hinh_thuc_ky: T/M
          thay_cho: Ban Thường vụ
          chuc_vu: Phó Bí thư
        ngay_hop: 20/3/2021
        noi_dung_hop:
          - Sơ kết quý I
          - Phương hướng quý II
    """,
}

START = """
import sys
import reportgen.kinds
reportgen.kinds.__path__.append({kinds!r})
"""
COMMAND = START + "from reportgen.cli import main; sys.exit(main(sys.argv[1:]))"
BUILD = START + "from pathlib import Path; from reportgen.template_set import write_templates; "
BUILD += "write_templates(Path(sys.argv[1]))"
PAGES = START + "sys.path.insert(0, {tools!r}); import make_docs; sys.exit(make_docs.main(sys.argv[1:]))"


@dataclass(frozen=True)
class Shop:
    """The package as it is, beside templates of its own, with one more folder of kinds."""

    folder: Path

    def run(self, script: str, *arguments: str) -> str:
        places = {"kinds": str(self.folder / "kinds"), "tools": str(REPOSITORY / "tools")}
        done = subprocess.run(
            [sys.executable, "-c", script.format(**places), *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "site")},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def reportgen(self, *arguments: str) -> str:
        return self.run(COMMAND, *arguments)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder = tmp_path_factory.mktemp("loai-moi")
    kind = folder / "kinds" / "thong_bao_hop"
    kind.mkdir(parents=True)
    for name, text in FILES.items():
        (kind / name).write_text(_dedented(text), encoding="utf-8")
    (folder / "site").mkdir()
    (folder / "site" / "reportgen").symlink_to(Path(reportgen.__file__).parent, target_is_directory=True)
    made = Shop(folder)
    made.run(BUILD, "site/templates")
    return made


def _dedented(text: str) -> str:
    return "\n".join(line.removeprefix("        ") for line in text.splitlines()).strip() + "\n"


def test_its_templates_are_built_for_every_standard(shop: Shop) -> None:
    built = sorted(path.parent.name for path in (shop.folder / "site" / "templates").rglob("thong_bao_hop.docx"))
    assert built == ["hd05", "hd36"]


def test_it_is_listed_and_its_fields_are_told(shop: Shop) -> None:
    kinds = json.loads(shop.reportgen("loai", "--json"))["kinds"]
    assert "thong_bao_hop" in [kind["id"] for kind in kinds]
    told = shop.reportgen("loai", "thông báo họp")
    assert "noi_dung_hop*+: Nội dung họp. Mỗi việc một mục." in told


def test_its_form_is_checked_and_becomes_a_document(shop: Shop) -> None:
    shop.reportgen("mau", "thong_bao_hop", "-o", "hop.yaml")
    assert shop.reportgen("kiem-tra", "hop.yaml").startswith("0 lỗi, 0 cảnh báo")
    shop.reportgen("tao", "hop.yaml")
    lines = word.paragraphs((shop.folder / "out" / "07-TB-HU_thong-bao-hop.docx").read_bytes())
    assert "Cuộc họp tổ chức ngày 20/3/2021, gồm các nội dung sau:" in lines
    assert "- Phương hướng quý II." in lines


def test_an_empty_form_names_what_is_missing(shop: Shop) -> None:
    shop.reportgen("mau", "thong_bao_hop", "--trong", "-o", "trong.yaml")
    empty = (shop.folder / "trong.yaml").read_text(encoding="utf-8")
    assert "# Ngày họp (bắt buộc). Ngày tổ chức cuộc họp." in empty


def test_its_page_and_its_terms_come_by_themselves(shop: Shop) -> None:
    shop.run(PAGES, "docs")
    page = (shop.folder / "docs" / "loai" / "thong_bao_hop.md").read_text(encoding="utf-8")
    assert "| Ngày họp | `ngay_hop` | có |" in page
    assert "| Nội dung họp | `noi_dung_hop` |" in (shop.folder / "docs" / "tu-dien.md").read_text(encoding="utf-8")
