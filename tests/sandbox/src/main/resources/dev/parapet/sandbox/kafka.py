"""MSK clusters that are up, carry their name, and can be changed."""

import uuid


@patches("kafka")
def name_running_clusters():
    """AWS: an ARN ends in the cluster's name and an id, times are UTC, and a cluster becomes ACTIVE. moto: an id alone,
    times of no zone, and CREATING for ever."""
    from moto.kafka.models import FakeKafkaCluster

    stock = FakeKafkaCluster.__init__

    @functools.wraps(stock)
    def init(self, *arguments, **named):
        stock(self, *arguments, **named)
        kind, _, _ = self.arn.rpartition("/")
        self.arn = f"{kind.replace(':serverless-cluster', ':cluster')}/{self.cluster_name}/{uuid.uuid4()}-1"
        self.creation_time = utils.utcnow().strftime("%Y-%m-%dT%H:%M:%S.000Z")
        self.state = "ACTIVE"

    FakeKafkaCluster.__init__ = init


@patches("kafka")
def miss_unknown_clusters():
    """AWS: NotFoundException for a cluster that is not there. moto: fails."""
    from moto.kafka.exceptions import NotFoundException
    from moto.kafka.models import KafkaBackend

    stock = KafkaBackend.describe_cluster_v2

    @functools.wraps(stock)
    def describe_cluster_v2(self, cluster_arn):
        if cluster_arn not in self.clusters:
            raise NotFoundException("The requested cluster does not exist.")
        return stock(self, cluster_arn)

    KafkaBackend.describe_cluster_v2 = describe_cluster_v2


@patches("kafka")
def change_active_clusters():
    """AWS: UpdateConnectivity and UpdateSecurity change a cluster that is ACTIVE and whose version the caller knows; what
    is not sent stays, and a new version is made. moto: has neither."""
    from urllib.parse import unquote

    from moto.kafka.exceptions import BadRequestException, NotFoundException
    from moto.kafka.responses import KafkaResponse

    def changed(self, operation, change):
        arn = unquote(self.parsed_url.path.split("/clusters/")[-1].removesuffix("/" + operation))
        cluster = self.kafka_backend.clusters.get(arn)
        if cluster is None:
            raise NotFoundException("The requested cluster does not exist.")
        if cluster.state != "ACTIVE":
            raise BadRequestException("The operation cannot be performed while the cluster is " + cluster.state)
        if self._get_param("currentVersion") != cluster.current_version:
            raise BadRequestException("This operation cannot be performed on the specified cluster version.")
        change(cluster)
        cluster.current_version = uuid.uuid4().hex[:14].upper()
        operation_arn = arn.replace(":cluster/", ":cluster-operation/") + "/" + str(uuid.uuid4())
        return json.dumps({"clusterArn": arn, "clusterOperationArn": operation_arn})

    def update_connectivity(self):
        sent = self._get_param("connectivityInfo")

        def change(cluster):
            brokers = cluster.broker_node_group_info
            brokers["connectivityInfo"] = {**brokers.get("connectivityInfo", {}), **sent}

        return changed(self, "connectivity", change)

    def update_security(self):
        sent = (self._get_param("encryptionInfo") or {}).get("encryptionInTransit", {})

        def change(cluster):
            transit = {"clientBroker": "TLS", "inCluster": True, **(cluster.encryption_info or {}).get("encryptionInTransit", {})}
            if sent.get("inCluster", True) != transit["inCluster"]:
                raise BadRequestException("Encryption within the cluster cannot be changed.")
            cluster.encryption_info = {**(cluster.encryption_info or {}), "encryptionInTransit": {**transit, **sent}}

        return changed(self, "security", change)

    KafkaResponse.update_connectivity = update_connectivity
    KafkaResponse.update_security = update_security
