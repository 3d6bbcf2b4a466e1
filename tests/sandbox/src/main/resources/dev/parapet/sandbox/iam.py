"""IAM: root users that have keys."""

ROOT_KEYS = {}


@patches("iam")
def count_root_keys():
    """AWS: the account summary counts the keys of the root user. moto: has no root user, so it always counts none."""
    from moto.iam.models import AccountSummary

    def account_access_keys_present(self):
        return ROOT_KEYS.get(self._iam_backend.account_id, 0)

    AccountSummary._account_access_keys_present = property(account_access_keys_present, lambda self, value: None)


def root_keys(request):
    """A fixture needs what nobody can make by an API call from outside: a key of the root user."""
    ROOT_KEYS[request["account"]] = request["count"]


ROUTES["/parapet/root-keys"] = root_keys


@patches("iam")
def number_users():
    """AWS: a user's id begins with AIDA. moto: it is any twenty letters and digits."""
    from moto.iam.models import User

    stock = User.__init__

    @functools.wraps(stock)
    def init(self, *arguments, **named):
        stock(self, *arguments, **named)
        self.id = "AIDA" + self.id.upper()[:17]

    User.__init__ = init


@patches("iam")
def date_the_changes_of_keys():
    """AWS: the credential report says when a key was "created or last changed". moto: says when it was created."""
    from moto.iam.models import User

    stock_update, stock_csv = User.update_access_key, User.to_csv

    @functools.wraps(stock_update)
    def update_access_key(self, access_key_id, status=None):
        key = stock_update(self, access_key_id, status)
        key.changed = utils.utcnow()
        return key

    @functools.wraps(stock_csv)
    def to_csv(self):
        keys = self.access_keys[:2]
        created = [key.create_date for key in keys]
        try:
            for key in keys:
                key.create_date = getattr(key, "changed", key.create_date)
            return stock_csv(self)
        finally:
            for key, date in zip(keys, created):
                key.create_date = date

    User.update_access_key, User.to_csv = update_access_key, to_csv


def key_changed(request):
    """AWS dates changes itself; a fixture needs keys that were switched off long ago."""
    from moto.iam.models import iam_backends

    iam_backends[request["account"]]["aws"].access_keys[request["key"]].changed = moment(request["changed"])


ROUTES["/parapet/key-changed"] = key_changed


def key_again(request):
    """AWS never gives one key id twice. A scene whose key was deleted needs its fault back under the id it had."""
    from moto.iam.models import AccessKey, iam_backends

    backend = iam_backends[request["account"]]["aws"]
    again = AccessKey(request["user"], prefix="AKIA", account_id=request["account"], status="Inactive")
    again.access_key_id = request["key"]
    again.create_date, again.changed = moment(request["created"]), moment(request["changed"])
    backend.users[request["user"]].access_keys.append(again)
    backend.access_keys[again.access_key_id] = again


ROUTES["/parapet/key-again"] = key_again


@patches("iam")
def attach_the_quarantine():
    """AWS: has policies of its own, among them those that quarantine a user. moto: loads all 1485 of them, or none."""
    from moto.iam.models import AWSManagedPolicy, IAMBackend

    stock = IAMBackend.attach_user_policy
    document = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]})

    @functools.wraps(stock)
    def attach_user_policy(self, policy_arn, user_name):
        name = policy_arn.split("/")[-1]
        if ":iam::aws:policy/AWSCompromisedKeyQuarantine" in policy_arn and policy_arn not in self.managed_policies:
            self.managed_policies[policy_arn] = AWSManagedPolicy(
                name, account_id=self.account_id, region=self.region_name, path="/", document=document
            )
        return stock(self, policy_arn, user_name)

    IAMBackend.attach_user_policy = attach_user_policy


