"""Jobs for other machines: handed on sealed, done once, dropped before anything else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from letters.drafts import jobs as jobs_module
from letters.drafts.database import Unavailable
from letters.drafts.jobs import Jobs, NoRoom
from letters.drafts.made import Made, Place
from letters.drafts.seal import new_key
from tests.drafts.engines import PostgreSQL

# Several machines share a PostgreSQL and nothing else.
pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
SECRET, WORKERS = b"s" * 32, b"w" * 32
NOW = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
LETTER = b'{"letter": "The taxi did not come."}'
PATIENCE = 30.0  # seconds that a worker has


@pytest.fixture
def made(engine: PostgreSQL) -> Made:
    """Where a web node looks for files."""
    return Made(engine.database(), SECRET)


@pytest.fixture
def jobs(engine: PostgreSQL) -> Jobs:
    """The jobs as a web node has them: four may wait."""
    return Jobs(engine.database(), WORKERS, most=4, patience=PATIENCE)


@pytest.fixture
def worker(engine: PostgreSQL) -> Jobs:
    """The same as a worker has them."""
    return Jobs(engine.database(), WORKERS, most=4, patience=PATIENCE)


def somewhere(made: Made, key: bytes | None = None) -> Place:
    """Where a file of some visitor goes."""
    return made.place(key or new_key(), "letter", NOW)


def test_a_worker_makes_what_a_web_node_finds(jobs: Jobs, worker: Jobs, made: Made) -> None:
    """It has the content as it was, and puts what it made where the visitor's key opens it."""
    key = new_key()
    place = somewhere(made, key)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    assert jobs.waits(place.seal.row)
    taken = worker.take(place.seal.row, NOW)
    assert taken is not None
    assert (taken.content, taken.place) == (LETTER, place)
    worker.finish(taken.place, b"%PDF-")
    assert not jobs.waits(place.seal.row)
    assert jobs.outcome(place.seal) == made.find(key, "letter", NOW) == b"%PDF-"


def test_nothing_of_it_can_be_read_on_the_way(
    engine: PostgreSQL, jobs: Jobs, worker: Jobs, made: Made
) -> None:
    """Neither in the tables, procrastinate's among them, nor in the journal, nor in the log."""
    place = somewhere(made)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    taken = worker.take(place.seal.row, NOW)
    assert taken is not None
    worker.finish(place, b"%PDF-1.7 The taxi did not come.")
    stolen = engine.on_disk()
    opener = place.seal.opener
    for told in (b"The taxi did not come", b"%PDF-1.7", WORKERS, opener, opener.hex().encode()):
        assert told not in stolen
    assert place.seal.row.encode() in stolen


def test_a_job_is_done_once(jobs: Jobs, worker: Jobs, made: Made) -> None:
    """Whoever comes second is given nothing, until the first has had all the time there is."""
    place = somewhere(made)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    assert worker.take(place.seal.row, NOW) is not None
    assert worker.take(place.seal.row, NOW) is None
    late = NOW + timedelta(seconds=PATIENCE + 1)
    assert worker.take(place.seal.row, late) is not None


def test_what_waits_is_not_put_twice(engine: PostgreSQL, jobs: Jobs, made: Made) -> None:
    """Two nodes ask for the same, or one asks again; what was ahead goes to the front once."""
    place = somewhere(made)
    for ahead in (True, True, False, False, True):
        jobs.hand_on(place, LETTER, NOW, ahead=ahead)
    with engine.database().reading() as connection:
        connection.exec_driver_sql(f"SET search_path TO {jobs_module._SCHEMA}")
        line = connection.exec_driver_sql(
            "SELECT priority, args FROM procrastinate_jobs ORDER BY id"
        ).all()
    assert [(priority, args) for priority, args in line] == [
        (0, {"row": place.seal.row}),
        (1, {"row": place.seal.row}),
    ]


def test_a_job_whose_worker_is_gone_is_handed_on_again(
    jobs: Jobs, worker: Jobs, made: Made
) -> None:
    """When somebody asks after that, not before."""
    place = somewhere(made)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    worker.take(place.seal.row, NOW)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    assert worker.take(place.seal.row, NOW) is None
    late = NOW + timedelta(seconds=PATIENCE + 1)
    jobs.hand_on(place, LETTER, late, ahead=False)
    assert worker.take(place.seal.row, late) is not None


