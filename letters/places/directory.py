"""The directory in use: the services that are shipped, and a deployment's own in their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from letters.places.authorities import Authority, authorities
from letters.places.services import Service, ServiceKind, read_services, shipped, together

# What people write before or after the name of an authority.
_AROUND = {
    *("the", "of", "council", "borough", "county", "city", "metropolitan", "district", "unitary"),
    *("authority", "local", "royal", "london", "mbc", "cc", "bc"),
}
_in_use: dict[str, tuple[Service, ...]] = {}


def open_directory(own: Path | None = None) -> None:
    """Use what is shipped and, in its place, a deployment's own file. Each entry point calls it
    once; without it what is shipped is used. PlacesWrong where the file cannot be used."""
    added = read_services(own) if own else ()
    _in_use["services"] = together(shipped(), added)


def services() -> tuple[Service, ...]:
    """Every service in use, by authority."""
    return _in_use.get("services") or shipped()


def services_of(council: str, *kinds: ServiceKind) -> tuple[Service, ...]:
    """The services of the authority that somebody named, of these kinds and in their order; none
    where the name is that of no authority."""
    authority = authority_named(council)
    if authority is None:
        return ()
    own = [one for one in services() if one.gss_code == authority.code]
    return tuple(one for kind in kinds for one in own if one.service == kind)


def authority_named(text: str) -> Authority | None:
    """The authority of a name as people write it ("Wokingham Borough Council"), or None."""
    exact = {one.name.casefold(): one for one in authorities()}
    return exact.get(text.strip().casefold()) or _by_bare_name().get(_bare(text))


@cache
def _by_bare_name() -> Mapping[str, Authority]:
    """The authorities by what is their own in their names; none that another one shares."""
    bare = [_bare(one.name) for one in authorities()]
    seen = Counter(bare)
    both = zip(bare, authorities(), strict=True)
    return {name: authority for name, authority in both if name and seen[name] == 1}


def _bare(name: str) -> str:
    words = re.findall(r"[\w’'-]+", name.casefold().replace("&", " and "))
    return " ".join(word for word in words if word not in _AROUND)
