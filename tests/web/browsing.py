"""A site that is served to a browser for the length of a test, and the browser."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn

from headwater.engine.settings import load_settings
from headwater.web import create_app

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
NEEDED = "HEADWATER_NEEDS_BROWSER"  # set where the absence of a browser is a failure
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--disable-background-networking",
)
POLICY_WATCH = """
window.policyReports = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  policyReports.push(`${effectiveDirective} ${blockedURI}`));
"""


def chromium() -> str | None:
    """The path of a browser; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name)) is not None), None)


def needs_browser() -> str:
    """The path of a browser; without one the test skips, or fails where one is needed."""
    path = chromium()
    if path is None:
        (pytest.fail if os.environ.get(NEEDED) else pytest.skip)("no chromium is installed here")
    return path


@contextmanager
def served(store, *, token=None, **flags) -> Iterator[str]:
    """The address of a site over a store, on a free port of this machine."""
    settings = load_settings({"store": str(store), **flags})
    app = create_app(store, settings, token=token)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def opened():
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs_browser(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """A page of a browser that remembers whatever went wrong in it."""

    def __init__(self, browser, **options):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.wrong = []
        self.page.add_init_script(POLICY_WATCH)
        self.page.on(
            "console", lambda message: message.type in {"error", "warning"} and self.wrong.append(message.text)
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self._dialog)

    def _dialog(self, dialog):
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def faults(self):
        """What went wrong so far, with what the policy of the page now open refused."""
        return [*self.wrong, *self.page.evaluate("window.policyReports")]