@patches("iam")
def keep_credentials_for_services():
    """AWS: a user may have a user name and password for a single service. moto: does not know them."""
    import secrets

    from moto.core.responses import ActionResult, EmptyResult
    from moto.iam.exceptions import NotFoundException
    from moto.iam.responses import IamResponse

    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

    def held(user):
        return user.__dict__.setdefault("service_credentials", [])

    def one(response):
        wanted = response._get_param("ServiceSpecificCredentialId")
        for credential in held(response.backend.get_user(response._get_param("UserName"))):
            if credential["ServiceSpecificCredentialId"] == wanted:
                return credential
        raise NotFoundException(f"The service specific credential with id {wanted} cannot be found.")

    def create_service_specific_credential(self):
        user = self.backend.get_user(self._get_param("UserName"))
        made = {
            "CreateDate": utils.utcnow(),
            "ServiceName": self._get_param("ServiceName"),
            "ServiceUserName": f"{user.name}-at-{self.current_account}",
            "ServiceSpecificCredentialId": "ACCA" + "".join(secrets.choice(letters) for _ in range(17)),
            "UserName": user.name,
            "Status": "Active",
        }
        held(user).append(made)
        return ActionResult({"ServiceSpecificCredential": {**made, "ServicePassword": secrets.token_urlsafe(32)}})

    def list_service_specific_credentials(self):
        everybody = self._get_param("AllUsers") in (True, "true")
        users = self.backend.users.values() if everybody else [self.backend.get_user(self._get_param("UserName"))]
        found = [credential for user in users for credential in held(user)]
        return ActionResult({"ServiceSpecificCredentials": found, "IsTruncated": False})

    def update_service_specific_credential(self):
        one(self)["Status"] = self._get_param("Status")
        return EmptyResult()

    IamResponse.create_service_specific_credential = create_service_specific_credential
    IamResponse.list_service_specific_credentials = list_service_specific_credentials
    IamResponse.update_service_specific_credential = update_service_specific_credential


def credential_past(request):
    """AWS dates credentials itself; a fixture needs old ones."""
    from moto.iam.models import iam_backends

    user, created = iam_backends[request["account"]]["aws"].users[request["user"]], moment(request["created"])
    user.create_date = min(user.create_date, created)
    for credential in user.__dict__.get("service_credentials", []):
        if credential["ServiceSpecificCredentialId"] == request["id"]:
            credential["CreateDate"] = created
    if request["id"] in user.signing_certificates:
        user.signing_certificates[request["id"]].upload_date = created


ROUTES["/parapet/credential"] = credential_past


ROOT_PASSWORDS = set()


def root_password(request):
    """A fixture needs a root user that somebody gave a password."""
    ROOT_PASSWORDS.add(request["account"])


ROUTES["/parapet/root-password"] = root_password


@patches("iam")
def answer_root():
    """AWS: a session of the root user sees and deletes the root user's own credentials. moto: has no root user."""
    from moto.core.responses import ActionResult, EmptyResult
    from moto.iam.exceptions import NotFoundException
    from moto.iam.responses import IamResponse

    denied = (
        '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code>'
        "<Message>The policy of the task does not allow this.</Message></Error></ErrorResponse>"
    )

    def for_root(name, answer):
        stock = getattr(IamResponse, name)

        @functools.wraps(stock)
        def either(self):
            task = ROOT_SESSIONS.get(self.get_access_key())
            if task is None or self._get_param("UserName"):
                return stock(self)
            if name.startswith("delete") and task != "IAMDeleteRootUserCredentials":
                return denied, {"Content-Type": "text/xml", "status": 403}
            return answer(self, self.current_account)

        setattr(IamResponse, name, either)

    def keys(self, account):
        own = [f"AKIAROOT{account[-8:]}{number:04d}" for number in range(ROOT_KEYS.get(account, 0))]
        return ActionResult({"AccessKeyMetadata": [{"AccessKeyId": each, "Status": "Active"} for each in own], "IsTruncated": False})

    def no_key(self, account):
        ROOT_KEYS[account] = max(0, ROOT_KEYS.get(account, 0) - 1)
        return EmptyResult()

    def profile(self, account):
        if account not in ROOT_PASSWORDS:
            raise NotFoundException(f"Login Profile for User {account} cannot be found.")
        return ActionResult({"LoginProfile": {"UserName": "root", "CreateDate": utils.utcnow()}})

    def no_profile(self, account):
        if account not in ROOT_PASSWORDS:
            raise NotFoundException(f"Login Profile for User {account} cannot be found.")
        ROOT_PASSWORDS.discard(account)
        return EmptyResult()

    for_root("list_access_keys", keys)
    for_root("delete_access_key", no_key)
    for_root("get_login_profile", profile)
    for_root("delete_login_profile", no_profile)
    for_root("list_mfa_devices", lambda self, account: ActionResult({"MFADevices": [], "IsTruncated": False}))
    for_root("list_signing_certificates", lambda self, account: ActionResult({"Certificates": [], "IsTruncated": False}))


