"""Serving on one machine, with nothing to prepare."""

from __future__ import annotations

import os
import sys

import waitress

from letters.web.app import LARGEST_BODY, create_app
from letters.web.settings import LOOPBACK, Settings, SettingsWrong, settings_from


def serve(host: str, port: int) -> None:
    """Serve the pages until the program is ended. Ends at once where the settings are wrong."""
    try:
        settings = settings_for(host)
    except SettingsWrong as wrong:
        sys.exit(str(wrong))
    app = create_app(settings)
    app.extensions["pool"].start()
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    waitress.serve(
        app,
        host=host,
        port=port,
        threads=settings.threads,
        max_request_body_size=LARGEST_BODY,
        ident=None,
    )


def settings_for(host: str) -> Settings:
    """The settings in the environment, for a server that listens on `host`."""
    settings = settings_from(os.environ)
    listens_here = host in {"127.0.0.1", "localhost", "::1"}
    if not listens_here and settings.hosts == LOOPBACK:
        raise SettingsWrong(f"LETTERS_HOSTS: name the hosts by which people reach {host}")
    return settings
