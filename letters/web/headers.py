"""What every answer tells the browser: run nothing, frame nothing, keep nothing, tell nobody."""

from __future__ import annotations

from flask import Flask, Response, request

from letters.web.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# What a page of questions never needs of a device.
_POWERS = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser would hide the origin of our own forms from us.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in _POWERS),
    "X-Robots-Tag": "noindex, nofollow",
}
_A_YEAR = "max-age=31536000; includeSubDomains"
_STATIC = "public, max-age=86400"


def standing_headers(settings: Settings) -> dict[str, str]:
    """The headers of an answer that nobody may keep."""
    tls = {"Strict-Transport-Security": _A_YEAR} if settings.tls else {}
    return {**HEADERS, **tls, "Cache-Control": "no-store"}


def set_headers(app: Flask, settings: Settings) -> None:
    """Set the headers on every answer, errors included."""
    standing = standing_headers(settings)

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers.update(standing)
        if request.endpoint == "static" and response.status_code in {200, 304}:
            response.headers["Cache-Control"] = _STATIC
        return response
