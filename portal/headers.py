"""What every answer says to the browser besides its content: what it may do, and may keep."""

import logging
import secrets

from flask import Flask, Response, g, request

from portal.context import now, settings
from portal.translate import language

log = logging.getLogger(__name__)

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "report-uri /csp-rapport",
    )
)

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def init_headers(app: Flask) -> None:
    """Number every request and put the headers on every answer."""
    app.before_request(_number)
    app.after_request(_add_headers)


def _number() -> None:
    # Said over the telephone, so short and without signs that sound alike.
    g.request_id = secrets.token_hex(4)


def _add_headers(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if settings().https:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint != "static":
        # Personal data: neither the browser's Back nor a shared machine may keep it.
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("HX-Request")
        response.headers["Content-Language"] = language().value
        _log(response)
    return response


def _log(response: Response) -> None:
    """The route, never the address: what stands in an address may be a search for a person."""
    log.info(
        "at=%s request=%s %s %s status=%d",
        now().isoformat(timespec="seconds"),
        g.get("request_id", "-"),
        request.method,
        request.url_rule.rule if request.url_rule is not None else "-",
        response.status_code,
    )
