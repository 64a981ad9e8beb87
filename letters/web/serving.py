"""Serving on one machine, with nothing to prepare."""

from __future__ import annotations

import os
import sys

from letters.web.app import create_app
from letters.web.logs import write_to_standard_error
from letters.web.server import listening
from letters.web.settings import LOOPBACK, Settings, SettingsWrong, settings_from
from letters.web.stopping import Told, serve_until

_TO_SEND = 15  # seconds for the last answers to leave, once they are made


def serve(host: str, port: int) -> None:
    """Serve the pages until the program is told to end, and what is under way to its end. Ends at
    once where the settings are wrong or the port is taken."""
    try:
        settings = settings_for(host)
    except SettingsWrong as wrong:
        sys.exit(str(wrong))
    write_to_standard_error()
    app = create_app(settings)
    told = Told()
    server = listening(app, host, port, settings)
    app.extensions["pool"].start()
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    serve_until(told, server, settings.render_seconds + _TO_SEND)


def settings_for(host: str) -> Settings:
    """The settings in the environment, for a server that listens on `host`."""
    settings = settings_from(os.environ)
    listens_here = host in {"127.0.0.1", "localhost", "::1"}
    if not listens_here and settings.hosts == LOOPBACK:
        raise SettingsWrong(f"LETTERS_HOSTS: name the hosts by which people reach {host}")
    return settings