@patches("iam")
def manage_root_users():
    """AWS: the management account turns on central management of root users, once IAM is trusted. moto: knows no such thing."""
    from moto.iam.exceptions import IAMException as Refused
    from moto.core.responses import ActionResult
    from moto.iam.responses import IamResponse

    def of(self):
        organization = organization_of(self.current_account)
        if organization is None:
            raise Refused("OrganizationNotFoundException", "The request was rejected because no organization is associated with your account.")
        if organization.account_id != self.current_account:
            raise Refused("CallerIsNotManagementAccountException", "The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root.")
        return organization

    def answer(organization):
        features = sorted(kept(organization, "root_features", set))
        return ActionResult({"OrganizationId": organization.org.id, "EnabledFeatures": features})

    def enable(feature):
        def turn_on(self):
            organization = of(self)
            if not trusts(self.current_account, "iam.amazonaws.com"):
                raise Refused("ServiceAccessNotEnabledException", "The request was rejected because trusted access is not enabled for IAM in Organizations.")
            kept(organization, "root_features", set).add(feature)
            return answer(organization)

        return turn_on

    IamResponse.list_organizations_features = lambda self: answer(of(self))
    IamResponse.enable_organizations_root_credentials_management = enable("RootCredentialsManagement")
    IamResponse.enable_organizations_root_sessions = enable("RootSessions")


@patches("iam")
def have_service_linked_roles_once():
    """AWS: a second service-linked role of a service is refused. moto: makes as many as asked for."""
    from moto.iam.exceptions import IAMException
    from moto.iam.models import IAMBackend

    stock = IAMBackend.create_service_linked_role

    @functools.wraps(stock)
    def create_service_linked_role(self, service_name, description, suffix):
        path = f"/aws-service-role/{service_name}/"
        found = [role for role in self.roles.values() if role.path == path]
        if found and not suffix:
            message = f"Service role name {found[0].name} has been taken in this account, please try a different suffix."
            raise IAMException("InvalidInput", message)
        return stock(self, service_name, description, suffix)

    IAMBackend.create_service_linked_role = create_service_linked_role


@patches("iam")
def attach_what_aws_has():
    """AWS: has more than a thousand policies of its own for roles. moto: loads all of them, which takes seconds, or none."""
    from moto.iam.models import AWSManagedPolicy, IAMBackend

    stock = IAMBackend.attach_role_policy
    document = json.dumps({"Version": "2012-10-17", "Statement": []})

    @functools.wraps(stock)
    def attach_role_policy(self, policy_arn, role_name):
        name = policy_arn.split("/")[-1]
        if ":iam::aws:policy/service-role/" in policy_arn and policy_arn not in self.managed_policies:
            policy = AWSManagedPolicy(
                name, account_id=self.account_id, region=self.region_name, path="/service-role/", document=document
            )
            self.managed_policies[policy_arn] = policy
        return stock(self, policy_arn, role_name)

    IAMBackend.attach_role_policy = attach_role_policy
