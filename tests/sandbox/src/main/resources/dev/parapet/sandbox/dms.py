"""DMS replication instances that the Java SDK can read."""

import secrets


@patches("dms")
def name_replication_instances():
    """AWS: an ARN ends in an id of its own, and times are whole seconds since 1970. moto: ends it in the identifier, and
    writes times as text that only Python reads."""
    from moto.dms.models import FakeReplicationInstance

    stock, shown = FakeReplicationInstance.__init__, FakeReplicationInstance.to_dict
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

    @functools.wraps(stock)
    def init(self, *arguments, **named):
        stock(self, *arguments, **named)
        own = "".join(secrets.choice(letters) for _ in range(26))
        self.arn = self.arn.rpartition(":")[0] + ":" + own

    @functools.wraps(shown)
    def to_dict(self):
        created = self.creation_date.replace(tzinfo=datetime.timezone.utc)
        return {**shown(self), "InstanceCreateTime": int(created.timestamp())}

    FakeReplicationInstance.__init__ = init
    FakeReplicationInstance.to_dict = to_dict


@patches("dms")
def miss_unknown_instances():
    """AWS: ResourceNotFoundFault when a filter finds nothing. moto: an empty list."""
    from moto.dms.exceptions import ResourceNotFoundFault
    from moto.dms.models import DatabaseMigrationServiceBackend

    stock = DatabaseMigrationServiceBackend.describe_replication_instances

    @functools.wraps(stock)
    def describe_replication_instances(self, filters=None, *arguments, **named):
        found = stock(self, filters, *arguments, **named)
        if filters and not found:
            raise ResourceNotFoundFault("Replication instance could not be found.")
        return found

    DatabaseMigrationServiceBackend.describe_replication_instances = describe_replication_instances