def test_what_nobody_asked_for_makes_way(jobs: Jobs, made: Made) -> None:
    """Half of the places at most, and those go to whoever asks; beyond them nobody waits."""
    ahead = [somewhere(made) for _ in range(3)]
    for place in ahead[:2]:
        jobs.hand_on(place, LETTER, NOW, ahead=True)
    with pytest.raises(NoRoom):
        jobs.hand_on(ahead[2], LETTER, NOW, ahead=True)
    asked = [somewhere(made) for _ in range(5)]
    for place in asked[:4]:
        jobs.hand_on(place, LETTER, NOW, ahead=False)
    assert not any(jobs.waits(place.seal.row) for place in ahead)
    with pytest.raises(NoRoom):
        jobs.hand_on(asked[4], LETTER, NOW, ahead=False)
    assert all(jobs.waits(place.seal.row) for place in asked[:4])


def test_what_failed_is_told_by_its_kind_and_may_be_tried_again(
    jobs: Jobs, worker: Jobs, made: Made
) -> None:
    """The kind alone is written down."""
    place = somewhere(made)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    worker.take(place.seal.row, NOW)
    worker.fail(place.seal.row, "TooSlow")
    with pytest.raises(LookupError, match="TooSlow"):
        jobs.waits(place.seal.row)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    assert worker.take(place.seal.row, NOW) is not None


def test_a_worker_with_another_secret_reads_nothing(
    engine: PostgreSQL, jobs: Jobs, made: Made
) -> None:
    """And says so, for whoever set it up."""
    place = somewhere(made)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    stranger = Jobs(engine.database(), b"x" * 32, most=4, patience=PATIENCE)
    assert stranger.take(place.seal.row, NOW) is None
    with pytest.raises(LookupError, match="secret"):
        jobs.waits(place.seal.row)


def test_a_draft_forgotten_takes_its_jobs_along(jobs: Jobs, worker: Jobs, made: Made) -> None:
    """What waits is made by nobody; what is just being made is put nowhere."""
    key = new_key()
    waiting, begun = made.place(key, "one", NOW), made.place(key, "two", NOW)
    for place in (waiting, begun):
        jobs.hand_on(place, LETTER, NOW, ahead=False)
    assert worker.take(begun.seal.row, NOW) is not None
    made.forget(key)
    assert worker.take(waiting.seal.row, NOW) is None
    worker.finish(begun, b"%PDF-")
    assert made.count() == 0


def test_nothing_waits_for_ever(jobs: Jobs, worker: Jobs, made: Made) -> None:
    """A job that nobody did goes when its file would have gone."""
    place = somewhere(made)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    late = NOW + timedelta(minutes=10)
    assert worker.take(place.seal.row, late) is None
    assert made.purge(late) == 1
    assert not jobs.waits(place.seal.row)


def test_whoever_listens_is_told_at_once(jobs: Jobs, worker: Jobs, made: Made) -> None:
    """Of what is done, what failed, and what made way."""
    place = somewhere(made)
    with jobs.listening() as heard:
        jobs.hand_on(place, LETTER, NOW, ahead=False)
        worker.take(place.seal.row, NOW)
        worker.finish(place, b"%PDF-")
        assert heard(5) == [place.seal.row]
        jobs.hand_on(place, LETTER, NOW, ahead=False)
        worker.fail(place.seal.row, "TooSlow")
        assert heard(5) == [place.seal.row]
        assert heard(0.01) == []


def test_nobody_works_until_somebody_does(jobs: Jobs) -> None:
    """A worker that gives no sign of life does not count."""
    assert not jobs.somebody_works()


def test_a_new_database_may_take_the_place_of_the_old(
    engine: PostgreSQL, jobs: Jobs, made: Made
) -> None:
    """procrastinate's tables are made again in it, as ours are."""
    jobs.hand_on(somewhere(made), LETTER, NOW, ahead=False)
    with engine.database().writing() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {jobs_module._SCHEMA} CASCADE")
    with pytest.raises(Unavailable):
        jobs.hand_on(somewhere(made), LETTER, NOW, ahead=False)
    place = somewhere(made)
    jobs.hand_on(place, LETTER, NOW, ahead=False)
    assert jobs.waits(place.seal.row)
