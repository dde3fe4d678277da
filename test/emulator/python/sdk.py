"""The official Python SDK, sent to an emulator, and what is checked of its answers."""

import datetime
import json
import re

from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)


class EmulatorClient(TwilioHttpClient):
    """Sends what is meant for https://X.twilio.com/rest to URL/X/rest, and prints what is answered."""

    def __init__(self, url):
        super().__init__()
        self.url = url

    def request(self, method, url, *args, **kwargs):
        redirected = re.sub(r"^https://([^./]+)\.twilio\.com", self.url + r"/\1", url)
        response = super().request(method, redirected, *args, **kwargs)
        answer = {
            "method": method.upper(),
            "url": redirected,
            "status": response.status_code,
            "headers": {name.lower(): value for name, value in response.headers.items()},
            "body": response.text,
        }
        print(json.dumps(answer))
        return response


def check(resource, **expected):
    for name, value in expected.items():
        actual = getattr(resource, name)
        if actual != value or type(actual) is not type(value):
            raise AssertionError(f"{type(resource).__name__}.{name} is {actual!r}, not {value!r}")
    return resource


def check_names(resources, *names):
    actual = [getattr(one, "friendly_name", None) or one.unique_name for one in resources]
    if actual != list(names):
        raise AssertionError(f"{actual} instead of {list(names)}")


def check_refused(code, call):
    try:
        call()
    except TwilioRestException as error:
        if error.code == code:
            return
        raise
    raise AssertionError(f"not refused with {code}")
