"""STS that knows which roles there are."""


@patches("sts")
def assume_existing_roles_only():
    """AWS: a role that does not exist cannot be assumed, and the answer does not say so. moto: hands out a session."""
    from moto.iam.models import iam_backends
    from moto.sts.exceptions import STSClientError
    from moto.sts.models import STSBackend

    stock = STSBackend.assume_role

    @functools.wraps(stock)
    def assume_role(self, region_name, role_session_name, role_arn, *arguments, **named):
        account = role_arn.split(":")[4]
        if role_arn not in {role.arn for role in iam_backends[account][self.partition].get_roles()}:
            caller = f"arn:aws:iam::{self.account_id}:root"
            raise STSClientError("AccessDenied", f"User: {caller} is not authorized to perform: sts:AssumeRole on resource: {role_arn}")
        return stock(self, region_name, role_session_name, role_arn, *arguments, **named)

    STSBackend.assume_role = assume_role
