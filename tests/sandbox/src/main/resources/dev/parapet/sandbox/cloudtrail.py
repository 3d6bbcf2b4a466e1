"""Trails that are changed at home, under keys that let CloudTrail in."""


@patches("cloudtrail")
def update_trails_as_their_key_allows():
    """AWS: refuses a key whose policy does not let CloudTrail encrypt; an empty name takes the key away. moto: takes any."""
    from moto.cloudtrail.responses import CloudTrailResponse
    from moto.core.exceptions import JsonRESTError
    from moto.kms.models import kms_backends

    stock = CloudTrailResponse.update_trail

    @functools.wraps(stock)
    def update_trail(self):
        name = self._get_param("KmsKeyId")
        if name:
            key = kms_backends[self.current_account][self.region].keys.get(name.rpartition("/")[2])
            if key is None:
                raise JsonRESTError("KmsKeyNotFoundException", f"KMS key {name} is not found.")
            if "cloudtrail.amazonaws.com" not in key.policy:
                message = "Insufficient permissions to access S3 bucket or KMS key."
                raise JsonRESTError("InsufficientEncryptionPolicyException", message)
        return stock(self)

    CloudTrailResponse.update_trail = update_trail


@patches("cloudtrail")
def show_organization_trails_to_members():
    """AWS: a member account sees the organization's trails as shadows that it cannot change. moto: does not see them."""
    from moto.cloudtrail.models import CloudTrailBackend, cloudtrail_backends
    from moto.organizations.models import organizations_backends
    from moto.utilities.utils import get_partition

    stock = CloudTrailBackend.describe_trails

    @functools.wraps(stock)
    def describe_trails(self, include_shadow_trails):
        own = list(stock(self, include_shadow_trails))
        management = organizations_backends.master_accounts.get(self.account_id, (self.account_id, None))[0]
        if management == self.account_id or not include_shadow_trails:
            return own
        theirs = [trail for backend in cloudtrail_backends[management].values() for trail in backend.trails.values()]
        return own + [
            trail
            for trail in theirs
            if trail.is_org_trail and (trail.is_multi_region or trail.region_name == self.region_name)
        ]

    CloudTrailBackend.describe_trails = describe_trails


@patches("cloudtrail")
def write_where_the_bucket_allows():
    """AWS: the bucket may be another account's, if its policy lets CloudTrail in; a trail of the organization wants trusted access.
    moto: knows buckets of the trail's own account, and asks nobody."""
    from moto.cloudtrail.models import Trail
    from moto.s3.models import s3_backends

    stock = Trail.check_bucket_exists

    @functools.wraps(stock)
    def check_bucket_exists(self):
        if self.is_org_trail and not trusts(self.account_id, "cloudtrail.amazonaws.com"):
            message = "AWS CloudTrail is not enabled as a trusted service of the organization."
            raise refusal("CloudTrailAccessNotEnabledException", message)
        owner = s3_backends.bucket_accounts.get(self.bucket_name, (None, None))[1]
        if owner in (None, self.account_id):
            return stock(self)
        policy = s3_backends[owner][self.partition].buckets[self.bucket_name].policy
        if "cloudtrail.amazonaws.com" not in str(policy or ""):
            message = f"Incorrect S3 bucket policy is detected for bucket: {self.bucket_name}"
            raise refusal("InsufficientS3BucketPolicyException", message)

    Trail.check_bucket_exists = check_bucket_exists
