"""Access Analyzer, of which moto has nothing: analyzers, as many of a kind as AWS allows."""

ANALYZERS = {
    "ACCOUNT": 1,
    "ORGANIZATION": 5,
    "ACCOUNT_UNUSED_ACCESS": 1,
    "ORGANIZATION_UNUSED_ACCESS": 1,
}


@functools.cache
def analyzer_backends():
    from moto.core.base_backend import BackendDict, BaseBackend

    class AccessAnalyzerBackend(BaseBackend):
        def __init__(self, region_name, account_id):
            super().__init__(region_name, account_id)
            self.analyzers = {}

    return BackendDict(AccessAnalyzerBackend, "accessanalyzer")


def analyzer_made(analyzers, request, account, region):
    from moto.core.utils import utcnow

    name, kind = request["analyzerName"], request["type"]
    if kind not in ANALYZERS:
        raise refusal("ValidationException", f"The sandbox knows no analyzers of type {kind}.")
    if kind.startswith("ORGANIZATION") and not (management_of(account) == account or administers(account, "access-analyzer.amazonaws.com")):
        message = "The account is neither the management account nor the delegated administrator of an organization."
        raise refusal("AccessDeniedException", message, 403)
    if kind.startswith("ORGANIZATION") and not trusts(account, "access-analyzer.amazonaws.com"):
        raise refusal("ValidationException", "Trusted access for access-analyzer.amazonaws.com is not enabled.")
    if name in analyzers:
        raise refusal("ConflictException", f"The analyzer {name} already exists.", 409)
    if sum(each["type"] == kind for each in analyzers.values()) >= ANALYZERS[kind]:
        raise refusal("ServiceQuotaExceededException", f"There are {ANALYZERS[kind]} analyzers of type {kind}, which is all there may be.", 402)
    analyzers[name] = {
        "arn": f"arn:aws:access-analyzer:{region}:{account}:analyzer/{name}",
        "name": name,
        "type": kind,
        "createdAt": utcnow().isoformat(timespec="seconds") + "Z",
        "tags": request.get("tags") or {},
        "configuration": request.get("configuration"),
        "state": Passing("CREATING", "ACTIVE"),
    }
    return {"arn": analyzers[name]["arn"]}


def analyzer_look(analyzer):
    shown = {key: value for key, value in analyzer.items() if key != "state" and value is not None}
    return {**shown, "status": analyzer["state"].look()}


def analyzer_call(method, path, query, request, account, region):
    analyzers = analyzer_backends()[account][region].analyzers
    name = path.removeprefix("/analyzer").strip("/")
    if method == "PUT" and not name:
        return analyzer_made(analyzers, request, account, region)
    if method == "GET" and not name:
        kind = query.get("type", [None])[0]
        return {"analyzers": [analyzer_look(each) for each in list(analyzers.values()) if kind in (None, each["type"])]}
    if name not in analyzers:
        raise refusal("ResourceNotFoundException", f"There is no analyzer {name}.", 404)
    if method == "DELETE":
        analyzers.pop(name)
        return {}
    return {"analyzer": analyzer_look(analyzers[name])}


def serve_access_analyzer(environ, start_response):
    if "/access-analyzer/aws4_request" not in environ.get("HTTP_AUTHORIZATION", "") or not environ["PATH_INFO"].startswith("/analyzer"):
        return None
    from urllib.parse import parse_qs

    from moto.core.exceptions import JsonRESTError
    from moto.iam.models import get_account_id_from

    key, _, region = environ["HTTP_AUTHORIZATION"].split("Credential=")[1].split("/")[:3]
    account = environ.get("HTTP_X_MOTO_ACCOUNT_ID") or get_account_id_from(key)
    request = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or b"{}")
    headers = [("Content-Type", "application/json")]
    try:
        query = parse_qs(environ.get("QUERY_STRING", ""))
        answer = analyzer_call(environ["REQUEST_METHOD"], environ["PATH_INFO"], query, request, account, region)
        start_response("200 OK", headers)
        return [json.dumps(answer).encode()]
    except JsonRESTError as refused:
        start_response(f"{refused.code} Refused", [*headers, ("X-Amzn-ErrorType", refused.error_type)])
        return [refused.description.encode()]


WRAPPERS.append(serve_access_analyzer)
