"""Inspector across an organization."""


@patches("inspector2")
def administer_inspector():
    """AWS: the management account names one administrator for a region, who configures the organization and takes accounts in;
    scans are ENABLING first. moto: takes all of it from anyone."""
    from moto.inspector2.models import AccountStatus, Inspector2Backend, inspector2_backends
    from moto.inspector2.responses import Inspector2Response

    named, listed = Inspector2Backend.enable_delegated_admin_account, Inspector2Response.list_delegated_admin_accounts
    toggle, shown = AccountStatus.toggle, AccountStatus.to_batch_json
    statuses = Inspector2Backend.batch_get_account_status

    @functools.wraps(named)
    def enable_delegated_admin_account(self, account_id):
        if management_of(self.account_id) != self.account_id:
            raise refusal("AccessDeniedException", "Only the management account can enable a delegated administrator.", 403)
        if account_id in self.admin_accounts:
            raise refusal("ConflictException", f"Delegated administrator {account_id} is already enabled for the organization.", 409)
        if self.admin_accounts:
            raise refusal("ValidationException", "The organization has another delegated administrator.")
        return named(self, account_id)

    @functools.wraps(listed)
    def list_delegated_admin_accounts(self):
        management = management_of(self.current_account)
        if management is None:
            raise refusal("AccessDeniedException", "The account is not in an organization.", 403)
        accounts = inspector2_backends[management][self.region].admin_accounts
        return json.dumps({"delegatedAdminAccounts": [{"accountId": id, "status": status} for id, status in accounts.items()]})

    def administrator(stock):
        @functools.wraps(stock)
        def answer(self):
            management = management_of(self.current_account)
            if management is None or self.current_account not in inspector2_backends[management][self.region].admin_accounts:
                message = "Invoking account does not have access to this operation: it is not the delegated administrator."
                raise refusal("AccessDeniedException", message, 403)
            return stock(self)

        return answer

    @functools.wraps(toggle)
    def enabling(self, resource_types, enable):
        toggle(self, resource_types, enable)
        self.passing = Passing("ENABLING" if enable else "DISABLING", "ENABLED" if enable else "DISABLED")

    @functools.wraps(shown)
    def to_batch_json(self):
        answer = shown(self)
        now = self.passing.look() if "passing" in self.__dict__ else "DISABLED"
        fine = {"errorCode": "ALREADY_ENABLED", "errorMessage": ""}
        for state in [answer["state"], *answer["resourceState"].values()]:
            state.update(fine, status=now if state["status"] == "ENABLED" else state["status"])
        return answer

    @functools.wraps(statuses)
    def batch_get_account_status(self, account_ids):
        """AWS: an account of which nothing is scanned is DISABLED. moto: leaves it out."""
        for account in account_ids or [self.account_id]:
            self.account_status.setdefault(account, AccountStatus(account))
        return statuses(self, account_ids or [self.account_id])

    Inspector2Backend.enable_delegated_admin_account = enable_delegated_admin_account
    Inspector2Backend.batch_get_account_status = batch_get_account_status
    AccountStatus.toggle = enabling
    AccountStatus.to_batch_json = to_batch_json
    Inspector2Response.list_delegated_admin_accounts = list_delegated_admin_accounts
    for name in ("describe_organization_configuration", "update_organization_configuration", "associate_member"):
        setattr(Inspector2Response, name, administrator(getattr(Inspector2Response, name)))
