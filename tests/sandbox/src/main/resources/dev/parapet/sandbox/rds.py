"""RDS instances with a state and a name of their own."""

import secrets


@patches("rds")
def name_instances():
    """AWS: each instance has its own resource id. moto: all share one, so a filter by it finds every instance."""
    from moto.rds.models import DBInstance

    stock = DBInstance.__init__
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

    @functools.wraps(stock)
    def init(self, *arguments, **named):
        stock(self, *arguments, **named)
        self.dbi_resource_id = "db-" + "".join(secrets.choice(letters) for _ in range(26))

    DBInstance.__init__ = init


@patches("rds")
def modify_available_instances_only():
    """AWS: an instance that is not available refuses a change. moto: takes it in any state."""
    from moto.rds.exceptions import RDSClientError
    from moto.rds.models import RDSBackend

    stock = RDSBackend.modify_db_instance

    @functools.wraps(stock)
    def modify_db_instance(self, db_instance_identifier, db_kwargs):
        found = self.describe_db_instances(db_instance_identifier)[0]
        if found.status != "available":
            message = f"Database instance is not in available state: {db_instance_identifier} is {found.status}."
            raise RDSClientError("InvalidDBInstanceState", message)
        return stock(self, db_instance_identifier, db_kwargs)

    RDSBackend.modify_db_instance = modify_db_instance


def rds_status(request):
    """AWS: an instance takes minutes to become available again. moto: is available at once."""
    ensure("rds")
    from moto.rds.models import rds_backends

    rds_backends[request["account"]][request["region"]].databases[request["id"]].status = request["status"]


ROUTES["/parapet/rds-status"] = rds_status
