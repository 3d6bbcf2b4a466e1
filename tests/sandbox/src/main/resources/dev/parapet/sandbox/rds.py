"""RDS instances and clusters with a state and a name of their own."""

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


@patches("rds")
def restore_what_is_asked_for():
    """AWS: a restored instance has the flags of the request. moto: keeps those of the snapshot where the request says no."""
    from moto.rds.models import RDSBackend

    stock = RDSBackend.restore_db_instance_from_db_snapshot

    @functools.wraps(stock)
    def restore(self, from_snapshot_id, overrides):
        restored = stock(self, from_snapshot_id, overrides)
        for name, value in overrides.items():
            if value is False:
                setattr(restored, name, False)
        return restored

    RDSBackend.restore_db_instance_from_db_snapshot = restore


@patches("rds")
def rename_to_free_names_only():
    """AWS: a name that another instance has is refused. moto: forgets that other instance."""
    from moto.rds.exceptions import DBInstanceAlreadyExists
    from moto.rds.models import RDSBackend

    stock = RDSBackend.modify_db_instance

    @functools.wraps(stock)
    def modify_db_instance(self, db_instance_identifier, db_kwargs):
        name = db_kwargs.get("new_db_instance_identifier")
        if name and name in self.databases:
            raise DBInstanceAlreadyExists()
        return stock(self, db_instance_identifier, db_kwargs)

    RDSBackend.modify_db_instance = modify_db_instance


@patches("rds")
def back_up_namesakes():
    """AWS: backs an instance up some time later. moto: at once, and fails where a namesake was made in the same minute."""
    from moto.rds.exceptions import DBSnapshotAlreadyExistsError
    from moto.rds.models import DBInstance

    stock = DBInstance.save_automated_backup

    def save_automated_backup(self):
        try:
            stock(self)
        except DBSnapshotAlreadyExistsError:
            pass

    DBInstance.save_automated_backup = save_automated_backup


@patches("rds")
def take_roles_away():
    """AWS: a role that was given can be taken away. moto: has no RemoveRoleFromDBInstance."""
    from moto.core.responses import EmptyResult
    from moto.rds.responses import RDSResponse

    def remove_role_from_db_instance(self):
        database = self.backend.describe_db_instances(self.params.get("DBInstanceIdentifier"))[0]
        feature = self.params.get("FeatureName")
        database._associated_roles = [role for role in database._associated_roles if role.feature_name != feature]
        return EmptyResult()

    RDSResponse.remove_role_from_db_instance = remove_role_from_db_instance


@patches("rds")
def back_up_clusters_that_are_namesakes():
    """AWS: backs a cluster up some time later. moto: at once, and fails where a namesake was made in the same minute."""
    from moto.rds.exceptions import DBClusterSnapshotAlreadyExistsError
    from moto.rds.models import DBCluster

    stock = DBCluster.save_automated_backup

    def save_automated_backup(self):
        try:
            stock(self)
        except DBClusterSnapshotAlreadyExistsError:
            pass

    DBCluster.save_automated_backup = save_automated_backup


@patches("rds")
def make_members_where_their_cluster_is():
    """AWS: an instance of a cluster is in the cluster's subnets. moto: in none, if the request does not name them."""
    from moto.rds.models import DBInstanceClustered

    stock = DBInstanceClustered.__init__

    @functools.wraps(stock)
    def init(self, db_cluster_identifier, promotion_tier=1, **named):
        cluster = named["backend"].clusters.get(db_cluster_identifier)
        if cluster and cluster.db_subnet_group_name != "default":
            named.setdefault("db_subnet_group_name", cluster.db_subnet_group_name)
        stock(self, db_cluster_identifier, promotion_tier, **named)

    DBInstanceClustered.__init__ = init


@patches("rds")
def rename_clusters_with_their_members():
    """AWS: a name that another cluster has is refused, and the instances of a cluster are its own under any name. moto: forgets
    that other cluster, and the instances of the renamed one. It also fails where there is no such cluster."""
    from moto.rds.exceptions import DBClusterNotFoundError, RDSClientError
    from moto.rds.models import RDSBackend

    stock = RDSBackend.modify_db_cluster

    @functools.wraps(stock)
    def modify_db_cluster(self, kwargs):
        name, to = kwargs["db_cluster_identifier"], kwargs.get("new_db_cluster_identifier")
        if name not in self.clusters:
            raise DBClusterNotFoundError(name)
        if (self.account_id, self.region_name, "ModifyDBCluster", name) in REFUSED:
            raise RDSClientError("InvalidVPCNetworkStateFault", "The subnets of the cluster have no free addresses now.")
        if to and to in self.clusters:
            raise RDSClientError("DBClusterAlreadyExistsFault", f"There is a cluster {to} already.")
        members = self.clusters[name]._members
        answer = stock(self, kwargs)
        for member in members if to else []:
            member.db_cluster_identifier = to
        return answer

    RDSBackend.modify_db_cluster = modify_db_cluster


@patches("rds")
def restore_clusters_as_asked_for():
    """AWS: a restored cluster has the flags of the request, and a key encrypts it. moto: keeps those of the snapshot where the
    request says no, takes the key and calls the storage unencrypted, and cannot restore a cluster without a password."""
    from moto.rds.models import DBCluster, RDSBackend

    stock, start = RDSBackend.restore_db_cluster_from_snapshot, DBCluster.__init__

    @functools.wraps(start)
    def init(self, *arguments, **named):
        start(self, *arguments, **named)
        self.__dict__.setdefault("_master_user_password", "")

    @functools.wraps(stock)
    def restore(self, from_snapshot_id, overrides):
        restored = stock(self, from_snapshot_id, overrides)
        restored.storage_encrypted = restored.storage_encrypted or bool(overrides.get("kms_key_id"))
        for name, value in overrides.items():
            if value is False:
                setattr(restored, name, False)
        return restored

    DBCluster.__init__ = init
    RDSBackend.restore_db_cluster_from_snapshot = restore


