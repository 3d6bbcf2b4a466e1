"""Organizations seen from the accounts in it."""


@patches("organizations")
def answer_delegated_administrators():
    """AWS: a delegated administrator reads the organization, other members may not. moto: each sees an empty one."""
    from moto.core.exceptions import JsonRESTError
    from moto.organizations.models import organizations_backends
    from moto.organizations.responses import OrganizationsResponse

    def of_the_organization(stock):
        @functools.wraps(stock)
        def answer(self):
            own = self.current_account
            owner, partition = organizations_backends.master_accounts.get(own, (own, self.partition))
            if owner != own and own not in {admin.account.id for admin in organizations_backends[owner][partition].admins}:
                raise JsonRESTError("AccessDeniedException", "You don't have permissions to access this resource.")
            self.current_account = owner
            return stock(self)

        return answer

    for name in ("list_accounts", "list_delegated_administrators", "list_accounts_for_parent", "list_parents"):
        setattr(OrganizationsResponse, name, of_the_organization(getattr(OrganizationsResponse, name)))
