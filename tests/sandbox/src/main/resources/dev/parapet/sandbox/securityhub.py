"""Security Hub with standards."""


@patches("securityhub")
def subscribe_to_standards():
    """AWS: a hub is subscribed to standards, two of them by default, and they are gone with it. moto: knows none."""
    from moto.securityhub import urls
    from moto.securityhub.models import SecurityHubBackend
    from moto.securityhub.responses import SecurityHubResponse

    best, cis = "aws-foundational-security-best-practices/v/1.0.0", "cis-aws-foundations-benchmark/v/1.2.0"
    enable, disable = SecurityHubBackend.enable_security_hub, SecurityHubBackend.disable_security_hub

    @functools.wraps(enable)
    def enable_security_hub(self, enable_default_standards=True, tags=None):
        if not self.enabled:
            self.standards = [best, cis] if enable_default_standards in (True, None) else []
        return enable(self, enable_default_standards, tags)

    @functools.wraps(disable)
    def disable_security_hub(self):
        answer = disable(self)
        self.standards = []
        return answer

    def subscription(self, standard):
        kind = "::ruleset/" if standard == cis else f"{self.region}::standards/"
        return {
            "StandardsSubscriptionArn": f"arn:aws:securityhub:{self.region}:{self.current_account}:subscription/{standard}",
            "StandardsArn": f"arn:aws:securityhub:{kind}{standard}",
            "StandardsInput": {},
            "StandardsStatus": "READY",
        }

    def get_enabled_standards(self):
        return json.dumps({"StandardsSubscriptions": [subscription(self, each) for each in self.securityhub_backend.standards]})

    def batch_disable_standards(self):
        gone = {arn.split(":subscription/")[1] for arn in self._get_param("StandardsSubscriptionArns")}
        backend = self.securityhub_backend
        backend.standards = [each for each in backend.standards if each not in gone]
        return json.dumps({"StandardsSubscriptions": [subscription(self, each) for each in sorted(gone)]})

    SecurityHubBackend.enable_security_hub = enable_security_hub
    SecurityHubBackend.disable_security_hub = disable_security_hub
    SecurityHubResponse.get_enabled_standards = get_enabled_standards
    SecurityHubResponse.batch_disable_standards = batch_disable_standards
    urls.url_paths["{0}/standards/get$"] = SecurityHubResponse.dispatch
    urls.url_paths["{0}/standards/deregister$"] = SecurityHubResponse.dispatch


NOT_SUBSCRIBED = "Account {} is not subscribed to AWS Security Hub"
STANDARDS = {
    "aws-foundational-security-best-practices/v/1.0.0",
    "cis-aws-foundations-benchmark/v/1.2.0",
    "cis-aws-foundations-benchmark/v/1.4.0",
    "cis-aws-foundations-benchmark/v/3.0.0",
    "cis-aws-foundations-benchmark/v/5.0.0",
    "nist-800-53/v/5.0.0",
    "pci-dss/v/3.2.1",
    "pci-dss/v/4.0.1",
    "aws-resource-tagging-standard/v/1.0.0",
}


def standard_of(arn):
    """The standard in an ARN, whether it has a region in it or is of the older kind that has none."""
    standard = arn.partition("standards/" if "standards/" in arn else "ruleset/")[2]
    if standard not in STANDARDS:
        raise refusal("InvalidInputException", f"The standard {arn} is unknown.")
    return standard


@patches("securityhub")
def delegate_hubs():
    """AWS: the management account names one administrator, region by region, and only it asks for the name. moto: keeps one
    name for all regions, longer than a reset, and cannot list it."""
    from moto.securityhub import urls
    from moto.securityhub.models import SecurityHubBackend, securityhub_backends
    from moto.securityhub.responses import SecurityHubResponse

    enable = SecurityHubBackend.enable_organization_admin_account

    def configuration(self):
        management = management_of(self.account_id)
        if management is None:
            raise refusal("InvalidAccessException", "Account is not a member of an organization.", 401)
        return kept(securityhub_backends[management][self.region_name], "organization", lambda: {
            "admin_account_id": None,
            "auto_enable": False,
            "auto_enable_standards": "DEFAULT",
            "configuration": {"ConfigurationType": "LOCAL", "Status": "ENABLED", "StatusMessage": ""},
        })

    @functools.wraps(enable)
    def enable_organization_admin_account(self, admin_account_id):
        named = configuration(self)["admin_account_id"]
        if named not in (None, admin_account_id):
            raise refusal("InvalidInputException", f"The organization already has {named} as administrator in this region.")
        return enable(self, admin_account_id)

    def list_organization_admin_accounts(self):
        if management_of(self.current_account) != self.current_account:
            raise refusal("InvalidAccessException", "Only the management account can list administrators.", 401)
        named = configuration(self.securityhub_backend)["admin_account_id"]
        return json.dumps({"AdminAccounts": [{"AccountId": named, "Status": "ENABLED"}] if named else []})

    SecurityHubBackend._get_org_config = configuration
    SecurityHubBackend.enable_organization_admin_account = enable_organization_admin_account
    SecurityHubResponse.list_organization_admin_accounts = list_organization_admin_accounts
    urls.url_paths["{0}/organization/admin$"] = SecurityHubResponse.dispatch


