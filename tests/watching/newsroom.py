"""A small newsroom on this machine: a server whose every answer a test can set, and a clock that only tests move."""

import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

START = datetime(2020, 3, 12, 6, 0, tzinfo=UTC)


def feed(*entries, title="Tigris Wire"):
    items = "".join(
        f"<item><guid>{guid}</guid><title>{guid}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description>{text}</description></item>"
        for guid, link, day, text in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def entry(number, text, day="Wed, 11 Mar 2020 18:00:00 GMT"):
    return (f"item {number}", f"https://wire.example/{number}", day, text)


class Newsroom:
    """A server on this machine; `answers` maps paths to functions from a request to (status, headers, bytes)."""

    def __init__(self):
        self.answers, self.asked, self.gate = {}, [], threading.Event()
        newsroom = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                newsroom.asked.append((self.path, dict(self.headers)))
                status, headers, body = newsroom.answers.get(self.path, lambda _: (404, {}, b""))(self)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def paths(self):
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def gives(self, path, body, status=200, **headers):
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = lambda _: (status, told | {"content-length": str(len(body))}, body)

    def close(self):
        self.gate.set()
        self.server.shutdown()
        self.server.server_close()


class Clock:
    """A clock that stands still unless it is slept on."""

    def __init__(self):
        self.now, self.slept = START, []

    def __call__(self):
        return self.now

    def seconds(self):
        return self.now.timestamp()

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
