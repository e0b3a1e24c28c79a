"""Asking over HTTP, with nothing but what Python brings: JSON of a forge, bytes of an archive, whether a link leads on.

Nothing is sent but what is named here, and no answer is read further than is said.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from outturn.errors import PlainError, printable

PATIENCE = 30
"""Seconds that an answer may keep us waiting."""
MOST_JSON = 20_000_000
LONGEST_REASON = 300
AGENT = "outturn"


class ForgeError(PlainError):
    """The forge did not answer as asked, or what somebody brought is refused; the message says why."""

    left_as_it_was = False


class NotAllowedError(ForgeError):
    """The forge says that whoever asks may not do this."""


class _Faithful(HTTPRedirectHandler):
    """Leads on within the web only; what was said to one host in confidence is not said to the next."""

    def redirect_request(self, req: Request, fp, code, msg, headers, newurl: str) -> Request | None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - as urllib calls it
        if not newurl.startswith(("https://", "http://")):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextmanager
def _answer(request: Request) -> Iterator[HTTPResponse]:
    with build_opener(_Faithful).open(request, timeout=PATIENCE) as answer:
        yield answer


def asked(method: str, address: str, token: str, content: object = None) -> object:
    """What the forge answers, read as JSON; None where it answers nothing.

    Raises NotAllowedError where it says that this is not allowed, ForgeError for everything else.
    """
    data = None if content is None else json.dumps(content).encode()
    said = _read(_request(method, address, token, data), MOST_JSON + 1)
    if len(said) > MOST_JSON:
        message = f"{method} {printable(address)}: the answer is longer than {MOST_JSON:,} bytes"
        raise ForgeError(message)
    try:
        return json.loads(said) if said.strip() else None
    except ValueError:
        message = f"{method} {printable(address)}: the answer is no JSON"
        raise ForgeError(message) from None


def fetched(address: str, token: str, most: int) -> bytes:
    """The bytes at the address; raises ForgeError where there are more than ``most``, or none can be had."""
    content = _read(_request("GET", address, token, None), most + 1)
    if len(content) > most:
        message = f"What lies at {printable(address)} is larger than {most:,} bytes"
        raise ForgeError(message)
    return content


def _read(request: Request, most: int) -> bytes:
    """At most so many bytes of the answer; raises NotAllowedError and ForgeError as ``asked`` does."""
    method, address = request.get_method(), request.full_url
    try:
        with _answer(request) as answer:
            content: bytes = answer.read(most)
    except HTTPError as error:
        raise _refused(method, address, error) from None
    except (OSError, HTTPException) as error:
        message = f"{method} {printable(address)}: {printable(str(error))}"
        raise ForgeError(message) from None
    return content


def _request(method: str, address: str, token: str, data: bytes | None) -> Request:
    headers: Mapping[str, str] = {"User-Agent": AGENT, "Accept": "application/vnd.github+json"}
    request = Request(address, data=data, headers=dict(headers), method=method)  # noqa: S310 - the forge's own address
    if token:
        request.add_unredirected_header("Authorization", f"Bearer {token}")
    return request


def _refused(method: str, address: str, error: HTTPError) -> ForgeError:
    with error:
        said = error.read(MOST_JSON).decode("utf-8", errors="replace")
    try:
        said = json.loads(said)["message"]
    except (ValueError, KeyError, TypeError):
        said = str(error.reason)
    kind = NotAllowedError if error.code in (401, 403) else ForgeError
    return kind(f"{method} {printable(address)}: {error.code} {printable(str(said))[:LONGEST_REASON]}")


def led_to(address: str) -> int | str:
    """The status with which the address answers, or why it does not; what lies there is not read."""
    headers = {"User-Agent": f"Mozilla/5.0 (compatible; {AGENT})", "Accept": "*/*"}
    try:
        request = Request(address, headers=headers, method="GET")  # noqa: S310 - the caller has looked at its scheme
        with _answer(request) as answer:
            return answer.status
    except HTTPError as error:
        error.close()
        return error.code
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        return printable(str(reason))[:LONGEST_REASON]