def administered(backend):
    """What an administrator keeps for its organization; only the administrator gets it."""
    named = backend._get_org_config()["admin_account_id"] if management_of(backend.account_id) else None
    if named != backend.account_id:
        raise refusal("AccessDeniedException", "Only the Security Hub delegated administrator may do this.", 403)
    if not backend.enabled:
        raise refusal("InvalidAccessException", NOT_SUBSCRIBED.format(backend.account_id), 401)
    return backend


@patches("securityhub")
def aggregate_findings():
    """AWS: a hub has one aggregator, in its home region, that every region tells. moto: none."""
    import uuid

    from moto.securityhub import urls
    from moto.securityhub.models import securityhub_backends
    from moto.securityhub.responses import SecurityHubResponse

    modes = {"ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS", "NO_REGIONS"}

    def aggregators(self):
        if not self.securityhub_backend.enabled:
            raise refusal("InvalidAccessException", NOT_SUBSCRIBED.format(self.current_account), 401)
        regions = securityhub_backends[self.current_account].values()
        return [each.__dict__["aggregator"] for each in list(regions) if "aggregator" in each.__dict__]

    def linked(self):
        mode, regions = self._get_param("RegionLinkingMode"), self._get_param("Regions") or []
        if mode not in modes or bool(regions) != mode.endswith("SPECIFIED") and mode != "SPECIFIED_REGIONS":
            raise refusal("InvalidInputException", f"Regions {regions} do not go with RegionLinkingMode {mode}.")
        return {"RegionLinkingMode": mode, "Regions": regions}

    def create(self):
        if aggregators(self):
            raise refusal("LimitExceededException", "The request was rejected because a finding aggregator already exists.", 429)
        arn = f"arn:aws:securityhub:{self.region}:{self.current_account}:finding-aggregator/{uuid.uuid4()}"
        made = {"FindingAggregatorArn": arn, "FindingAggregationRegion": self.region, **linked(self)}
        self.securityhub_backend.aggregator = made
        return json.dumps(made)

    def listed(self):
        return json.dumps({"FindingAggregators": [{"FindingAggregatorArn": each["FindingAggregatorArn"]} for each in aggregators(self)]})

    def found(self, arn):
        for each in aggregators(self):
            if each["FindingAggregatorArn"] == arn:
                return each
        raise refusal("ResourceNotFoundException", f"No finding aggregator {arn}.", 404)

    def get(self):
        from urllib.parse import unquote

        return json.dumps(found(self, unquote(self.path).partition("/findingAggregator/get/")[2]))

    def update(self):
        each = found(self, self._get_param("FindingAggregatorArn"))
        if each["FindingAggregationRegion"] != self.region:
            raise refusal("InvalidAccessException", "The aggregator can be changed in its home region only.", 401)
        each.update(linked(self))
        return json.dumps(each)

    SecurityHubResponse.create_finding_aggregator = create
    SecurityHubResponse.list_finding_aggregators = listed
    SecurityHubResponse.get_finding_aggregator = get
    SecurityHubResponse.update_finding_aggregator = update
    for path in ("create$", "list$", "update$", "get/(?P<arn>.+)$"):
        urls.url_paths["{0}/findingAggregator/" + path] = SecurityHubResponse.dispatch


