"""Runs moto as the AWS of the sandbox: a clock that can be moved, loopback only, gone when its parent is gone.

The parent process sends this file and the patch files that follow it through stdin as one program (see Moto.java)
and reads one line from stdout: "PARAPET <port>", or "PARAPET absent <why>" when this interpreter cannot do it.
"""

import datetime
import functools
import importlib.metadata
import io
import json
import os
import sys
import threading

NEEDED = (5, 2)
PATCHES = {}


def patches(service):
    """Names a function that makes one service of moto answer as AWS does; it runs when the service is first used."""

    def register(patch):
        PATCHES.setdefault(service, []).append(patch)
        return patch

    return register


@functools.cache
def ensure(service):
    """Applies the patches of a service, once."""
    for patch in PATCHES.get(service, []):
        patch()


def say(line):
    print("PARAPET " + line, flush=True)


def give_up(why):
    say("absent " + why)
    sys.exit(3)


def check_moto():
    """Asks the package metadata, which is quick, before importing moto, which is not."""
    try:
        found = importlib.metadata.version("moto")
    except importlib.metadata.PackageNotFoundError:
        give_up("moto is not installed")
    if tuple(int(part) for part in found.split(".")[:2]) < NEEDED:
        give_up("moto " + found + " is too old")


# AWS: an account has no access to another's bucket unless a policy says so. moto: everyone reads everything.
os.environ["MOTO_S3_ALLOW_CROSSACCOUNT_ACCESS"] = "false"
check_moto()
try:
    from moto.core import utils
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
except ImportError as missing:
    give_up("moto[server] is incomplete: " + str(missing))


# moto has no way to move its clock. Its modules import utcnow by name, so the function itself gets a new body.
def utcnow():
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) + parapet_offset  # noqa: F821


def set_clock(seconds=0.0):
    utils.parapet_offset = datetime.timedelta(seconds=float(seconds))


set_clock()
utils.utcnow.__code__ = utcnow.__code__


def moment(text):
    """An ISO instant as the naive UTC time that moto keeps."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(datetime.timezone.utc).replace(tzinfo=None)


def clock(request):
    set_clock(request["offset"])


def key(request):
    """AWS keeps creation and last use of a key itself; a fixture needs keys with a past."""
    from moto.iam.models import AccessKeyLastUsed, iam_backends

    backend = iam_backends[request["account"]]["aws"]
    found = backend.access_keys[request["key"]]
    if "created" in request:
        found.create_date = moment(request["created"])
        owner = backend.users[found.user_name]
        owner.create_date = min(owner.create_date, found.create_date)  # nobody holds a key older than himself
    if "used" in request:
        found.last_used = AccessKeyLastUsed(moment(request["used"]), request["service"], request["region"])


def reset(request):
    from moto.moto_api._internal.models import moto_api_backend

    moto_api_backend.reset()
    set_clock()


ROUTES = {"/parapet/clock": clock, "/parapet/key": key, "/parapet/reset": reset, "/parapet/hello": lambda request: None}


def control(environ, start_response):
    """The sandbox's own calls: JSON in; what the call has to tell, or the reason for failing, out."""
    try:
        done = ROUTES[environ["PATH_INFO"]](json.loads(environ["wsgi.input"].read() or b"{}"))
        status, answer = "200 OK", done or {"moto": importlib.metadata.version("moto")}
    except Exception as failure:
        status, answer = "400 Bad Request", {"failure": repr(failure)}
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(answer, default=str).encode()]


def create_app(service):
    ensure(service)
    return create_backend_app(service)


AWS = DomainDispatcherApplication(create_app)
WRAPPERS = []


def application(environ, start_response):
    if environ["PATH_INFO"].startswith("/parapet/"):
        return control(environ, start_response)
    for wrapper in WRAPPERS:
        answer = wrapper(environ, start_response)
        if answer is not None:
            return answer
    return AWS(environ, start_response)


class Handler(WSGIRequestHandler):
    """Keeps connections open. Werkzeug's own closes each one, and lingers 10 ms over it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log(self, *arguments):
        pass

    def handle_expect_100(self):
        proceed = super().handle_expect_100()
        self.wfile.flush()
        return proceed

    def run_wsgi(self):
        environ = self.make_environ()
        # Read the whole body, for what an application leaves unread would be taken for the next request.
        source, length = environ["wsgi.input"], int(environ.get("CONTENT_LENGTH") or 0)
        body = source.read() if environ.get("wsgi.input_terminated") else source.read(length)
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        self.answer(*self.run(environ))

    def run(self, environ):
        started = []
        chunks = application(environ, lambda status, headers, failure=None: started.append((status, headers)))
        try:
            body = b"".join(chunks)
        finally:
            getattr(chunks, "close", lambda: None)()
        return *started[-1], body

    def answer(self, status, headers, body):
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        sized = any(name.lower() == "content-length" for name, _ in headers)
        for name, value in headers:
            self.send_header(name, value)
        if not sized and int(code) not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def leave_with_parent():
    """Ends the process when stdin does: a parent that was killed cannot tell us to stop."""
    sys.stdin.buffer.read()
    os._exit(0)


def serve():
    host, _, port = os.environ.get("PARAPET_BIND", "127.0.0.1:0").partition(":")
    server = ThreadedWSGIServer(host, int(port), application, Handler)
    server.daemon_threads = True
    server.log = lambda *arguments: None
    threading.Thread(target=leave_with_parent, daemon=True).start()
    ROUTES["/parapet/play"] = functools.partial(play, server.server_address[1])
    say(str(server.server_address[1]))
    server.serve_forever()
