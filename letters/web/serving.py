"""Serving on one machine, with nothing to prepare."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import waitress.server
from flask import Flask

from letters.web.app import LARGEST_BODY, create_app
from letters.web.settings import LOOPBACK, Settings, SettingsWrong, settings_from


def serve(host: str, port: int) -> None:
    """Serve the pages until the program is ended. Ends at once where the settings are wrong."""
    try:
        settings = settings_for(host)
    except SettingsWrong as wrong:
        sys.exit(str(wrong))
    app = create_app(settings)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what is temporary is removed
    server = _listening(app, host, port, settings)
    app.extensions["pool"].start()
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    server.run()


def _listening(app: Flask, host: str, port: int, settings: Settings) -> Any:
    try:
        return waitress.server.create_server(
            app,
            host=host,
            port=port,
            threads=settings.threads,
            max_request_body_size=LARGEST_BODY,
            ident=None,
        )
    except OSError as taken:
        sys.exit(f"http://{host}:{port}: {taken.strerror}")


def settings_for(host: str) -> Settings:
    """The settings in the environment, for a server that listens on `host`."""
    settings = settings_from(os.environ)
    listens_here = host in {"127.0.0.1", "localhost", "::1"}
    if not listens_here and settings.hosts == LOOPBACK:
        raise SettingsWrong(f"LETTERS_HOSTS: name the hosts by which people reach {host}")
    return settings
