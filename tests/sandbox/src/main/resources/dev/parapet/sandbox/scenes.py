"""Plays a scene: API calls written down as data, made through botocore as the account's owner would make them."""

import re
import threading
import urllib.parse

# A session reads a service's description once for all its clients, and makes one client at a time.
MAKING = threading.Lock()


def filled(thing, values):
    """The same document with each ${name} replaced; a text that is nothing but one name becomes that value, whatever its type."""
    if isinstance(thing, dict):
        return {key: filled(value, values) for key, value in thing.items()}
    if isinstance(thing, list):
        return [filled(value, values) for value in thing]
    if not isinstance(thing, str):
        return thing
    whole = re.fullmatch(r"\$\{(\w+)\}", thing)
    return values[whole[1]] if whole else re.sub(r"\$\{(\w+)\}", lambda found: str(values[found[1]]), thing)


@functools.cache
def owner_session():
    import boto3

    return boto3.session.Session("sandbox", "sandbox")


@functools.cache
def owner_client(port, service, account, region):
    """A client of an account's owner. Hosts that a service builds itself (S3 Control's) lead to this server, too."""
    from botocore.config import Config

    config = Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}, parameter_validation=True)
    with MAKING:
        client = owner_session().client(service, region, endpoint_url=f"http://127.0.0.1:{port}", config=config)

    def send_here(request, **_):
        request.url = urllib.parse.urlsplit(request.url)._replace(netloc=f"127.0.0.1:{port}").geturl()
        request.headers["x-moto-account-id"] = account

    client.meta.events.register("before-send", send_here)
    return client


def made(port, step, values):
    """One call: {"call": "sqs:CreateQueue", "with": {...}} or a call of the sandbox's own: {"sandbox": "key", "with": {...}}."""
    parameters = filled(step.get("with", {}), values)
    if "sandbox" in step:
        return ROUTES["/parapet/" + step["sandbox"]]({"account": values["account"], "region": values["region"], **parameters})
    from botocore import xform_name

    service, operation = step["call"].split(":")
    account, region = values[step.get("as", "account")], filled(step.get("in", "${region}"), values)
    answer = getattr(owner_client(port, service, account, region), xform_name(operation))(**parameters)
    return {key: value.read().decode() if hasattr(value, "read") else value for key, value in answer.items()}


def play(port, request):
    """Makes the steps in order. What a step saves is a value for later ones; what it shows is told to the caller."""
    import jmespath

    values, shown = dict(request["values"]), []
    for step in request["steps"]:
        try:
            answer = made(port, step, values)
        except Exception as failure:
            if type(failure).__name__ not in step.get("unless", []):
                raise RuntimeError(f"{json.dumps(step)}: {failure}") from failure
            answer = {}
        for name, path in step.get("save", {}).items():
            values[name] = jmespath.search(path, answer)
        if "show" in step:
            shown.append(jmespath.search(step["show"], json.loads(json.dumps(answer, default=str))))
    return {"values": values, "shown": shown}
