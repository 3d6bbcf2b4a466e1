"""Redshift clusters that take their time, parameter groups that can be changed, and Redshift Serverless."""


@patches("redshift")
def modify_available_clusters_only():
    """AWS: a cluster that is not available refuses a change. moto: takes it in any status."""
    from moto.redshift.exceptions import RedshiftClientError
    from moto.redshift.models import RedshiftBackend

    stock = RedshiftBackend.modify_cluster

    @functools.wraps(stock)
    def modify_cluster(self, **named):
        found = self.describe_clusters(named["cluster_identifier"])[0]
        if found.status != "available":
            raise RedshiftClientError("InvalidClusterState", f"Cluster {found.cluster_identifier} is {found.status}.")
        return stock(self, **named)

    RedshiftBackend.modify_cluster = modify_cluster


@patches("redshift")
def migrate_to_another_encryption():
    """AWS: changed encryption is pending, and the cluster resizing, until its data has moved; one look here. moto: at once."""
    from moto.redshift.models import Cluster, RedshiftBackend
    from moto.redshift.responses import RedshiftResponse

    stock_modify, stock_describe = RedshiftBackend.modify_cluster, RedshiftResponse.describe_clusters

    def modify_cluster(self, **named):
        wanted = named.pop("encrypted", None)
        cluster = stock_modify(self, **named)
        if wanted is not None and bool(wanted) != bool(cluster.encrypted):
            cluster.status, cluster.migration = "resizing", [bool(wanted), False]
        return cluster

    def describe_clusters(self):
        for cluster in self.redshift_backend.describe_clusters(self._get_param("ClusterIdentifier")):
            migration = getattr(cluster, "migration", None)
            if migration and migration[1]:
                cluster.encrypted, cluster.status, cluster.migration = migration[0], "available", None
            elif migration:
                migration[1] = True
        return stock_describe(self)

    def pending(self):
        migration = getattr(self, "migration", None)
        return {"EncryptionType": "KMS" if migration[0] else "NONE"} if migration else {}

    RedshiftBackend.modify_cluster = modify_cluster
    RedshiftResponse.describe_clusters = describe_clusters
    Cluster.pending_modified_values = property(pending)


@patches("redshift")
def change_parameter_groups():
    """AWS: a group keeps its own values, and a cluster takes a static one with its next reboot. moto: defaults for all."""
    from moto.core.responses import ActionResult
    from moto.redshift.exceptions import RedshiftClientError
    from moto.redshift.models import Cluster, RedshiftBackend
    from moto.redshift.responses import RedshiftResponse

    stock_init, stock_describe = Cluster.__init__, RedshiftBackend.describe_cluster_parameters

    def values(group):
        return group.__dict__.setdefault("own_values", {})

    @functools.wraps(stock_init)
    def init(self, *arguments, **named):
        stock_init(self, *arguments, **named)
        self.running = {group.name: dict(values(group)) for group in self.parameter_groups}

    def statuses(self):
        return [
            {
                "ParameterGroupName": group.name,
                "ParameterApplyStatus": "in-sync" if self.running.get(group.name) == values(group) else "pending-reboot",
            }
            for group in self.parameter_groups
        ]

    def describe_cluster_parameters(self, parameter_group_name):
        own = values(self.describe_cluster_parameter_groups(parameter_group_name)[0])
        return [
            {**each, "ParameterValue": own[each["ParameterName"]], "Source": "user"} if each["ParameterName"] in own else each
            for each in stock_describe(self, parameter_group_name)
        ]

    def modify_cluster_parameter_group(self):
        name = self._get_param("ParameterGroupName")
        group = self.redshift_backend.describe_cluster_parameter_groups(name)[0]
        if name.startswith("default."):
            raise RedshiftClientError("InvalidClusterParameterGroupState", "Default parameter groups cannot be modified.")
        values(group).update({each["ParameterName"]: each["ParameterValue"] for each in self._get_param("Parameters", [])})
        status = "Your parameter group has been updated but changes won't get applied until you reboot the associated Clusters."
        return ActionResult({"ParameterGroupName": name, "ParameterGroupStatus": status})

    Cluster.__init__ = init
    Cluster.cluster_parameter_group_status_list = property(statuses)
    RedshiftBackend.describe_cluster_parameters = describe_cluster_parameters
    RedshiftResponse.modify_cluster_parameter_group = modify_cluster_parameter_group


@functools.cache
def workgroup_backends():
    """moto has no Redshift Serverless; this keeps what its workgroups need, an account and region at a time."""
    from moto.core.base_backend import BackendDict, BaseBackend

    class RedshiftServerlessBackend(BaseBackend):
        def __init__(self, region_name, account_id):
            super().__init__(region_name, account_id)
            self.workgroups = {}

    return BackendDict(RedshiftServerlessBackend, "redshift-serverless")


def workgroup_call(operation, request, account, region):
    """AWS: a workgroup that is being modified refuses another change; it is for one look here."""
    from moto.moto_api._internal import mock_random

    groups = workgroup_backends()[account][region].workgroups

    def look(group):
        seen = dict(group)
        group["status"] = "AVAILABLE"
        return seen

    if operation == "ListWorkgroups":
        return 200, {"workgroups": [look(group) for group in groups.values()]}
    name = request["workgroupName"]
    if operation == "CreateWorkgroup":
        number = str(mock_random.uuid4())
        arn = f"arn:aws:redshift-serverless:{region}:{account}:workgroup/{number}"
        settings = {"workgroupId": number, "workgroupArn": arn, "status": "AVAILABLE", "publiclyAccessible": False}
        groups[name] = {**settings, **request}
        return 200, {"workgroup": groups[name]}
    if name not in groups:
        return 400, {"__type": "ResourceNotFoundException", "message": f"Workgroup {name} is not found."}
    if operation == "UpdateWorkgroup":
        if groups[name]["status"] != "AVAILABLE":
            return 400, {"__type": "ConflictException", "message": f"Workgroup {name} is being modified."}
        groups[name].update(request, status="MODIFYING")
        return 200, {"workgroup": groups[name]}
    if operation == "GetWorkgroup":
        return 200, {"workgroup": look(groups[name])}
    return 404, {"__type": "UnknownOperationException"}


def serve_redshift_serverless(environ, start_response):
    service, _, operation = environ.get("HTTP_X_AMZ_TARGET", "").partition(".")
    if service != "RedshiftServerless":
        return None
    from moto.iam.models import get_account_id_from

    key, _, region = environ["HTTP_AUTHORIZATION"].split("Credential=")[1].split("/")[:3]
    account = environ.get("HTTP_X_MOTO_ACCOUNT_ID") or get_account_id_from(key)
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    status, answer = workgroup_call(operation, json.loads(body or b"{}"), account, region)
    start_response(f"{status} {'OK' if status == 200 else 'Refused'}", [("Content-Type", "application/x-amz-json-1.1")])
    return [json.dumps(answer).encode()]


WRAPPERS.append(serve_redshift_serverless)
