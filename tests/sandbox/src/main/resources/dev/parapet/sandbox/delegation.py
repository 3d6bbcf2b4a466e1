"""Who is who in an organization, for the services in which one account administers all others."""


def organization_of(account):
    """The organization an account belongs to, as its management account keeps it; None for an account on its own."""
    from moto.organizations.models import organizations_backends

    owner, partition = organizations_backends.master_accounts.get(account, (account, "aws"))
    found = organizations_backends[owner][partition]
    return found if found.org else None


def management_of(account):
    found = organization_of(account)
    return found.account_id if found else None


def members_of(account):
    """The active accounts of its organization by id, the management account among them."""
    found = organization_of(account)
    return {each.id: each for each in found.accounts if each.status == "ACTIVE"} if found else {}


def trusts(account, principal):
    """Whether the organization lets a service in (EnableAWSServiceAccess)."""
    found = organization_of(account)
    return found is not None and any(each["ServicePrincipal"] == principal for each in found.services)


def administers(account, principal):
    """Whether the account is registered in Organizations as administrator for a service."""
    found = organization_of(account)
    return found is not None and any(each.account.id == account and principal in each.services for each in found.admins)


def refusal(code, message, status=400):
    from moto.core.exceptions import JsonRESTError

    error = JsonRESTError(code, message)
    error.code = status
    return error


class Passing:
    """A state on its way: the first look shows the way, later ones where it leads."""

    def __init__(self, now, then, arrive=lambda: None):
        self.now, self.then, self.arrive = now, then, arrive

    def look(self):
        seen = self.now
        if seen != self.then:
            self.now = self.then
            self.arrive()
        return seen


def kept(holder, name, make):
    """What a backend keeps for the sandbox; it goes when moto is reset."""
    return holder.__dict__.setdefault(name, make())
