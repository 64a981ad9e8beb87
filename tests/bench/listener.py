"""A LibreOffice kept running, driven over its own interface as unoserver does it.

Runs in the system's Python, which alone has `uno` (Debian: python3-uno), and needs nothing else:
`python3 listener.py PORT` reads "source<TAB>target" lines and answers each with a line.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any


def main(port: str) -> None:
    desktop = _desktop(port)
    print("ready", flush=True)
    for line in sys.stdin:
        source, target = line.rstrip("\n").split("\t")
        opened = desktop.loadComponentFromURL(
            Path(source).as_uri(), "_blank", 0, (_property("Hidden", True),)
        )
        opened.storeToURL(Path(target).as_uri(), (_property("FilterName", "writer_pdf_Export"),))
        opened.close(True)
        print("done", flush=True)


def _desktop(port: str) -> Any:
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(300):
        try:
            remote = resolver.resolve(
                f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
            )
        except NoConnectException:
            time.sleep(0.1)
        else:
            return remote.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", remote
            )
    raise TimeoutError("LibreOffice does not listen")


def _property(name: str, value: object) -> Any:
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(sys.argv[1])
