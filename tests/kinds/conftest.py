"""The sample decision, and the ways the tests turn it into paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.kinds.quyet_dinh_giam_sat.layout import LAYOUT
from reportgen.render.builder import build_template
from reportgen.render.engine import Engine, load_engine
from reportgen.standard import all_standards
from tests.kinds.decision import Data, context, sample
from tests.support import word


@pytest.fixture
def data() -> Data:
    """The sample, to be changed at will."""
    return sample()


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Engine]:
    folder = tmp_path_factory.mktemp("khuon")
    built = {}
    for standard in all_standards():
        path = folder / f"{standard.id}.docx"
        path.write_bytes(build_template(LAYOUT, standard))
        built[standard.id] = load_engine(path)
    return built


@pytest.fixture
def lines(engines: dict[str, Engine]) -> Callable[..., list[str]]:
    """The paragraphs of the document made from data."""

    def paragraphs(data: Data, standard_id: str = "hd36") -> list[str]:
        return word.paragraphs(engines[standard_id].render(context(data, standard_id)))

    return paragraphs
