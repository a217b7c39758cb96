"""Leads Stripe's library for Python to the network, in an app that knows nothing of it:

    TESTMODE_STRIPE_BASE=http://127.0.0.1:12112 PYTHONPATH=$PWD/src/shims/python python app.py

Python imports a module of this name by itself when it starts. When the app then imports stripe,
every call to Stripe's hosts goes to that address, whichever HTTP library it uses; nothing else is
touched. A sitecustomize that the machine has of its own is run as well.
An address that is missing or not on this machine ends the process; a call with a live key raises.

Tested with stripe 5.0.0 (the package python3-stripe of Debian) where the machine has it; not tested
with newer ones, whose HTTP client has another module, which is looked for too.
"""

import functools
import importlib
import importlib.machinery
import importlib.util
import os
import re
import sys
from urllib.parse import urlsplit

VARIABLE = "TESTMODE_STRIPE_BASE"
BAD_INPUT = 2
HTTP_CLIENTS = ("stripe._http_client", "stripe.http_client")
VERSIONS = ("stripe._version", "stripe.version")
STRIPE = re.compile(r"https://(api|connect|files|meter-events)\.stripe\.com(?=[/?]|$)")
LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")
LIVE_KEY = re.compile(r"[rs]k_live_|Basic (c2tfbGl2Z|cmtfbGl2Z)")


def say(what):
    sys.stderr.buffer.write(("testmode: %s\n" % what).encode("utf-8"))
    sys.stderr.flush()


def loopback_base(text):
    """The address without a slash at its end; ends the process when it is not this machine's."""
    try:
        url = urlsplit(text)
        if (
            url.scheme in ("http", "https")
            and LOOPBACK.fullmatch(url.hostname or "")
            and "@" not in url.netloc
            and text.rstrip("/") == "%s://%s" % (url.scheme, url.netloc)
        ):
            return text.rstrip("/")
    except ValueError:
        pass
    given = "(%s) must be" % text if text else "is not set; it must be"
    say(
        "%s %s http or https to a loopback address, such as http://127.0.0.1:12112"
        % (VARIABLE, given)
    )
    # An exception here would only be told by Python, and the app start.
    os._exit(BAD_INPUT)


def redirected(call, base):
    """A method of the HTTP client, whose second argument is the URL and third the headers."""

    @functools.wraps(call)
    def redirected_call(self, method, url, headers, *rest, **named):
        if STRIPE.match(url):
            refuse_live_key(headers)
            url = STRIPE.sub(base, url, count=1)
        return call(self, method, url, headers, *rest, **named)

    return redirected_call


def refuse_live_key(headers):
    if any(LIVE_KEY.search(str(value)) for value in dict(headers or {}).values()):
        why = "a call with a live key was refused before it was sent: give the app a test key"
        say(why)
        raise RuntimeError("testmode: " + why)


def redirect(module, base):
    client = getattr(module, "HTTPClient", None)
    if client is None or getattr(client, "_testmode", False):
        return
    names = [name for name in vars(client) if re.fullmatch(r"request\w*_with_retries\w*", name)]
    for name in names:
        setattr(client, name, redirected(getattr(client, name), base))
    client._testmode = True
    if names:
        say("stripe-python %s → %s" % (version(), base))
    else:
        say("stripe-python %s is NOT redirected: its HTTP client is unknown" % version())


def version():
    for name in VERSIONS:
        try:
            return importlib.import_module(name).VERSION
        except (ImportError, AttributeError):
            pass
    return "?"


class Finder(importlib.machinery.PathFinder):
    """Finds the HTTP client of stripe as Python does, and changes it once it is loaded."""

    base = ""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name not in HTTP_CLIENTS:
            return None
        spec = super().find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def exec_module(module):
                load(module)
                redirect(module, cls.base)

            spec.loader.exec_module = exec_module
        return spec


def run_the_machines_own():
    here = os.path.dirname(os.path.abspath(__file__))
    others = [folder for folder in sys.path if os.path.abspath(folder) != here]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


Finder.base = loopback_base(os.environ.get(VARIABLE, ""))
sys.meta_path.insert(0, Finder)
run_the_machines_own()
