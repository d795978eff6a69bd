from __future__ import annotations

import re
from pathlib import Path

import reportgen.model
from reportgen import messages
from reportgen.messages import catalogue, read_section

_MODEL = read_section(Path(messages.__file__).with_name("model.toml"))
_RAISED = re.compile(r'(?:refuse\(|Finding\(|\bcode(?:: str)? ?= ?)\s*"([a-z0-9-]+)"')


def raised() -> set[str]:
    folder = Path(reportgen.model.__file__).parent
    return {code for path in folder.glob("*.py") for code in _RAISED.findall(path.read_text(encoding="utf-8"))}


def test_every_code_raised_here_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert len(raised()) > 40
    assert raised() - set(catalogue()) == set()
    assert set(_MODEL) - raised() == set()


def test_sentences_show_what_was_typed_and_end_in_what_to_do() -> None:
    for code, message in _MODEL.items():
        assert message.sentence.endswith("."), code
        assert message.advice.endswith("."), code
        assert message.advice[0].isupper(), code
