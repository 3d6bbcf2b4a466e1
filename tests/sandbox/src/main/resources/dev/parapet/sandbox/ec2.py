"""Security group rules, snapshots and instances as AWS keeps and changes them."""


@patches("ec2")
def describe_every_rule():
    """AWS: each rule tells its owner and its ARN, and one for a group or a prefix list has a description too. moto:
    neither, and only a rule for addresses has."""
    from moto.ec2.models.security_groups import SecurityGroupRule

    stock = SecurityGroupRule.__init__

    @functools.wraps(stock)
    def init(self, *arguments, **named):
        stock(self, *arguments, **named)
        bound = named.get("prefix_list_id") or (arguments[7] if len(arguments) > 7 else None)
        self.prefix_description = (bound or {}).get("Description")

    def description(self):
        return self.ip_range.get("Description") or self.source_group.get("Description") or self.prefix_description

    SecurityGroupRule.__init__ = init
    SecurityGroupRule.description = property(description)
    SecurityGroupRule.group_owner_id = property(lambda self: self.owner_id)
    SecurityGroupRule.security_group_rule_arn = property(
        lambda self: f"arn:aws:ec2:{self.ec2_backend.region_name}:{self.owner_id}:security-group-rule/{self.id}"
    )


@patches("ec2")
def compare_rules_without_descriptions():
    """AWS: what a rule allows identifies it, not its description. moto: descriptions of groups count."""
    from moto.ec2.models.security_groups import SecurityGroupRule

    def substance(rule):
        ports = () if rule.ip_protocol == "-1" else (rule.from_port, rule.to_port)
        group = rule.source_group.get("GroupId")
        return rule.ip_protocol, ports, rule.cidr_ipv4, rule.cidr_ipv6, group, rule.prefix_list_id

    SecurityGroupRule.__eq__ = lambda self, other: substance(self) == substance(other)


@patches("ec2")
def change_rules_together():
    """AWS: all the permissions of a call or none, and all in the answer. moto: one by one, the last in the answer."""
    from moto.core.responses import ActionResult
    from moto.ec2.responses.security_groups import SecurityGroups

    def together(stock_name, direction):
        def change(self):
            self.error_on_dryrun()
            requests = list(self._process_rules_from_querystring())
            group = self.ec2_backend.get_security_group_by_name_or_id(requests[0]["group_name_or_id"])
            before = list(getattr(group, direction, []))
            try:
                changed = [self._parapet_change(stock_name, request) for request in requests]
            except Exception:
                if group:
                    setattr(group, direction, before)
                raise
            rules = [rule for rules in changed for rule in rules]
            return ActionResult({"Return": True, "SecurityGroupRules": rules})

        return change

    def parapet_change(self, name, request):
        if name.startswith("revoke"):
            del request["sgrule_tags"]
        rules = getattr(self.ec2_backend, name)(**request)
        return rules[0] if rules else []

    SecurityGroups._parapet_change = parapet_change
    for way, direction in (("ingress", "ingress_rules"), ("egress", "egress_rules")):
        for verb in ("authorize", "revoke"):
            name = f"{verb}_security_group_{way}"
            setattr(SecurityGroups, name, together(name, direction))


@patches("ec2")
def name_unknown_rules():
    """AWS: a rule id it does not know is InvalidSecurityGroupRuleId.NotFound. moto: InvalidPermission.NotFound."""
    from moto.ec2.exceptions import InvalidSecurityGroupRuleIdNotFoundError
    from moto.ec2.models.security_groups import SecurityGroupBackend

    def checked(stock, direction):
        @functools.wraps(stock)
        def revoke(self, group_name_or_id, *arguments, security_rule_ids=None, **named):
            group = self.get_security_group_by_name_or_id(group_name_or_id)
            known = {rule.id for rule in getattr(group, direction, [])}
            for rule_id in security_rule_ids or []:
                if group and rule_id not in known:
                    raise InvalidSecurityGroupRuleIdNotFoundError(rule_id)
            return stock(self, group_name_or_id, *arguments, security_rule_ids=security_rule_ids, **named)

        return revoke

    for way in ("ingress", "egress"):
        name = f"revoke_security_group_{way}"
        setattr(SecurityGroupBackend, name, checked(getattr(SecurityGroupBackend, name), way + "_rules"))


