"""Config across an organization: rules and packs that reach every account, and buckets that let Config in."""


def config_administrators(account, principal):
    """AWS: the management account, or one registered for that principal. moto: anyone."""
    if management_of(account) != account and not administers(account, principal):
        message = "This action can be only performed if you are a registered delegated administrator for AWS Config"
        raise refusal("OrganizationAccessDeniedException", message)


@patches("config")
def deliver_where_the_bucket_allows():
    """AWS: the bucket exists and its policy lets Config write. moto: looks at neither. Its own account's bucket may do without,
    for the recorder's role can be allowed instead."""
    from moto.config.exceptions import NoSuchBucketException
    from moto.config.models import ConfigBackend
    from moto.s3.models import s3_backends

    stock = ConfigBackend.put_delivery_channel

    @functools.wraps(stock)
    def put_delivery_channel(self, delivery_channel):
        name = delivery_channel.get("s3BucketName")
        if name and self.recorders:
            _, owner = s3_backends.bucket_accounts.get(name, (None, None))
            if owner is None:
                raise NoSuchBucketException()
            policy = s3_backends[owner]["aws"].buckets[name].policy
            if owner != self.account_id and "config.amazonaws.com" not in str(policy or ""):
                message = f"Insufficient delivery policy to s3 bucket: {name}, unable to write to bucket, provided s3 key prefix is 'null'."
                raise refusal("InsufficientDeliveryPolicyException", message)
        return stock(self, delivery_channel)

    ConfigBackend.put_delivery_channel = put_delivery_channel


@patches("config")
def aggregate_for_administrators():
    """AWS: an aggregator of the organization is for its management account and administrators. moto: for anyone."""
    from moto.config.models import ConfigBackend

    stock = ConfigBackend.put_configuration_aggregator

    @functools.wraps(stock)
    def put_configuration_aggregator(self, config_aggregator):
        if config_aggregator.get("OrganizationAggregationSource"):
            config_administrators(self.account_id, "config.amazonaws.com")
        return stock(self, config_aggregator)

    ConfigBackend.put_configuration_aggregator = put_configuration_aggregator


@patches("config")
def put_rules_everywhere():
    """AWS: a rule of the organization is made in each account, where a recorder runs, and says later how that went. moto: has
    no such rules."""
    from moto.config.models import ConfigBackend, ConfigRule, config_backends, random_string
    from moto.config.responses import ConfigResponse
    from moto.core.utils import utcnow

    def rules(self):
        return kept(self.config_backend, "organization_rules", dict)

    def of_caller(self):
        config_administrators(self.current_account, "config-multiaccountsetup.amazonaws.com")
        return rules(self)

    def described(name, metadata):
        """The rule as PutConfigRule would have it, which says what is wrong with it."""
        return {
            "ConfigRuleName": name,
            "Source": {"Owner": "AWS", "SourceIdentifier": metadata["RuleIdentifier"]},
            "InputParameters": metadata.get("InputParameters", "{}"),
            **({"MaximumExecutionFrequency": metadata["MaximumExecutionFrequency"]} if metadata.get("MaximumExecutionFrequency") else {}),
            **({"Scope": {"ComplianceResourceTypes": metadata["ResourceTypesScope"]}} if metadata.get("ResourceTypesScope") else {}),
        }

    def deploy(rule, account, region):
        theirs = config_backends[account][region]
        if not theirs.recorders:
            return {"ErrorCode": "NoAvailableConfigurationRecorder", "ErrorMessage": "Configuration recorder is not available."}
        for name in [each for each in theirs.config_rules if each == rule["member"]]:
            del theirs.config_rules[name]
        made = ConfigRule(account, region, described(rule["member"], rule["metadata"]), [])
        theirs.config_rules[rule["member"]] = made
        return {}

    def roll_out(rule, region, caller):
        wanted = [each for each in members_of(caller) if each not in rule["excluded"]]
        rule["accounts"] = {each: deploy(rule, each, region) for each in wanted}
        failed = any(rule["accounts"].values())
        rule["status"].then = rule["verb"] + ("_FAILED" if failed else "_SUCCESSFUL")
        rule["status"].now = rule["status"].then

    def put(self):
        mine = of_caller(self)
        name, metadata = self._get_param("OrganizationConfigRuleName"), self._get_param("OrganizationManagedRuleMetadata")
        if metadata is None:
            raise refusal("InvalidParameterValueException", "The sandbox knows managed rules only.")
        ConfigRule(self.current_account, self.region, described(name, metadata), [])
        verb = "UPDATE" if name in mine else "CREATE"
        if name in mine and mine[name]["status"].now.endswith("IN_PROGRESS"):
            raise refusal("ResourceInUseException", f"The rule {name} is being changed.")
        if verb == "CREATE" and len(mine) >= 1000:
            raise refusal("MaxNumberOfOrganizationConfigRulesExceededException", "The organization has its full number of rules.")
        suffix = mine[name]["suffix"] if name in mine else random_string()
        rule = {
            "name": name,
            "metadata": metadata,
            "excluded": self._get_param("ExcludedAccounts") or [],
            "suffix": suffix,
            "member": f"OrgConfigRule-{name}-{suffix}",
            "arn": f"arn:aws:config:{self.region}:{self.current_account}:organization-config-rule/{name}-{suffix}",
            "verb": verb,
            "accounts": {},
        }
        region, caller = self.region, self.current_account
        rule["status"] = Passing(verb + "_IN_PROGRESS", verb + "_SUCCESSFUL", lambda: roll_out(rule, region, caller))
        mine[name] = rule
        return json.dumps({"OrganizationConfigRuleArn": rule["arn"]})

    def named(self, mine):
        names = self._get_param("OrganizationConfigRuleNames")
        unknown = set(names or []) - set(mine)
        if unknown:
            raise refusal("NoSuchOrganizationConfigRuleException", f"No organization config rules {sorted(unknown)}.")
        if names:
            return [mine[each] for each in names], {}
        everything, start = list(mine.values()), int(self._get_param("NextToken") or 0)
        size = self._get_param("Limit") or 10
        more = {"NextToken": str(start + size)} if start + size < len(everything) else {}
        return everything[start : start + size], more

    def describe(self):
        found, more = named(self, of_caller(self))
        shown = [
            {
                "OrganizationConfigRuleName": each["name"],
                "OrganizationConfigRuleArn": each["arn"],
                "OrganizationManagedRuleMetadata": each["metadata"],
                "ExcludedAccounts": each["excluded"],
            }
            for each in found
        ]
        return json.dumps({"OrganizationConfigRules": shown, **more})

    def statuses(self):
        found, more = named(self, of_caller(self))
        shown = [{"OrganizationConfigRuleName": each["name"], "OrganizationRuleStatus": each["status"].look()} for each in found]
        return json.dumps({"OrganizationConfigRuleStatuses": shown, **more})

    def details(self):
        mine, name = of_caller(self), self._get_param("OrganizationConfigRuleName")
        if name not in mine:
            raise refusal("NoSuchOrganizationConfigRuleException", f"No organization config rule {name}.")
        rule = mine[name]
        rule["status"].look()
        shown = [
            {
                "AccountId": account,
                "ConfigRuleName": rule["member"],
                "MemberAccountRuleStatus": rule["verb"] + ("_FAILED" if failure else "_SUCCESSFUL"),
                **failure,
            }
            for account, failure in rule["accounts"].items()
        ]
        return json.dumps({"OrganizationConfigRuleDetailedStatus": shown})

    def delete(self):
        mine, name = of_caller(self), self._get_param("OrganizationConfigRuleName")
        if name not in mine:
            raise refusal("NoSuchOrganizationConfigRuleException", f"No organization config rule {name}.")
        rule = mine.pop(name)
        for account in rule["accounts"]:
            config_backends[account][self.region].config_rules.pop(rule["member"], None)
        return ""

    ConfigResponse.put_organization_config_rule = put
    ConfigResponse.describe_organization_config_rules = describe
    ConfigResponse.describe_organization_config_rule_statuses = statuses
    ConfigResponse.get_organization_config_rule_detailed_status = details
    ConfigResponse.delete_organization_config_rule = delete


