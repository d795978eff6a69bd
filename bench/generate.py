"""Thousands of different records out of the kinds' own samples, as the files a clerk could hand in.

Record number n is the same in every run and on every machine. Two kinds are made: the decision on supervision (two
pages, a team of 5 to 15), and the long report (a body of several pages, an annex of 40 rows and 6 columns).
"""

from __future__ import annotations

import argparse
import copy
import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bench.workbook import write_workbook
from reportgen.kinds import all_kinds
from reportgen.sources import read
from reportgen.sources.raw import RawMapping, RawNode, RawScalar

Data = dict[str, Any]

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
_MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Ngọc", "Quang", "Minh", "Thanh", "Xuân", "Bảo")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh", "Linh", "Nam", "Phúc", "Quỳnh", "Sơn", "Thuỷ", "Vinh")
_PLACES = ("Mẫu", "Ví Dụ", "Giả Định", "Minh Hoạ", "Thí Điểm", "Tưởng Tượng", "Đồng Mẫu", "Hoà Ví")
_OFFICES = ("Ban Tuyên giáo", "Ban Tổ chức", "Ban Dân vận", "Văn phòng", "Uỷ ban Kiểm tra")
_TASKS = (
    "theo dõi, giám sát tại các đơn vị được phân công",
    "tổng hợp báo cáo, xây dựng dự thảo kết luận trước ngày 30/9/2021",
    "chuẩn bị tài liệu, hồ sơ và lịch làm việc của đoàn",
    "",
)
_SENTENCES = (
    "Cấp uỷ đã tổ chức {n} hội nghị quán triệt {{chi_thi_05}} với {m} lượt đảng viên tham dự, đạt {p}% kế hoạch",
    "{n}/{n} chi bộ đưa nội dung học tập vào sinh hoạt chuyên đề hằng quý; phát {m} tài liệu, {n} tin bài trên bản tin",
    "Thành lập {n} đoàn kiểm tra, giám sát theo Quyết định số {n}-QĐ/ĐU, ngày 15/3/2022 đối với {n} tổ chức đảng",
    "Việc xây dựng, nhân rộng mô hình được quan tâm; vận động «{m} ngày công», giúp {n} hộ dân sửa nhà",
    "Người đứng đầu cấp uỷ gương mẫu thực hiện cam kết, có {m} bản đăng ký của cán bộ, đảng viên trong quý II năm 2022",
)
_MANY_PARTS, _ROWS, _COLUMNS = 8, 40, 6


def decisions(count: int) -> Iterator[Data]:
    """Yield decisions on supervision, numbered from 1."""
    sample = _sample("quyet_dinh_giam_sat")
    for number in range(1, count + 1):
        yield _decision(copy.deepcopy(sample), number)


def reports(count: int) -> Iterator[Data]:
    """Yield long reports, numbered from 1."""
    sample = _sample("bao_cao_so_ket")
    for number in range(1, count + 1):
        yield _report(copy.deepcopy(sample), number)


#: What is measured, by the name used on the command line.
MAKERS: MappingProxyType[str, Callable[[int], Iterator[Data]]] = MappingProxyType(
    {"quyet-dinh": decisions, "bao-cao": reports}
)


def office(kind_id: str) -> Data:
    """Return the office of a kind's sample."""
    data: Data = _plain_sample(kind_id)["co_quan"]
    return data


def write_json(records: list[Data], folder: Path) -> list[Path]:
    """Write one JSON file a record, and the office beside them."""
    return _write_each(records, folder, ".json", lambda data: json.dumps(data, ensure_ascii=False, indent=1))


def write_yaml(records: list[Data], folder: Path) -> list[Path]:
    """Write one YAML file a record, and the office beside them."""
    return _write_each(records, folder, ".yaml", _yaml)


def write_json_lines(records: list[Data], folder: Path) -> list[Path]:
    """Write all records into one file, a line each, and the office beside it."""
    _write_office(records, folder)
    path = folder / "van-ban.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(data, ensure_ascii=False) + "\n" for data in records)
    return [path]


def write_xlsx(records: list[Data], folder: Path) -> list[Path]:
    """Write all records into one workbook, and the office beside it."""
    _write_office(records, folder)
    path = folder / "van-ban.xlsx"
    write_workbook(records, path)
    return [path]


def _write_each(records: list[Data], folder: Path, suffix: str, dump: Callable[[Data], str]) -> list[Path]:
    _write_office(records, folder)
    paths = []
    for index, data in enumerate(records, start=1):
        path = folder / f"{index:05d}{suffix}"
        path.write_text(dump(data), encoding="utf-8")
        paths.append(path)
    return paths


def _write_office(records: list[Data], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "co_quan.yaml").write_text(_yaml(office(records[0]["loai"])), encoding="utf-8")


def _yaml(data: Data) -> str:
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    return text


