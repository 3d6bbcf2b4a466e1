"""S3 as AWS answers since 2023."""


@patches("s3")
def encrypt_new_buckets():
    """AWS: each bucket has SSE-S3 from birth, and again when its configuration is deleted. moto: none."""
    from moto.s3.models import S3Backend

    stock = S3Backend.get_bucket_encryption
    default = {"Rule": {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": "false"}}
    S3Backend.get_bucket_encryption = lambda self, bucket_name: stock(self, bucket_name) or default


@patches("s3")
def block_public_access_to_new_buckets():
    """AWS: a new bucket blocks public access on all four counts. moto: on none."""
    from moto.s3.models import PublicAccessBlock, S3Backend

    stock = S3Backend.create_bucket

    @functools.wraps(stock)
    def create_bucket(self, *arguments, **named):
        bucket = stock(self, *arguments, **named)
        bucket.public_access_block = PublicAccessBlock(*["true"] * 4)
        return bucket

    S3Backend.create_bucket = create_bucket


@patches("s3")
def list_buckets_by_region_and_page():
    """AWS: asked with any parameter, each entry tells its region, and a page that is not the last ends with a token. moto:
    no region, no token."""
    from moto.core.responses import ActionResult
    from moto.s3.responses import S3Response

    asked = ("bucket-region", "max-buckets", "prefix", "continuation-token")
    owner = {"ID": "bcaf1ffd86f41161ca5fb16fd081034f", "DisplayName": "webfile"}

    def all_buckets(self):
        self.data["Action"] = "ListAllMyBuckets"
        self._authenticate_and_authorize_s3_action()
        region, most, prefix, after = (self._get_param(name) for name in asked)
        found = self.backend.list_buckets(prefix=prefix, bucket_region=region, max_buckets=None)
        left = sorted((bucket for bucket in found if bucket.name > (after or "")), key=lambda bucket: bucket.name)
        page = left[: int(most or 10_000)]
        entries = [{"Name": bucket.name, "CreationDate": bucket.creation_date_ISO8601} for bucket in page]
        if any((region, most, prefix, after)):
            for entry, bucket in zip(entries, page):
                entry["BucketRegion"] = bucket.region_name
        answer = {"Owner": owner, "Buckets": entries}
        if len(left) > len(page):
            answer["ContinuationToken"] = page[-1].name
        self.data["Action"] = "ListBuckets"
        return self.serialized(ActionResult(answer))

    S3Response.all_buckets = all_buckets


DENIED = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"


def check_bucket_owner(environ, start_response):
    """AWS: 403 when the bucket is not the account's the caller expects. moto: does not look at the header."""
    expected = environ.get("HTTP_X_AMZ_EXPECTED_BUCKET_OWNER")
    if not expected:
        return None
    from moto.s3.models import s3_backends

    _, owner = s3_backends.bucket_accounts.get(environ["PATH_INFO"].split("/")[1], (None, expected))
    if owner == expected:
        return None
    start_response("403 Forbidden", [("Content-Type", "application/xml")])
    return [DENIED if environ["REQUEST_METHOD"] != "HEAD" else b""]


WRAPPERS.append(check_bucket_owner)
