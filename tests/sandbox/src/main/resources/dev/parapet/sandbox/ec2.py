"""Security group rules as AWS keeps and changes them."""


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
def keep_metadata_options_that_are_not_sent():
    """AWS: an option that is not sent keeps its value. moto: it loses it."""
    from moto.ec2.models.instances import InstanceBackend

    stock = InstanceBackend.modify_instance_metadata_options
    kept = {
        "http_tokens": "http_tokens",
        "hop_limit": "http_put_response_hop_limit",
        "http_endpoint": "http_endpoint",
        "http_protocol": "http_protocol_ipv6",
        "metadata_tags": "instance_metadata_tags",
    }

    @functools.wraps(stock)
    def modify_instance_metadata_options(self, instance_id, **options):
        now = self.get_instance(instance_id).metadata_options
        for option, attribute in kept.items():
            if options.get(option) is None:
                options[option] = getattr(now, attribute)
        return stock(self, instance_id, **options)

    InstanceBackend.modify_instance_metadata_options = modify_instance_metadata_options


@patches("ec2")
def tell_the_default_key():
    """AWS: GetEbsDefaultKmsKeyId tells the key that new volumes get. moto: does not know the call."""
    from moto.core.responses import ActionResult
    from moto.ec2.responses.settings import Settings

    def get_ebs_default_kms_key_id(self):
        return ActionResult({"KmsKeyId": getattr(self.ec2_backend, "default_kms_key_id", None) or "alias/aws/ebs"})

    Settings.get_ebs_default_kms_key_id = get_ebs_default_kms_key_id
