"""Writes rest-operations.tsv: how to tell a REST operation from its method and URI, out of botocore's models.

Run it with an interpreter that has botocore:
    python3 src/main/python/rest_operations.py > src/main/resources/dev/parapet/sandbox/rest-operations.tsv
A line is: signing name, method, URI pattern, operation. The pattern's query names the parameters that must be
present; what follows '#' names a header that must be.
"""

import sys

import botocore.session

SIGNING_NAMES = {
    "s3", "s3control", "lambda", "guardduty", "securityhub", "es", "opensearch", "elasticfilesystem", "kafka", "eks",
    "access-analyzer", "macie2", "scheduler", "backup", "redshift-serverless", "cloudfront", "inspector2", "account", "ram",
}


def required(shape, location):
    """The wire names of the members of a request that must be sent in this place."""
    members = shape.members if shape else {}
    return [
        member.serialization["name"]
        for name, member in members.items()
        if name in shape.required_members and member.serialization.get("location") == location
    ]


def pattern(operation):
    """The URI of an operation with everything that tells it from its neighbours."""
    path, _, literal = operation.http["requestUri"].partition("?")
    query = [part for part in literal.split("&") if part and not part.startswith("x-id=")]
    query += [name for name in required(operation.input_shape, "querystring") if name not in query]
    headers = [name for name in required(operation.input_shape, "header") if name == "x-amz-copy-source"]
    return path + ("?" + "&".join(sorted(query)) if query else "") + "".join("#" + name for name in headers)


def lines(session):
    """Every REST operation of the services we ask for; where two share a pattern, the one still in use."""
    for service in session.get_available_services():
        model = session.get_service_model(service)
        if model.signing_name not in SIGNING_NAMES or not model.protocol.startswith("rest"):
            continue
        for name in model.operation_names:
            operation = model.operation_model(name)
            if not operation.deprecated:
                yield model.signing_name, operation.http["method"], pattern(operation), name


def main():
    seen = set()
    for line in sorted(set(lines(botocore.session.get_session()))):
        if line[:3] not in seen:
            seen.add(line[:3])
            sys.stdout.write("\t".join(line) + "\n")


main()
