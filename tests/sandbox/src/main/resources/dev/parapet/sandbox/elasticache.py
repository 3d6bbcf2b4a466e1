"""ElastiCache replication groups with nodes that can be looked at, and TLS that can be turned on in place."""


@patches("elasticache")
def show_nodes_of_groups():
    """AWS: the nodes of a replication group are cache clusters, and tell the version of the engine. moto: names them only."""
    from moto.elasticache.exceptions import CacheClusterNotFound
    from moto.elasticache.models import CacheCluster, ElastiCacheBackend

    stock = ElastiCacheBackend.describe_cache_clusters
    unset = CacheCluster.__init__.__code__.co_varnames[1 : CacheCluster.__init__.__code__.co_argcount]

    def node(self, name, group):
        told = {
            "account_id": self.account_id,
            "region_name": self.region_name,
            "cache_cluster_id": name,
            "replication_group_id": group.replication_group_id,
            "engine": group.engine,
            "engine_version": group.engine_version,
            "cache_node_type": group.cache_node_type,
        }
        return CacheCluster(**{parameter: told.get(parameter) for parameter in unset})

    @functools.wraps(stock)
    def describe_cache_clusters(self, cache_cluster_id=None):
        try:
            return stock(self, cache_cluster_id)
        except CacheClusterNotFound:
            for group in self.replication_groups.values():
                if cache_cluster_id in group.member_clusters:
                    return [node(self, cache_cluster_id, group)]
            raise

    ElastiCacheBackend.describe_cache_clusters = describe_cache_clusters


@patches("elasticache")
def modify_transit_encryption():
    """AWS: ModifyReplicationGroup turns TLS on by way of "preferred" and off the same way back, one step at a time. moto:
    has no such call. Other settings are not played."""
    from moto.core.responses import ActionResult
    from moto.elasticache.exceptions import InvalidParameterCombinationException, ReplicationGroupNotFound
    from moto.elasticache.responses import ElastiCacheResponse

    steps = {("off", "preferred"), ("preferred", "required"), ("required", "preferred"), ("preferred", "off")}

    def modify_replication_group(self):
        name = self._get_param("ReplicationGroupId")
        group = self.elasticache_backend.replication_groups.get(name)
        if group is None:
            raise ReplicationGroupNotFound(name)
        now = (group.transit_encryption_mode or "required") if group.transit_encryption_enabled else "off"
        enabled = self._get_bool_param("TransitEncryptionEnabled", now != "off")
        then = (self._get_param("TransitEncryptionMode") or now) if enabled else "off"
        if then != now and (now, then) not in steps:
            raise InvalidParameterCombinationException(f"Transit encryption cannot go from {now} to {then}.")
        group.transit_encryption_enabled = then != "off"
        group.transit_encryption_mode = then if then != "off" else None
        return ActionResult({"ReplicationGroup": group})

    ElastiCacheResponse.modify_replication_group = modify_replication_group
