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
