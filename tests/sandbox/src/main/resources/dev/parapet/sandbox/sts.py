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


ROOT_TASKS = {
    "IAMAuditRootUserCredentials", "IAMCreateRootUserPassword", "IAMDeleteRootUserCredentials", "S3UnlockBucketPolicy",
    "SQSUnlockQueuePolicy",
}
ROOT_SESSIONS = {}


@patches("sts")
def assume_root():
    """AWS: the management account enters a member as its root user, for one task and a quarter of an hour. moto: never."""
    from moto.core.responses import ActionResult
    from moto.iam.models import iam_backends
    from moto.sts.models import AssumedRole, sts_backends
    from moto.sts.responses import TokenResponse

    def denied(own, target):
        message = f"User: arn:aws:iam::{own}:root is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::{target}:root"
        body = NO_ROLE.split("<Message>")[0] + f"<Message>{message}</Message></Error></ErrorResponse>"
        return body, {"Content-Type": "text/xml", "status": 403}

    def assume_root(self):
        target = self._get_param("TargetPrincipal").split(":")[-2] if ":" in self._get_param("TargetPrincipal") else None
        target = target or self._get_param("TargetPrincipal")
        task = self._get_param("TaskPolicyArn.arn").split("/")[-1]
        own, organization = self.current_account, organization_of(self.current_account)
        members = {each.id for each in organization.accounts} if organization else set()
        central = organization is not None and "RootSessions" in kept(organization, "root_features", set)
        if management_of(own) != own or target == own or target not in members or task not in ROOT_TASKS or not central:
            return denied(own, target)
        key = iam_backends[target]["aws"].create_temp_access_key()
        session = AssumedRole(target, self.region, key, "root", f"arn:aws:iam::{target}:root", None, 900, None)
        sts_backends[target]["aws"].assumed_roles.append(session)
        ROOT_SESSIONS[session.access_key_id] = task
        return ActionResult(
            {
                "Credentials": {
                    "AccessKeyId": session.access_key_id,
                    "SecretAccessKey": session.secret_access_key,
                    "SessionToken": session.session_token,
                    "Expiration": session.expiration,
                },
                "SourceIdentity": own,
            }
        )

    TokenResponse.assume_root = assume_root
