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
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser would hide the origin of our own forms from us.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_A_YEAR = "max-age=31536000; includeSubDomains"
_STATIC = "public, max-age=86400"


def set_headers(app: Flask, settings: Settings) -> None:
    """Set the headers on every answer, errors included."""

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers.update(HEADERS)
        static = request.endpoint == "static" and response.status_code in {200, 304}
        response.headers["Cache-Control"] = _STATIC if static else "no-store"
        if settings.tls:
            response.headers["Strict-Transport-Security"] = _A_YEAR
        return response
