"""STS that knows which roles there are."""

NO_ROLE = (
    '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>'
    "<Code>AccessDenied</Code><Message>User: arn:aws:iam::{account}:root is not authorized to perform: "
    "sts:AssumeRole on resource: {role}</Message></Error></ErrorResponse>"
)


@patches("sts")
def assume_existing_roles_only():
    """AWS: a role that does not exist cannot be assumed, and the answer does not say so. moto: hands out a session."""
    from moto.iam.models import iam_backends
    from moto.sts.responses import TokenResponse

    stock = TokenResponse.assume_role

    @functools.wraps(stock)
    def assume_role(self):
        role = self._get_param("RoleArn")
        roles = iam_backends[role.split(":")[4]][role.split(":")[1]].get_roles()
        if role in {known.arn for known in roles}:
            return stock(self)
        return NO_ROLE.format(account=self.current_account, role=role), {"Content-Type": "text/xml", "status": 403}

    TokenResponse.assume_role = assume_role
