"""Macie across an organization."""


@patches("macie2")
def administer_macie():
    """AWS: the management account names one administrator for a region, whose Macie is then on; that account, and no other,
    configures the organization and takes accounts in, one a call. moto: takes the name from anyone and knows nothing more."""
    from moto.core.utils import utcnow
    from moto.macie2 import urls
    from moto.macie2.models import MacieBackend, macie2_backends
    from moto.macie2.responses import MacieResponse

    def enable(self, admin_account_id):
        if management_of(self.account_id) != self.account_id:
            raise refusal("AccessDeniedException", "The request failed because you must be a user of the management account.", 403)
        if self.organization_admin_account_id not in (None, admin_account_id):
            raise refusal("ConflictException", "The request failed because an account is already the delegated Macie administrator.", 409)
        self.organization_admin_account_id = admin_account_id
        administrator = macie2_backends[admin_account_id][self.region_name]
        if not administrator.macie_session:
            administrator.enable_macie()

    def list_organization_admin_accounts(self):
        if management_of(self.current_account) != self.current_account:
            raise refusal("AccessDeniedException", "The request failed because you must be a user of the management account.", 403)
        return json.dumps({"adminAccounts": self.macie_backend.list_organization_admin_accounts()})

    def administrator(self):
        backend, management = self.macie_backend, management_of(self.current_account)
        if management is None or macie2_backends[management][self.region].organization_admin_account_id != self.current_account:
            message = "The request failed because you must be the delegated Macie administrator of the organization."
            raise refusal("AccessDeniedException", message, 403)
        if not backend.macie_session:
            raise refusal("AccessDeniedException", "Macie is not enabled.", 403)
        return backend

    def describe(self):
        return json.dumps({"autoEnable": kept(administrator(self), "auto_enable", lambda: False), "maxAccountLimitReached": False})

    def update(self):
        administrator(self).auto_enable = bool(self._get_param("autoEnable"))
        return "{}"

    class Joined:
        def __init__(self, account, email, region, administrator):
            self.account_id, self.email, self.at = account, email, utcnow().isoformat() + "Z"
            self.arn = f"arn:aws:macie2:{region}:{administrator}:member/{account}"
            self.administrator_account_id = administrator

        def to_json(self):
            return {
                "accountId": self.account_id,
                "administratorAccountId": self.administrator_account_id,
                "arn": self.arn,
                "email": self.email,
                "relationshipStatus": "Enabled",
                "updatedAt": self.at,
            }

    def create_member(self):
        backend, account = administrator(self), self._get_param("account")
        if account["accountId"] not in members_of(self.current_account):
            raise refusal("ValidationException", "The request failed because the account is not in the organization.")
        if account["accountId"] in backend.members:
            raise refusal("ConflictException", "The request failed because the account is a member already.", 409)
        theirs = macie2_backends[account["accountId"]][self.region]
        if not theirs.macie_session:
            theirs.enable_macie()
        made = Joined(account["accountId"], account["email"], self.region, self.current_account)
        backend.members[account["accountId"]] = theirs.administrator_account = made
        return json.dumps({"arn": made.arn})

    MacieBackend.enable_organization_admin_account = enable
    MacieResponse.list_organization_admin_accounts = list_organization_admin_accounts
    MacieResponse.describe_organization_configuration = describe
    MacieResponse.update_organization_configuration = update
    MacieResponse.create_member = create_member
    urls.url_paths["{0}/admin/configuration$"] = MacieResponse.dispatch
