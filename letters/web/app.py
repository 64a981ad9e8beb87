"""The Flask factory: settings in, pages out."""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
import threading
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, Request
from werkzeug.middleware.proxy_fix import ProxyFix

from letters import making
from letters.drafts.database import Address, Database
from letters.drafts.made import Made
from letters.drafts.store import Store
from letters.places.directory import open_directory
from letters.places_on_disk import TEMPLATES
from letters.web import asking, carrying, giving, glossary, leaving, register, start, tidying
from letters.web.errors import speak_of_errors
from letters.web.guard import stand_guard
from letters.web.headers import set_headers
from letters.web.keeper import Keeper
from letters.web.logs import tell_kinds_alone
from letters.web.memory import forbid_core_dumps
from letters.web.page import prepare_pages
from letters.web.pool import RenderPool, preload
from letters.web.settings import Settings
from letters.web.shelf import Shelf
from letters.web.visits import KeyCookie

if TYPE_CHECKING:
    from letters.web.workers import Workers

# Everything that anybody can type at every limit comes to less. It is also less than the server
# keeps in memory, so that no body is ever put on disk.
LARGEST_BODY = 500_000
_OF_OUR_OWN = 2  # connections: for the keeper, and for what comes back from the pool
LARGEST_OF_ALL = carrying.LARGEST_UPLOAD


class _Request(Request):
    """A request whose body, a file too, is held in memory and bounded by what the page takes."""

    @property
    def max_content_length(self) -> int | None:
        """One page takes files; it takes larger bodies."""
        return LARGEST_OF_ALL if self.endpoint == "carrying.take_back" else LARGEST_BODY

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        raise AttributeError("it hangs on the page alone")

    def _get_file_stream(self, *_: object, **__: object) -> io.BytesIO:
        """Werkzeug would put a large file on the disk, in the clear."""
        return io.BytesIO()


class _Application(Flask):
    request_class = _Request

    def log_exception(self, exc_info: Any) -> None:
        """Name the kind of error alone: its message may quote what somebody typed."""
        self.logger.error("%s on a page of errors", exc_info[0].__name__)


def create_app(settings: Settings | None = None) -> Flask:
    """The application for one process."""
    settings = settings or Settings()
    forbid_core_dumps()
    tell_kinds_alone()
    app = _Application("letters.web", template_folder=str(TEMPLATES / "pages"))
    app.secret_key = settings.secret
    app.session_interface = KeyCookie(settings)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        TRUSTED_HOSTS=list(settings.hosts),
    )
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # it would answer with a redirect to a stranger's words
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=0, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    _furnish(app, settings)
    prepare_pages(app, settings)
    stand_guard(app)
    set_headers(app, settings)
    speak_of_errors(app)
    app.register_blueprint(start.bare)
    for room in (start, glossary, register, asking, giving, carrying, leaving):
        app.register_blueprint(room.blueprint, url_prefix="/<language:tag>")
    app.jinja_env.globals["tidied"] = tidying.note
    making.open_gate()
    open_directory(settings.places)
    return app


def _furnish(app: Flask, settings: Settings) -> None:
    database = _database(settings)
    pool = _pool(settings, database)
    shelf = Shelf(pool, Made(database, settings.secret))
    drafts = Store(database, settings.secret, timedelta(hours=settings.draft_hours))
    app.extensions.update(
        settings=settings,
        pool=pool,
        shelf=shelf,
        drafts=drafts,
        keeper=Keeper(drafts, shelf),
        places_to_wait=threading.BoundedSemaphore(settings.threads // 2),
    )


def _pool(settings: Settings, database: Database) -> RenderPool | Workers:
    if settings.render_on == "workers":
        # Imported late: one machine needs neither PostgreSQL's library nor this one.
        from letters.web.workers import Workers
        from letters.web.working import jobs_of

        return Workers(jobs_of(settings, database), settings.render_seconds)
    preload()
    return RenderPool(
        settings.workers, settings.queue, settings.render_seconds, settings.render_megabytes
    )


def _database(settings: Settings) -> Database:
    place: Path | Address | None = settings.database_url
    if place is None:
        place = (settings.drafts or _private_folder()) / "drafts.sqlite3"
    # Whoever waits for a PDF holds no connection.
    connections = max(2, settings.threads // 2) + _OF_OUR_OWN
    return Database(place, connections, settings.store_seconds)


def _private_folder() -> Path:
    """A folder that nobody else may read, and that goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="letters-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