@patches("ec2")
def keep_metadata_options():
    """AWS: an option that a change leaves out stays as it is. moto: falls back to the standard."""
    from moto.ec2.models.instances import InstanceBackend, MetadataOptions

    names = {
        "HttpTokens": "http_tokens",
        "HttpPutResponseHopLimit": "http_put_response_hop_limit",
        "HttpEndpoint": "http_endpoint",
        "HttpProtocolIpv6": "http_protocol_ipv6",
        "InstanceMetadataTags": "instance_metadata_tags",
    }

    def modify(self, instance_id, http_tokens=None, hop_limit=None, http_endpoint=None, dry_run=False, http_protocol=None, metadata_tags=None):
        instance = self.get_instance(instance_id)
        asked = zip(names, (http_tokens, hop_limit, http_endpoint, http_protocol, metadata_tags))
        options = {name: getattr(instance.metadata_options, kept) for name, kept in names.items()}
        options.update({name: value for name, value in asked if value is not None})
        instance.metadata_options = MetadataOptions(options)
        return instance.metadata_options

    InstanceBackend.modify_instance_metadata_options = modify


@patches("ec2")
def list_snapshots_by_owner_and_user():
    """AWS: OwnerIds and RestorableByUserIds narrow the list. moto: reads neither, so the images' snapshots come along."""
    from moto.core.responses import ActionResult
    from moto.ec2.responses.elastic_block_store import ElasticBlockStore

    def restorable(snapshot, users):
        public = "all" in snapshot.create_volume_permission_groups
        return ("all" in users and public) or snapshot.create_volume_permission_userids & set(users)

    def describe_snapshots(self):
        account = self.ec2_backend.account_id
        owners = [account if owner == "self" else owner for owner in self._get_param("OwnerIds", [])]
        users = self._get_param("RestorableByUserIds", [])
        found = self.ec2_backend.describe_snapshots(
            snapshot_ids=self._get_param("SnapshotIds", []), filters=self._filters_from_querystring()
        )
        found = [each for each in found if not owners or each.owner_id in owners]
        return ActionResult({"Snapshots": [each for each in found if not users or restorable(each, users)]})

    ElasticBlockStore.describe_snapshots = describe_snapshots


@patches("ec2")
def tell_the_default_key():
    """AWS: tells the account's default key for volumes, aws/ebs until it chooses another. moto: has no such call."""
    from moto.core.responses import ActionResult
    from moto.ec2.responses.elastic_block_store import ElasticBlockStore

    def get_ebs_default_kms_key_id(self):
        return ActionResult({"KmsKeyId": self.ec2_backend.default_kms_key_id or "alias/aws/ebs"})

    ElasticBlockStore.get_ebs_default_kms_key_id = get_ebs_default_kms_key_id


@patches("ec2")
def encrypt_copies():
    """AWS: a copy is encrypted when the request says so, or the original is. moto: only when it names a key."""
    from moto.ec2.responses.elastic_block_store import ElasticBlockStore

    stock = ElasticBlockStore.copy_snapshot

    @functools.wraps(stock)
    def copy_snapshot(self):
        known = set(self.ec2_backend.snapshots)
        result = stock(self)
        for made in set(self.ec2_backend.snapshots) - known:
            copy = self.ec2_backend.snapshots[made]
            copy.encrypted = copy.encrypted or self._get_bool_param("Encrypted", False)
        return result

    ElasticBlockStore.copy_snapshot = copy_snapshot


@patches("ec2")
def tell_what_goes_with_the_instance():
    """AWS: an attachment tells whether the volume is deleted with its instance. moto: only the instance tells."""
    from moto.ec2.models.elastic_block_store import VolumeAttachment

    VolumeAttachment.delete_on_termination = property(
        lambda self: bool(self.instance.block_device_mapping[self.device].delete_on_termination)
    )