@patches("rds")
def take_roles_away_from_clusters():
    """AWS: a role that was given can be taken away. moto: has no RemoveRoleFromDBCluster."""
    from moto.core.responses import EmptyResult
    from moto.rds.responses import RDSResponse

    def remove_role_from_db_cluster(self):
        cluster = self.backend.describe_db_clusters(self.params.get("DBClusterIdentifier"))[0]
        role = self.params.get("RoleArn")
        cluster._associated_roles = [each for each in cluster._associated_roles if each.role_arn != role]
        return EmptyResult()

    RDSResponse.remove_role_from_db_cluster = remove_role_from_db_cluster


@patches("rds")
def switch_the_data_api():
    """AWS: the Data API of a provisioned cluster is turned on and off by calls of its own. moto: has neither of them."""
    from moto.core.responses import ActionResult
    from moto.rds.models import DBCluster, find_cluster
    from moto.rds.responses import RDSResponse

    stock = DBCluster.http_endpoint_enabled

    def switched(on):
        def switch(self):
            arn = self.params.get("ResourceArn")
            find_cluster(arn).data_api = on
            return ActionResult({"ResourceArn": arn, "HttpEndpointEnabled": on})

        return switch

    DBCluster.http_endpoint_enabled = property(lambda self: getattr(self, "data_api", None) or stock.fget(self))
    RDSResponse.enable_http_endpoint = switched(True)
    RDSResponse.disable_http_endpoint = switched(False)


def tls_parameter(family):
    """The parameter by which an engine asks for TLS, as AWS's own group of that family has it."""
    engine, _, version = family.partition("postgres")
    if version:
        return {"ParameterName": "rds.force_ssl", "ParameterValue": "1" if float(version) >= 15 else "0", "ApplyType": "dynamic"}
    if engine.startswith("sqlserver"):
        return {"ParameterName": "rds.force_ssl", "ParameterValue": "0", "ApplyType": "static"}
    if engine.startswith(("mysql", "mariadb")):
        return {"ParameterName": "require_secure_transport", "ParameterValue": "0", "ApplyType": "dynamic"}
    return None


@patches("rds")
def show_the_engines_parameters():
    """AWS: a group has all parameters of its engine, and shows who set each. moto: only those that were set, and has no
    ResetDBParameterGroup and no groups of AWS's own. Of the engine's the sandbox has those that ask for TLS."""
    from moto.core.responses import ActionResult
    from moto.rds.responses import RDSResponse

    stock = RDSResponse.describe_db_parameters

    def describe_db_parameters(self):
        name = self.params.get("DBParameterGroupName")
        standard = name.startswith("default.")
        group = None if standard else self.backend.describe_db_parameter_groups({"db_parameter_group_name": name})
        own = {} if standard else {each["ParameterName"]: each for each in stock(self).result["Parameters"]}
        family = name.removeprefix("default.") if standard else group[0].family
        shown = [tls_parameter(family)] if tls_parameter(family) else []
        parameters = {each["ParameterName"]: {**each, "Source": "engine-default", "IsModifiable": True} for each in shown}
        for key, each in own.items():
            parameters[key] = {"ApplyType": "dynamic", "IsModifiable": True, **parameters.get(key, {}), **each, "Source": "user"}
        return ActionResult({"Parameters": list(parameters.values())})

    def reset_db_parameter_group(self):
        name = self.params.get("DBParameterGroupName")
        group = self.backend.describe_db_parameter_groups({"db_parameter_group_name": name})[0]
        for parameter in self.params.get("Parameters", []):
            group.parameters.pop(parameter["ParameterName"], None)
        return ActionResult({"DBParameterGroupName": group.name})

    RDSResponse.describe_db_parameters = describe_db_parameters
    RDSResponse.reset_db_parameter_group = reset_db_parameter_group


REFUSED = set()


@patches("rds")
def refuse_on_demand():
    """AWS: refuses a change for which it has no machine. moto: has machines without end."""
    from moto.rds.exceptions import RDSClientError
    from moto.rds.models import RDSBackend

    stock = RDSBackend.modify_db_instance

    @functools.wraps(stock)
    def modify_db_instance(self, db_instance_identifier, db_kwargs):
        if (self.account_id, self.region_name, "ModifyDBInstance", db_instance_identifier) in REFUSED:
            raise RDSClientError("InsufficientDBInstanceCapacity", "There is no capacity of that class in the zone now.")
        return stock(self, db_instance_identifier, db_kwargs)

    RDSBackend.modify_db_instance = modify_db_instance


def rds_refuse(request):
    """From now on a change of that resource is refused, however often it is asked for."""
    REFUSED.add((request["account"], request["region"], request["operation"], request["id"]))


ROUTES["/parapet/rds-refuse"] = rds_refuse


def rds_status(request):
    """AWS: an instance takes minutes to become available again. moto: is available at once."""
    ensure("rds")
    from moto.rds.models import rds_backends

    rds_backends[request["account"]][request["region"]].databases[request["id"]].status = request["status"]


ROUTES["/parapet/rds-status"] = rds_status


def rds_created(request):
    """AWS: a cluster has a past; Aurora encrypts all that were made since February 2026. moto: makes it now."""
    from moto.rds.models import rds_backends

    rds_backends[request["account"]][request["region"]].clusters[request["id"]].cluster_create_time = moment(request["created"])


ROUTES["/parapet/rds-created"] = rds_created
