"""The live preview: builds after every save, and shows the result in the browser at once.

Two threads. One looks at the content and builds (`preview`); the other answers the browser (`pages`), always from files
that are finished, so that no page ever waits for a build. What they share is one value, replaced in one step: `shown`.

From livereload come the protocol, the script in the page and the handler that tells all browsers. Its own server is not
used: it builds where it answers, looks only every 0.8 s, drops what changes within 3 s of a reload, and lets every site
on the web listen (`research/editor.md` §4). Nor is its watcher: it takes a file that is copied with an old time for
known, and a second save of the same second for none.
"""

import asyncio
import contextlib
from collections.abc import Callable
from threading import Thread

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop

from site_builder.serve.handlers import ReloadHandler, application
from site_builder.serve.listener import Listener
from site_builder.serve.preview import Preview

__all__ = ["Listener", "Preview", "serve"]

_LAST_BUILD = 2.0
"""Seconds that a build may take to end after Ctrl-C. The output survives a build that is cut off (`store`)."""


def serve(preview: Preview, door: Listener, ready: Callable[[], None]) -> None:
    """Shows the preview until Ctrl-C, which comes out as KeyboardInterrupt; `ready` is called when the door is open."""
    asyncio.run(_serve(preview, door, ready))


async def _serve(preview: Preview, door: Listener, ready: Callable[[], None]) -> None:
    loop = IOLoop.current()
    server = HTTPServer(application(preview, door))
    server.add_socket(door.listener)
    builder = Thread(target=preview.run, args=(_teller(loop),), daemon=True)
    builder.start()
    ready()
    try:
        await asyncio.Event().wait()  # nothing sets it: Ctrl-C ends the wait
    finally:
        server.stop()
        preview.stop()
        builder.join(_LAST_BUILD)


def _teller(loop: IOLoop) -> Callable[[], None]:
    """From the thread of the builds: lets the thread of the browsers tell them."""

    def tell() -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.add_callback(ReloadHandler.reload_waiters, "*")

    return tell