@patches("ec2")
def tell_the_last_launch():
    """AWS: the launch time is that of the last start, a whole second, and a start takes longer than that. moto: that of the
    first, and a start takes no time."""
    import time

    from moto.core.utils import utcnow
    from moto.ec2.models.instances import Instance

    stock = Instance.start

    @functools.wraps(stock)
    def start(self):
        time.sleep(1 - time.time() % 1)
        self.launch_time = utcnow()
        return stock(self)

    Instance.start = start


@patches("ec2")
def find_images_by_snapshot():
    """AWS: images can be filtered by a snapshot below them. moto: knows no such filter."""
    from moto.ec2.models.amis import Ami

    stock = Ami.get_filter_value

    @functools.wraps(stock)
    def get_filter_value(self, filter_name, method_name=None):
        if filter_name == "block-device-mapping.snapshot-id":
            return self.ebs_snapshot.id
        return stock(self, filter_name, method_name)

    Ami.get_filter_value = get_filter_value


def ec2_again(request):
    """AWS: never gives an id twice. A scene whose resource was deleted needs one like it under the same id."""
    ensure("ec2")
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[request["account"]][request["region"]]
    kept = getattr(backend, request["kind"])
    found = kept.pop(request["from"])
    backend.tags[request["to"]] = backend.tags.pop(request["from"], {})
    found.id = request["to"]
    kept[found.id] = found


ROUTES["/parapet/ec2-again"] = ec2_again


@patches("ec2")
def default_settings_of_a_region():
    """AWS: an account blocks public snapshots and images, and says how instances serve metadata, region by region; images take
    minutes, during which the answer is the old one. moto: knows none of it."""
    from moto.core.responses import ActionResult
    from moto.ec2.responses import EC2Response

    snapshots = ("block-all-sharing", "block-new-sharing", "unblocked")
    settings = ("HttpTokens", "HttpPutResponseHopLimit", "HttpEndpoint", "InstanceMetadataTags")

    def invalid(name, value):
        from moto.ec2.exceptions import InvalidParameterValueErrorUnknownAttribute as Unknown

        return Unknown(f"{value} for {name}")

    def enable_snapshots(self):
        state = self._get_param("State")
        if state not in snapshots:
            raise invalid("State", state)
        self.ec2_backend.snapshot_sharing = state
        return ActionResult({"State": state})

    def disable_snapshots(self):
        self.ec2_backend.snapshot_sharing = "unblocked"
        return ActionResult({"State": "unblocked"})

    def get_snapshots(self):
        state = kept(self.ec2_backend, "snapshot_sharing", lambda: "unblocked")
        return ActionResult({"State": state, "ManagedBy": "account"})

    def images(self):
        return kept(self.ec2_backend, "image_sharing", lambda: Passing("unblocked", "unblocked"))

    def enable_images(self):
        state = self._get_param("ImageBlockPublicAccessState")
        if state != "block-new-sharing":
            raise invalid("ImageBlockPublicAccessState", state)
        self.ec2_backend.image_sharing = Passing(images(self).now, state)
        return ActionResult({"ImageBlockPublicAccessState": state})

    def get_images(self):
        return ActionResult({"ImageBlockPublicAccessState": images(self).look(), "ManagedBy": "account"})

    def modify_metadata(self):
        chosen = kept(self.ec2_backend, "metadata_defaults", dict)
        for name in settings:
            value = self._get_param(name)
            if value in ("no-preference", "-1", -1):
                chosen.pop(name, None)
            elif value is not None:
                chosen[name] = int(value) if name == "HttpPutResponseHopLimit" else value
        return ActionResult({"Return": True})

    def get_metadata(self):
        return ActionResult({"AccountLevel": {**kept(self.ec2_backend, "metadata_defaults", dict), "ManagedBy": "account"}})

    EC2Response.enable_snapshot_block_public_access = enable_snapshots
    EC2Response.disable_snapshot_block_public_access = disable_snapshots
    EC2Response.get_snapshot_block_public_access_state = get_snapshots
    EC2Response.enable_image_block_public_access = enable_images
    EC2Response.get_image_block_public_access_state = get_images
    EC2Response.modify_instance_metadata_defaults = modify_metadata
    EC2Response.get_instance_metadata_defaults = get_metadata