def _decision(data: Data, number: int) -> Data:
    chance = _chance(number)
    day = date(2021, 3, 10) + timedelta(days=chance.randrange(300))
    begin = day + timedelta(days=7)
    units = [{"ten": f"Đảng uỷ xã {_place(chance)} {index}"} for index in range(1, chance.randint(2, 9))]
    members = [_member(chance, index) for index in range(chance.randint(5, 15))]
    data["so_ky_hieu"] = str(number)
    data["ngay_ban_hanh"] = _typed(day)
    data["don_vi"], data["so_luong_don_vi"] = units, f"{len(units):02d}"
    data["doan"] = {"ten_goi": f"Đoàn giám sát {number}", "so_luong_thanh_vien": len(members), "thanh_vien": members}
    data["kieu_danh_sach_doan"] = chance.choice(("Từng dòng", "Bảng"))
    data["thoi_gian_giam_sat"] = {"tu_ngay": _typed(begin), "den_ngay": _typed(begin + timedelta(days=5))}
    return data


def _member(chance: random.Random, index: int) -> Data:
    role = ("Trưởng đoàn", "Phó Trưởng đoàn", "Thành viên kiêm Thư ký")[index] if index < 3 else "Thành viên"
    # The numeral keeps names apart: nobody may stand in a team twice.
    name = f"{chance.choice(_FAMILY)} {chance.choice(_MIDDLE)} {_GIVEN[index % len(_GIVEN)]}"
    name = name if index < len(_GIVEN) else f"{name} {chance.choice(_FAMILY)}"
    positions = [f"Uỷ viên {chance.choice(_OFFICES)} Huyện uỷ", f"Chuyên viên {chance.choice(_OFFICES)} Huyện uỷ"]
    return {
        "ho_ten": name,
        "chuc_vu": positions[: chance.randint(1, 2)],
        "vai_tro": role,
        "nhiem_vu": chance.choice(_TASKS),
    }


def _report(data: Data, number: int) -> Data:
    chance = _chance(number)
    data["so_ky_hieu"] = str(number)
    data["ngay_ban_hanh"] = _typed(date(2023, 1, 5) + timedelta(days=chance.randrange(300)))
    data["ket_qua"] = [
        {"tieu_de": f"Công tác {_place(chance)} {part}", "noi_dung": _sentences(chance, 4)}
        for part in range(1, _MANY_PARTS + 1)
    ]
    for name in ("uu_diem", "bai_hoc", "phuong_huong"):
        data[name] = _sentences(chance, 5)
    data["han_che"] = [{"noi_dung": text, "don_vi": f"Chi bộ Thôn {_place(chance)}"} for text in _sentences(chance, 5)]
    data["phu_luc"] = {
        "tieu_de": "Kết quả đăng ký, thực hiện mô hình năm 2022",
        "cot": ["Đảng viên", "Đã học chuyên đề", "Tỷ lệ (%)", "Số mô hình", "Mô hình mới", "Tập thể khen"],
        "dong": [_row(chance, row) for row in range(1, _ROWS + 1)],
    }
    return data


def _row(chance: random.Random, row: int) -> Data:
    figures = [str(chance.randrange(2000)) for _ in range(_COLUMNS)]
    figures[2] = f"{chance.randrange(100)},{chance.randrange(10)}"
    return {"don_vi": f"Chi bộ Thôn {_place(chance)} {row}", "so_lieu": figures}


def _sentences(chance: random.Random, count: int) -> list[str]:
    """Draw sentences without repeating one: the paper is cited, counted and dated as clerks do it."""
    numbers = {"n": f"{chance.randint(2, 60):02d}", "m": chance.randint(100, 900), "p": chance.randint(80, 100)}
    return [text.format(**numbers) for text in chance.sample(_SENTENCES, count)]


def _place(chance: random.Random) -> str:
    return chance.choice(_PLACES)


def _typed(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _chance(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 -- variety, not secrecy


def _sample(kind_id: str) -> Data:
    return {key: value for key, value in _plain_sample(kind_id).items() if key != "co_quan"}


def _plain_sample(kind_id: str) -> Data:
    document = read(all_kinds()[kind_id].sample_path).document
    if document is None:
        raise ValueError(kind_id)
    data: Data = _plain(document)
    return data


def _plain(node: RawNode) -> Any:
    if isinstance(node, RawScalar):
        return node.text
    if isinstance(node, RawMapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    return [_plain(item) for item in node.items]


#: How records are written, by the name used on the command line.
WRITERS: MappingProxyType[str, Callable[[list[Data], Path], list[Path]]] = MappingProxyType(
    {"json": write_json, "jsonl": write_json_lines, "yaml": write_yaml, "xlsx": write_xlsx}
)


def main() -> None:
    """Write records into a folder."""
    parser = argparse.ArgumentParser(description="Sinh dữ liệu để đo tốc độ.")
    parser.add_argument("thu_muc", type=Path, help="thư mục ghi dữ liệu")
    parser.add_argument("--loai", choices=sorted(MAKERS), default="quyet-dinh")
    parser.add_argument("--dang", choices=sorted(WRITERS), default="json")
    parser.add_argument("--so-luong", type=int, default=1000)
    asked = parser.parse_args()
    WRITERS[asked.dang](list(MAKERS[asked.loai](asked.so_luong)), asked.thu_muc)


if __name__ == "__main__":
    main()
