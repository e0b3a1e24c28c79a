"""Addresses of other sites go where they say; what a browser reads otherwise than people do is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.errors import Word
from outturn.reading.links import wrong_link

RIGHT = (
    "https://www.gov.uk/government/statistics/children-looked-after",
    "https://www.gov.uk",
    "https://example.org:8443/a?b=c&d=@e#f@g",
    "https://a-b.co.uk/x%20y/(z)",
    "https://www.example.org./",
    "HTTPS://WWW.GOV.UK/",
    "https://cy.example.org/gŵyl",
)
WRONG = {
    "scheme": (
        "http://www.gov.uk",
        "//www.gov.uk",
        "www.gov.uk",
        "https:www.gov.uk",
        "https:/www.gov.uk",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://www.gov.uk",
        "/local",
        "",
    ),
    "user": (
        "https://www.gov.uk@evil.example/",
        "https://www.gov.uk:443@evil.example/",
        "https://@evil.example/",
        "https://a:b@www.gov.uk/",
    ),
    "characters": (
        "https://www.gov.uk\\@evil.example/",
        "https:\\\\evil.example",
        "https://www.gov.uk\\.evil.example/",
        "https://www.gov.uk/a b",
        "https://www.gov.uk/\u202egpj",
        "https://www.gov\u200b.uk/",
        "https://www.gov.uk/<x>",
        'https://www.gov.uk/"x',
        "https://www.gov.uk/\n",
        "https://www.gov.uk\t/",
    ),
    "host": (
        "https://",
        "https:///evil.example/",
        "https:////evil.example/",
        "https://?x",
        "https://#x",
        "https://localhost/",
        "https://evil/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://127.1/",
        "https://[::1]/",
        "https://[::1/",
        "https://-a.example/",
        "https://a..example/",
        "https://.example/",
        "https://www.gov%2Euk/",
        "https://www.gov.uk:/",
        "https://www.gov.uk:0/",
        "https://www.gov.uk:99999/",
        "https://www.gov.uk:x/",
        "https://www。gov。uk/",
        "https://www．gov.uk/",
        "https://a_b.example/",
        "https://xn--pple-43d.com/",
        "https://www.xn--80ak6aa92e.com/",
        "https://" + "a" * 64 + ".example/",
        "https://" + "a." * 130 + "example/",
    ),
}  # fmt: skip


@pytest.mark.parametrize("address", RIGHT)
def test_an_address_that_goes_where_it_says_is_right(address: str) -> None:
    assert wrong_link(address) is None


@pytest.mark.parametrize(("reason", "address"), [(reason, one) for reason, several in WRONG.items() for one in several])
def test_an_address_that_leads_elsewhere_is_named_with_its_reason(reason: str, address: str) -> None:
    assert wrong_link(address) == Word(f"link-{reason}")


@given(st.text(alphabet="ahtps:/\\@.#?[]%12\t x", max_size=30))
def test_no_text_stops_it_and_what_passes_has_one_host_that_people_see(text: str) -> None:
    for address in (text, f"https://{text}", f"https://www.gov.uk{text}"):
        if wrong_link(address) is None:
            host = address[8:].replace("?", "/").replace("#", "/").partition("/")[0]
            assert set(host) <= set("ahtpsx.:12wgovuk")
            assert "." in host
