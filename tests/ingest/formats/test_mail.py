"""Mail, and pages saved as mail."""

import pytest

from headwater.ingest import Refused, read, read_all
from headwater.ingest.kinds import Kind, kind_of
from headwater.model import HeadwaterError, How
from tests.ingest.formats.made import URL, make_mail, make_pdf, make_saved
from tests.ingest.pages import PARAGRAPHS, TITLE, make_page, make_text

RELEASE = make_pdf([(50, 780, 12, "The harbour office closed the northern lock on Tuesday, it said.")])


def test_a_newsletter_is_read_with_what_its_header_says():
    (report,) = read(
        make_mail(html=make_page().replace(f"<title>{TITLE}", "<title>Letter"), text="See the page."), name="a.eml"
    )
    assert report.text == make_text()
    assert (report.title.value, report.title.how) == (TITLE, How.MAIL)
    assert (report.outlet.value, report.outlet.how) == ("The Tide", How.MAIL)
    assert (report.published.value.iso, report.published.how) == ("2024-05-03", How.MAIL)


def test_a_mail_whose_page_holds_no_article_is_read_from_its_text():
    (report,) = read(make_mail(html="<table><tr><td>Gate</td></tr></table>", text="\n\n".join(PARAGRAPHS)))
    assert [report.text[block.start : block.end] for block in report.blocks] == [TITLE, *PARAGRAPHS]


def test_a_mail_of_tables_without_a_text_is_read_cell_by_cell():
    cells = "".join(f"<tr><td>{paragraph[:30].strip()}</td></tr>" for paragraph in PARAGRAPHS)
    (report,) = read(make_mail(html=f"<table>{cells}</table>"))
    assert all(paragraph[:30].strip() in report.text for paragraph in PARAGRAPHS)


def test_a_mail_of_plain_text_is_read():
    (report,) = read(make_mail(text="\n\n".join(PARAGRAPHS)), name="a.eml")
    assert report.text.startswith(f"{TITLE}\n\n{PARAGRAPHS[0]}")


def test_reports_attached_to_a_mail_are_read_and_named():
    mail = make_mail(
        text="Please see our release.",
        attached=[("application/pdf", "release.pdf", RELEASE), ("image/png", "a.png", b"\x89PNG\r\n")],
    )
    assert [report.name for report in read(mail, name="a.eml")] == ["a.eml", "a.eml:release.pdf"]


def test_a_mail_forwarded_whole_is_read_but_not_without_end():
    mail = make_mail(text="\n\n".join(PARAGRAPHS))
    for _ in range(6):
        mail = make_mail(text="See below.", attached=[("application/octet-stream", "inner.eml", mail)])
    names = [report.name for report in read(mail, name="a.eml")]
    assert names == ["a.eml" + ":inner.eml" * depth for depth in range(4)]


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("The Tide <news@mail.tide.example>", "The Tide"),
        ("Ann Lee <ann@tide.example>", "tide.example"),
        ("Reuters <daily@lists.example>", "Reuters"),
        ("Ann Lee <ann.lee@gmail.com>", None),
        ("nobody", None),
    ],
)
def test_the_outlet_of_a_mail_is_the_sender_where_his_name_or_host_is_one(sender, outlet):
    (report,) = read(make_mail(text="\n\n".join(PARAGRAPHS), sender=sender))
    assert (report.outlet and report.outlet.value) == outlet


def test_a_subject_in_another_alphabet_is_decoded_and_a_reply_mark_left_out():
    (report,) = read(make_mail(text="\n\n".join(PARAGRAPHS), subject="Fwd: Re: Écluse fermée à Łódź"))
    assert report.title.value == "Écluse fermée à Łódź"


def test_a_page_saved_as_mail_has_its_own_address_and_day():
    (report,) = read(make_saved(), name="a.txt")
    assert report.text == make_text()
    assert report.url == URL
    assert report.published.value.iso == "2024-05-03"


def test_a_page_saved_as_mail_without_a_page_is_told():
    with pytest.raises(HeadwaterError, match="HW-READ-030"):
        read(make_saved().replace(b"text/html", b"text/css"))


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour\nTo: the islands\n\nThe ferries leave from the fish market.",
        "Subject: gate\n\nThe gate is shut.",
        "Note: a text that begins so is none.",
    ],
)
def test_a_text_with_headers_of_its_own_is_no_mail(text):
    assert kind_of(text.encode(), "a.txt") is Kind.TEXT


def test_a_mail_of_nothing_stops_nothing(tmp_path):
    (tmp_path / "a.eml").write_bytes(make_mail(text=" "))
    (tmp_path / "b.eml").write_bytes(make_mail(text="\n\n".join(PARAGRAPHS)))
    items = list(read_all([tmp_path]))
    assert [isinstance(item, Refused) for item in items] == [True, False]
