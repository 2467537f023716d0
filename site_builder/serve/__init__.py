"""Runs the live preview: it builds after every save, and shows the result in the browser at once.

There are two threads. One watches the content and builds (`preview`). The other answers the browser (`handlers`),
always from finished files, so that no page waits for a build. They share one value, `Preview.state`, which is replaced
in one step.

The library livereload gives the protocol, the script in the page, and the handler that tells all browsers to reload.
Its own server is not used: it builds in the thread that answers, looks for changes only every 0.8 s, ignores changes
within 3 s after a reload, and accepts connections from the pages of any website. Its watcher is not used either: it
misses a file that is copied with an old time, and a second save within one second.
"""

import asyncio
import contextlib
from collections.abc import Callable
from threading import Thread

from tornado import httputil
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application

from site_builder.serve.editor.editor import Editor
from site_builder.serve.editor.editor_handler import LARGEST_FORM, MOST_FIELDS
from site_builder.serve.editor.gate import Gate
from site_builder.serve.editor.sending import Sender
from site_builder.serve.handlers import ReloadHandler, application
from site_builder.serve.listener import Listener
from site_builder.serve.preview import Preview

__all__ = ["Editor", "Gate", "Listener", "Preview", "Sender", "serve"]

_LAST_BUILD = 2.0
"""A build may take this many seconds to end after Ctrl-C. The output survives a build that is cut off."""


def serve(
    preview: Preview, listener: Listener, editor: Editor, sender: Sender, gate: Gate, ready: Callable[[], None]
) -> None:
    """Shows the preview until Ctrl-C, which raises KeyboardInterrupt. It calls `ready` once the server answers."""
    asyncio.run(_serve(application(preview, listener, editor, sender, gate), preview, listener, ready))


async def _serve(answers: Application, preview: Preview, listener: Listener, ready: Callable[[], None]) -> None:
    loop = IOLoop.current()
    if hasattr(httputil, "ParseUrlEncodedConfig"):  # older versions of the library count no fields
        fields = httputil.ParseUrlEncodedConfig(max_arguments=MOST_FIELDS)
        httputil.set_parse_body_config(httputil.ParseBodyConfig(urlencoded=fields))
    server = HTTPServer(answers, max_body_size=LARGEST_FORM)
    server.add_socket(listener.bound_socket)
    builder = Thread(target=preview.run, args=(_reloader(loop),), daemon=True)
    builder.start()
    ready()
    try:
        await asyncio.Event().wait()  # nothing sets the event: Ctrl-C ends the wait
    finally:
        server.stop()
        preview.stop()
        builder.join(_LAST_BUILD)


def _reloader(loop: IOLoop) -> Callable[[], None]:
    """Returns a function for the thread of the builds, which makes the server's thread reload all browsers."""

    def tell() -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.add_callback(ReloadHandler.reload_waiters, "*")

    return tell
