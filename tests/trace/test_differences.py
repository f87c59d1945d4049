"""Where the assertions of one claim differ without clashing."""

from dataclasses import replace

from headwater.model import Annotated, Claim, Modality, Stance
from headwater.trace import find_differences, trace_origins
from tests.trace.test_origins import BOARD, CNN, MAYOR, TEXT, report, says


def labels(*made):
    claim = Claim("c-1", TEXT, tuple(item for _, item in made), ())
    traced = trace_origins([claim], [Annotated(where, (), ()) for where, _ in made], ())
    return [difference.label for difference in find_differences(claim, traced.origins)]


def test_two_speakers_on_the_record_differ():
    a, b = report("a"), report("b")
    assert labels((a, says(a, MAYOR)), (b, says(b, BOARD))) == ["speaker: Mayor Ada Lind / Water Board"]


def test_an_outlet_and_who_it_quotes_are_no_two_speakers():
    a, b = report("a"), report("b")
    assert labels((a, says(a, MAYOR)), (b, says(b, CNN, MAYOR)), (b, says(b, CNN))) == []


def test_planned_and_conditional_differ_but_tenses_do_not():
    a, b, c = report("a"), report("b"), report("c")
    planned, conditional = replace(says(a), modality=Modality.PLANNED), replace(says(b), modality=Modality.CONDITIONAL)
    assert labels((a, planned), (b, conditional)) == ["modality: conditional / planned"]
    assert labels((a, says(a)), (c, replace(says(c), modality=Modality.ONGOING))) == []


def test_a_denial_is_no_difference_of_wording():
    a, b = report("a"), report("b")
    denied = replace(says(b, BOARD, stance=Stance.DENIES), modality=Modality.PLANNED)
    assert labels((a, says(a, MAYOR)), (b, denied)) == []
