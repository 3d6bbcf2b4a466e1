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