@patches("config")
def put_packs_with_a_body():
    """AWS: a pack comes as text, too; it is for administrators, its bucket has a name that says so, and it takes a while. moto:
    falls over a body, and over the question for all packs."""
    from moto.config.models import ConfigBackend

    stock, described, looked = (
        ConfigBackend.put_organization_conformance_pack,
        ConfigBackend.describe_organization_conformance_packs,
        ConfigBackend.describe_organization_conformance_pack_statuses,
    )

    def check(body):
        import yaml

        try:
            resources = yaml.safe_load(body)["Resources"].values()
            right = all(each["Type"] in ("AWS::Config::ConfigRule", "AWS::Config::RemediationConfiguration") for each in resources)
        except Exception:
            right = False
        if not right or len(body) > 51200:
            message = "The template is not one of a conformance pack."
            raise refusal("OrganizationConformancePackTemplateValidationException", message)

    @functools.wraps(stock)
    def put(self, name, template_s3_uri, template_body, delivery_s3_bucket, delivery_s3_key_prefix, input_parameters, excluded_accounts):
        config_administrators(self.account_id, "config-multiaccountsetup.amazonaws.com")
        if template_body:
            check(template_body)
        if delivery_s3_bucket and not delivery_s3_bucket.startswith("awsconfigconforms"):
            raise refusal("ValidationException", "The name of the delivery bucket must begin with awsconfigconforms.")
        before = name in self.organization_conformance_packs
        uri = template_s3_uri or "s3://body"
        answer = stock(self, name, uri, template_body, delivery_s3_bucket, delivery_s3_key_prefix, input_parameters, excluded_accounts)
        verb = "UPDATE" if before else "CREATE"
        self.organization_conformance_packs[name]._passing = Passing(verb + "_IN_PROGRESS", verb + "_SUCCESSFUL")
        return answer

    @functools.wraps(described)
    def describe(self, names):
        return described(self, names or list(self.organization_conformance_packs))

    @functools.wraps(looked)
    def statuses(self, names):
        for pack in [self.organization_conformance_packs.get(each) for each in names or self.organization_conformance_packs]:
            if pack is not None and "_passing" in pack.__dict__:
                pack._status = pack._passing.look()
        return looked(self, names)

    ConfigBackend.put_organization_conformance_pack = put
    ConfigBackend.describe_organization_conformance_packs = describe
    ConfigBackend.describe_organization_conformance_pack_statuses = statuses


@patches("organizations")
def delegate_config():
    """AWS: Config's own principal can be delegated beside that of its rules. moto: does not know it."""
    from moto.organizations.models import FakeDelegatedAdministrator

    known = FakeDelegatedAdministrator.SUPPORTED_SERVICES
    FakeDelegatedAdministrator.SUPPORTED_SERVICES = [*known, *{"config.amazonaws.com"}.difference(known)]
