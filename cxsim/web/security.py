"""Who may ask: this computer's browser with its cookie, from our own pages, and with uploads of a bounded size."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST: Final = "127.0.0.1"
LARGEST_UPLOAD: Final = 20_000_000
"""Bytes of one request."""
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                               "object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it, browsers send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
READING: Final = frozenset({"GET", "HEAD"})
ENTRANCE: Final = "/enter"


@dataclass
class Keys:
    """The token of the link, which opens once, and what the cookie then holds."""

    port: int
    link_token: str | None = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers share cookies between ports, so the port is in it."""
        return f"cxsim_{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a request may call this server; another name means that somebody else's page leads here."""
        return f"{HOST}:{self.port}", f"localhost:{self.port}"

    @property
    def link(self) -> str:
        """The address that opens the app once."""
        return f"http://{HOST}:{self.port}{ENTRANCE}?token={self.link_token}"

    def opens(self, token: str) -> bool:
        """Whether this is the token of the link; afterwards it is used up."""
        right = self.link_token is not None and secrets.compare_digest(token.encode(), self.link_token.encode())
        if right:
            self.link_token = None
        return right


class TooLargeError(Exception):
    """More was sent than one request may hold."""


class Guard:
    """Stands before the app: refuses strangers, bounds what is sent, and adds the headers that keep pages apart."""

    def __init__(self, app: ASGIApp, keys: Keys, largest: int = LARGEST_UPLOAD):
        self.app, self.keys, self.largest = app, keys, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        sender = with_headers(send)
        if scope["type"] != "http":  # there are no sockets here
            return
        request = Request(scope)
        answer = self.entered(request) if request.url.path == ENTRANCE else self.refusal(request)
        if answer is not None:
            await answer(scope, receive, sender)
            return
        try:
            await self.app(scope, bounded(receive, self.largest), sender)
        except TooLargeError:
            await too_large(self.largest)(scope, receive, sender)

    def refusal(self, request: Request) -> Response | None:
        """Why a request is not let in, or None."""
        headers = request.headers
        if headers.get("host") not in self.keys.hosts:
            return told(421, f"This is the workbench of cxsim; open it as {HOST}:{self.keys.port}.")
        if request.method not in READING and headers.get("origin") not in self.origins:
            return told(403, "This was sent from another page. Use the pages of the workbench.")
        given = request.cookies.get(self.keys.cookie, "")
        if not secrets.compare_digest(given.encode(), self.keys.session.encode()):
            return told(403, "Open the workbench with the link that the terminal shows. The link opens once; for a new "
                        "one, stop the workbench (Ctrl-C) and start it again.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.largest:
            return too_large(self.largest)
        return None

    @property
    def origins(self) -> tuple[str, ...]:
        """Where our own forms and scripts come from."""
        return tuple(f"http://{host}" for host in self.keys.hosts)

    def entered(self, request: Request) -> Response:
        """The answer to the link: the cookie, and on to the first page, so that no token stays in the address."""
        known = self.refusal(request) is None
        if request.headers.get("host") not in self.keys.hosts or request.method not in READING:
            return told(421, f"This is the workbench of cxsim; open it as {HOST}:{self.keys.port}.")
        if not known and not self.keys.opens(request.query_params.get("token", "")):
            return told(403, "This link was used already, or is not whole. Use the browser in which you opened it, or "
                        "stop the workbench (Ctrl-C) and start it again for a new link.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.keys.cookie, self.keys.session, httponly=True, samesite="strict", path="/")
        return answer


def told(status: int, text: str) -> Response:
    """A refusal in plain words."""
    return PlainTextResponse(text + "\n", status)


def too_large(largest: int) -> Response:
    """The refusal of what is too large."""
    return told(413, f"This is too large: {largest // 1_000_000} MB at most. Send fewer rows or columns.")


def bounded(receive: Receive, largest: int) -> Receive:
    """Receive at most so many bytes, whatever the header promised."""
    got = 0

    async def received() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > largest:
            raise TooLargeError
        return message

    return received


def with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Send every answer with the headers; an answer may have stated its own."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