@patches("securityhub")
def configure_centrally():
    """AWS: with central configuration, which takes a moment and an aggregator in this very region, policies say which accounts
    have which standards in every linked region. moto: believes what the caller says of the state, and has no policies."""
    import uuid

    from moto.core.utils import utcnow
    from moto.securityhub import urls
    from moto.securityhub.models import SecurityHubBackend, securityhub_backends
    from moto.securityhub.responses import SecurityHubResponse

    stock, shown = SecurityHubBackend.update_organization_configuration, SecurityHubBackend.describe_organization_configuration

    @functools.wraps(stock)
    def update(self, auto_enable, auto_enable_standards=None, organization_configuration=None):
        central = (organization_configuration or {}).get("ConfigurationType") == "CENTRAL"
        before = self._get_org_config()["configuration"]["ConfigurationType"]
        administered(self)
        if central and self.__dict__.get("aggregator", {}).get("RegionLinkingMode", "NO_REGIONS") == "NO_REGIONS":
            message = "Central configuration needs a finding aggregator in this region, with at least one linked region."
            raise refusal("InvalidInputException", message)
        stock(self, auto_enable, auto_enable_standards, {"Status": "ENABLED", **(organization_configuration or {})} if organization_configuration else None)
        if central and before != "CENTRAL":
            self.central = Passing("PENDING", "ENABLED")

    @functools.wraps(shown)
    def describe(self):
        answer = shown(self)
        if "central" in self.__dict__ and answer["OrganizationConfiguration"]["ConfigurationType"] == "CENTRAL":
            answer["OrganizationConfiguration"] = {"ConfigurationType": "CENTRAL", "Status": self.central.look(), "StatusMessage": ""}
        return answer

    def policies(self):
        backend = administered(self.securityhub_backend)
        if "central" not in backend.__dict__ or backend.central.now != "ENABLED":
            message = "Central configuration is not enabled in this region."
            raise refusal("InvalidAccessException", message, 401)
        return kept(backend, "policies", dict)

    def policy(self, id):
        found = policies(self).get(id.rpartition("/")[2])
        if found is None:
            raise refusal("ResourceNotFoundException", f"No configuration policy {id}.", 404)
        return found

    def checked(content):
        hub = content["SecurityHub"]
        for arn in hub.get("EnabledStandardIdentifiers") or []:
            standard_of(arn)
        if hub.get("ServiceEnabled") and "SecurityControlsConfiguration" not in hub:
            raise refusal("InvalidInputException", "SecurityControlsConfiguration is required when the service is enabled.")
        return content

    def create(self):
        name = self._get_param("Name")
        if any(each["Name"] == name for each in policies(self).values()):
            raise refusal("ResourceConflictException", f"A configuration policy named {name} already exists.", 409)
        id, now = str(uuid.uuid4()), utcnow().isoformat() + "Z"
        made = {
            "Arn": f"arn:aws:securityhub:{self.region}:{self.current_account}:configuration-policy/{id}",
            "Id": id,
            "Name": name,
            "Description": self._get_param("Description") or "",
            "CreatedAt": now,
            "UpdatedAt": now,
            "ConfigurationPolicy": checked(self._get_param("ConfigurationPolicy")),
        }
        policies(self)[id] = made
        return json.dumps(made)

    def change(self):
        found = policy(self, self.path.rpartition("/")[2])
        found.update({key: self._get_param(key) for key in ("Name", "Description") if self._get_param(key) is not None})
        if self._get_param("ConfigurationPolicy"):
            found["ConfigurationPolicy"] = checked(self._get_param("ConfigurationPolicy"))
        for target, each in kept(self.securityhub_backend, "associations", dict).items():
            if each["ConfigurationPolicyId"] == found["Id"]:
                associate(self, found, target, each["TargetType"])
        return json.dumps(found)

    def listed(self):
        summaries = [
            {**{key: each[key] for key in ("Arn", "Id", "Name", "Description", "UpdatedAt")}, "ServiceEnabled": each["ConfigurationPolicy"]["SecurityHub"].get("ServiceEnabled", False)}
            for each in policies(self).values()
        ]
        return json.dumps({"ConfigurationPolicySummaries": summaries})

    def get(self):
        return json.dumps(policy(self, self.path.rpartition("/")[2]))

    def accounts(caller, target):
        """The active accounts under a root, a unit or just the account."""
        organization, active = organization_of(caller), members_of(caller)
        below, grown = {target}, True
        while grown:
            more = {unit.id for unit in organization.ou if getattr(unit, "parent_id", None) in below} - below
            below, grown = below | more, bool(more)
        return [id for id, each in active.items() if id in below or each.parent_id in below]

    def regions(backend):
        aggregator = backend.aggregator
        mode, named = aggregator["RegionLinkingMode"], set(aggregator["Regions"])
        known = list(securityhub_backends[backend.account_id])
        if mode == "SPECIFIED_REGIONS":
            return [backend.region_name, *sorted(named)]
        return [each for each in known if each not in named]

    def carry_out(backend, content, target):
        hub = content["ConfigurationPolicy"]["SecurityHub"]
        wanted = sorted({standard_of(arn) for arn in hub.get("EnabledStandardIdentifiers") or []})
        for account in accounts(backend.account_id, target):
            for region in regions(backend):
                theirs = securityhub_backends[account][region]
                if hub.get("ServiceEnabled"):
                    theirs.enable_security_hub(False)
                    theirs.standards = wanted

    def associate(self, content, target, kind):
        backend = self.securityhub_backend
        association = {
            "ConfigurationPolicyId": content["Id"],
            "TargetId": target,
            "TargetType": kind,
            "AssociationType": "APPLIED",
            "UpdatedAt": utcnow().isoformat() + "Z",
            "AssociationStatusMessage": "",
            "state": Passing("PENDING", "SUCCESS", lambda: carry_out(backend, content, target)),
        }
        kept(backend, "associations", dict)[target] = association
        return association

    def look(association):
        return {**{key: value for key, value in association.items() if key != "state"}, "AssociationStatus": association["state"].look()}

    def target_of(self):
        target = self._get_param("Target")
        kinds = {"AccountId": "ACCOUNT", "OrganizationalUnitId": "ORGANIZATIONAL_UNIT", "RootId": "ROOT"}
        ((kind, id),) = target.items()
        known = {*members_of(self.current_account), *(unit.id for unit in organization_of(self.current_account).ou)}
        if id not in known:
            raise refusal("ResourceNotFoundException", f"Target {id} does not exist.", 404)
        return id, kinds[kind]

    def start(self):
        content = policy(self, self._get_param("ConfigurationPolicyIdentifier"))
        id, kind = target_of(self)
        made = associate(self, content, id, kind)
        return json.dumps({**{key: value for key, value in made.items() if key != "state"}, "AssociationStatus": "PENDING"})

    def association(self):
        policies(self)
        id, _ = target_of(self)
        found = kept(self.securityhub_backend, "associations", dict).get(id)
        if found is None:
            raise refusal("ResourceNotFoundException", f"Target {id} has no configuration of its own.", 404)
        return json.dumps(look(found))

    def associations(self):
        policies(self)
        found = kept(self.securityhub_backend, "associations", dict).values()
        return json.dumps({"ConfigurationPolicyAssociationSummaries": [look(each) for each in found]})

    SecurityHubBackend.update_organization_configuration = update
    SecurityHubBackend.describe_organization_configuration = describe
    SecurityHubResponse.create_configuration_policy = create
    SecurityHubResponse.update_configuration_policy = change
    SecurityHubResponse.list_configuration_policies = listed
    SecurityHubResponse.get_configuration_policy = get
    SecurityHubResponse.start_configuration_policy_association = start
    SecurityHubResponse.get_configuration_policy_association = association
    SecurityHubResponse.list_configuration_policy_associations = associations
    for path in ("create$", "list$", "get/(?P<id>[^/]+)$", "(?P<id>[^/]+)$"):
        urls.url_paths["{0}/configurationPolicy/" + path] = SecurityHubResponse.dispatch
    for path in ("associate$", "get$", "list$"):
        urls.url_paths["{0}/configurationPolicyAssociation/" + path] = SecurityHubResponse.dispatch


@patches("securityhub")
def enable_standards():
    """AWS: standards are enabled one by one, and show as pending first. moto: cannot."""
    from moto.securityhub import urls
    from moto.securityhub.responses import SecurityHubResponse

    def batch_enable_standards(self):
        backend = self.securityhub_backend
        if not backend.enabled:
            raise refusal("InvalidAccessException", NOT_SUBSCRIBED.format(self.current_account), 401)
        wanted = [standard_of(each["StandardsArn"]) for each in self._get_param("StandardsSubscriptionRequests")]
        backend.standards = backend.standards + [each for each in wanted if each not in backend.standards]
        subscriptions = json.loads(self.get_enabled_standards())["StandardsSubscriptions"]
        made = [each for each in subscriptions if any(each["StandardsArn"].endswith(name) for name in wanted)]
        return json.dumps({"StandardsSubscriptions": [{**each, "StandardsStatus": "PENDING"} for each in made]})

    SecurityHubResponse.batch_enable_standards = batch_enable_standards
    urls.url_paths["{0}/standards/register$"] = SecurityHubResponse.dispatch
