"""GuardDuty with one detector a region, and with lists of whom to trust."""


@patches("guardduty")
def have_one_detector_a_region():
    """AWS: refuses a second detector. moto: makes as many as asked for."""
    from moto.guardduty.exceptions import GuardDutyException
    from moto.guardduty.models import GuardDutyBackend

    stock = GuardDutyBackend.create_detector

    class DetectorExists(GuardDutyException):
        code = 400

        def __init__(self):
            message = "The request is rejected because a detector already exists for the current account."
            super().__init__("InvalidInputException", message)

        def get_headers(self, *arguments, **named):
            return [("X-Amzn-ErrorType", "BadRequestException")]

    @functools.wraps(stock)
    def create_detector(self, *arguments, **named):
        if self.detectors:
            raise DetectorExists()
        return stock(self, *arguments, **named)

    GuardDutyBackend.create_detector = create_detector


@patches("guardduty")
def trust_lists():
    """AWS: a list of trusted addresses or entities is made, and shows whether it is active. moto: knows neither kind."""
    import uuid

    from moto.guardduty import urls
    from moto.guardduty.exceptions import FilterNotFoundException
    from moto.guardduty.responses import GuardDutyResponse

    def create(key):
        def answer(self):
            detector = self.guardduty_backend.get_detector(self.path.split("/")[-2])
            made = {name: self._get_param(name) for name in ("name", "format", "location")}
            made["status"] = "ACTIVE" if self._get_param("activate") else "INACTIVE"
            made["tags"] = {}
            id = uuid.uuid4().hex
            detector.__dict__.setdefault("lists", {})[id] = made
            return json.dumps({key: id})

        return answer

    def get(self):
        detector = self.guardduty_backend.get_detector(self.path.split("/")[-3])
        found = detector.__dict__.get("lists", {}).get(self.path.split("/")[-1])
        if found is None:
            raise FilterNotFoundException()
        return json.dumps(found)

    for kind, path in (("ip_set", "ipset"), ("trusted_entity_set", "trustedentityset")):
        first, *rest = kind.split("_")
        setattr(GuardDutyResponse, "create_" + kind, create(first + "".join(map(str.title, rest)) + "Id"))
        setattr(GuardDutyResponse, "get_" + kind, get)
        urls.url_paths["{0}/detector/(?P<detector_id>[^/]+)/" + path + "$"] = GuardDutyResponse.dispatch
        urls.url_paths["{0}/detector/(?P<detector_id>[^/]+)/" + path + "/(?P<list_id>[^/]+)$"] = GuardDutyResponse.dispatch


PLANS = ("S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS", "RUNTIME_MONITORING")


def merged(before, changes, key):
    """Features by name, with those of a change laid over those that were."""
    features = {each["name"]: dict(each) for each in before}
    for change in changes or []:
        feature = features.setdefault(change["name"], {"name": change["name"]})
        feature[key] = change[key]
        if change.get("additionalConfiguration"):
            kept_before = feature.get("additionalConfiguration") or []
            feature["additionalConfiguration"] = merged(kept_before, change["additionalConfiguration"], key)
    return list(features.values())


def check_plans(changes):
    if {"EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING"} <= {each["name"] for each in changes or []}:
        message = "The request is rejected because only one of EKS_RUNTIME_MONITORING and RUNTIME_MONITORING can be given."
        raise refusal("BadRequestException", message)


@patches("guardduty")
def have_plans_in_detectors():
    """AWS: a new detector has every plan but runtime monitoring, and a change names only what changes. moto: a detector has
    what the last call said."""
    from moto.guardduty.models import Detector

    init, update = Detector.__init__, Detector.update

    @functools.wraps(init)
    def start(self, *arguments, **named):
        init(self, *arguments, **named)
        standard = [{"name": name, "status": "ENABLED"} for name in PLANS[:-1]] + [{"name": PLANS[-1], "status": "DISABLED"}]
        self.features = merged(standard, self.features, "status")

    @functools.wraps(update)
    def change(self, enable, finding_publishing_frequency, data_sources, features):
        check_plans(features)
        update(self, enable, finding_publishing_frequency, data_sources, merged(self.features, features, "status"))

    Detector.__init__ = start
    Detector.update = change


@patches("guardduty")
def delegate_administration():
    """AWS: the management account names one administrator for the region, who gets a detector a little later. moto: takes
    the name from anyone, again and again, and nothing comes of it."""
    from moto.guardduty import urls
    from moto.guardduty.models import GuardDutyBackend, guardduty_backends
    from moto.guardduty.responses import GuardDutyResponse

    create, listed = GuardDutyBackend.create_detector, GuardDutyBackend.list_detectors

    def admins(backend):
        if management_of(backend.account_id) != backend.account_id:
            message = "The request failed because you do not have required AWS Organization master permission."
            raise refusal("BadRequestException", message)
        named = kept(backend, "delegated", dict)
        for account in [each for each, state in named.items() if state.now == "GONE"]:
            del named[account]
        return named

    def make_detector(backend):
        if not backend.detectors:
            create(backend, True, None, None, None, None)
        backend.detector_due = None

    def enable(self, admin_account_id):
        named = admins(self)
        if admin_account_id in named and named[admin_account_id].now == "ENABLED":
            message = "The request failed because the account is already enabled as the GuardDuty delegated administrator."
            raise refusal("BadRequestException", message)
        if named:
            message = "The request failed because another account is, or ceases to be, the delegated administrator."
            raise refusal("BadRequestException", message)
        if admin_account_id not in members_of(self.account_id):
            message = "The request failed because the account is not an active member of the organization."
            raise refusal("BadRequestException", message)
        named[admin_account_id] = Passing("ENABLED", "ENABLED")
        self.admin_account_ids = [admin_account_id]
        administrator = guardduty_backends[admin_account_id][self.region_name]
        administrator.detector_due = Passing("CREATING", "THERE", lambda: make_detector(administrator))

    def disable(self):
        named = admins(self.guardduty_backend)
        account = self._get_param("adminAccountId")
        if account not in named:
            raise refusal("BadRequestException", "The request failed because the account is not the delegated administrator.")
        named[account] = Passing("DISABLE_IN_PROGRESS", "GONE")
        self.guardduty_backend.admin_account_ids = []
        return "{}"

    def list_admins(self):
        accounts = [{"adminAccountId": each, "adminStatus": state.look()} for each, state in admins(self.guardduty_backend).items()]
        return json.dumps({"adminAccounts": accounts})

    @functools.wraps(create)
    def create_detector(self, *arguments, **named):
        if kept(self, "detector_due", lambda: None):
            make_detector(self)
        return create(self, *arguments, **named)

    @functools.wraps(listed)
    def list_detectors(self):
        due = kept(self, "detector_due", lambda: None)
        seen = listed(self)
        if due:
            due.look()
        return seen

    GuardDutyBackend.enable_organization_admin_account = enable
    GuardDutyBackend.create_detector = create_detector
    GuardDutyBackend.list_detectors = list_detectors
    GuardDutyResponse.disable_organization_admin_account = disable
    GuardDutyResponse.list_organization_admin_accounts = list_admins
    urls.url_paths["{0}/admin/disable$"] = GuardDutyResponse.dispatch


@patches("guardduty")
def administer_members():
    """AWS: the administrator says what accounts of the organization have, and takes them in, fifty a call. moto: cannot."""
    from moto.core.utils import utcnow
    from moto.guardduty import urls
    from moto.guardduty.models import guardduty_backends
    from moto.guardduty.responses import GuardDutyResponse

    def organization(self):
        backend = self.guardduty_backend
        backend.get_detector(self.path.split("/")[2])
        management = management_of(backend.account_id)
        named = guardduty_backends[management][self.region].__dict__.get("delegated", {}) if management else {}
        if backend.account_id not in named or named[backend.account_id].now != "ENABLED":
            message = "The request is rejected because the caller is not the delegated administrator of the organization."
            raise refusal("BadRequestException", message)
        return kept(backend, "organization", lambda: {
            "autoEnable": False,
            "autoEnableOrganizationMembers": "NONE",
            "features": [{"name": name, "autoEnable": "NONE"} for name in PLANS],
            "members": {},
            "unprocessed": {},
        })

    def describe(self):
        found = organization(self)
        shown = {key: found[key] for key in ("autoEnable", "autoEnableOrganizationMembers", "features")}
        return json.dumps({**shown, "memberAccountLimitReached": False})

    def update(self):
        found = organization(self)
        enable, members = self._get_param("autoEnable"), self._get_param("autoEnableOrganizationMembers")
        if (enable is None) == (members is None):
            message = "The request must include exactly one of autoEnable and autoEnableOrganizationMembers."
            raise refusal("BadRequestException", message)
        check_plans(self._get_param("features"))
        found["autoEnableOrganizationMembers"] = members or ("NEW" if enable else "NONE")
        found["autoEnable"] = found["autoEnableOrganizationMembers"] != "NONE"
        found["features"] = merged(found["features"], self._get_param("features"), "autoEnable")
        return "{}"

    def joined(self, found, account, email):
        """Why an account could not be taken in, or nothing."""
        if found["unprocessed"].get(account, 0) > 0:
            found["unprocessed"][account] -= 1
            return "The request could not be processed for this account now."
        if account not in members_of(self.current_account):
            return "The request is rejected because the account is not a member of the organization."
        theirs = guardduty_backends[account][self.region]
        if account == management_of(account) and not theirs.detectors:
            return "The request is rejected because the management account has to enable GuardDuty first."
        fresh = not theirs.detectors
        if fresh:
            theirs.create_detector(True, None, None, None, None)
        wanted = {each["name"]: "DISABLED" if each["autoEnable"] == "NONE" else "ENABLED" for each in found["features"]}
        plans = [{"name": name, "status": status} for name, status in wanted.items() if fresh or status == "ENABLED"]
        next(iter(theirs.detectors.values())).update(True, None, None, plans)
        theirs.admin_account_ids = [self.current_account]
        found["members"].setdefault(account, {"email": email, "at": utcnow().isoformat() + "Z"})
        return None

    def limited(accounts):
        if not 1 <= len(accounts) <= 50:
            raise refusal("BadRequestException", "The request must include between 1 and 50 accounts.")
        return accounts

    def create_members(self):
        found = organization(self)
        details = limited(self._get_param("accountDetails"))
        tried = [(each["accountId"], joined(self, found, each["accountId"], each["email"])) for each in details]
        return json.dumps({"unprocessedAccounts": [{"accountId": id, "result": why} for id, why in tried if why]})

    def list_members(self):
        found = organization(self)
        start, size = int(self._get_param("nextToken") or 0), int(self._get_param("maxResults") or 50)
        everyone = list(found["members"].items())
        shown = [
            {
                "accountId": account,
                "detectorId": next(iter(guardduty_backends[account][self.region].detectors), None),
                "masterId": self.current_account,
                "administratorId": self.current_account,
                "email": member["email"],
                "relationshipStatus": "Enabled",
                "updatedAt": member["at"],
            }
            for account, member in everyone[start : start + size]
        ]
        more = {"nextToken": str(start + size)} if start + size < len(everyone) else {}
        return json.dumps({"members": shown, **more})

    def of_members(self, what):
        found = organization(self)
        accounts = limited(self._get_param("accountIds"))
        for account in [each for each in accounts if each in found["members"]]:
            what(account, next(iter(guardduty_backends[account][self.region].detectors.values())))
        why = "The request is rejected because the account is not an associated member."
        return [{"accountId": each, "result": why} for each in accounts if each not in found["members"]]

    def get_member_detectors(self):
        seen = []
        unprocessed = of_members(self, lambda account, detector: seen.append(
            {"accountId": account, "dataSources": detector.to_json()["dataSources"], "features": detector.features}
        ))
        return json.dumps({"members": seen, "unprocessedAccounts": unprocessed})

    def update_member_detectors(self):
        check_plans(self._get_param("features"))
        change = lambda account, detector: detector.update(None, None, None, self._get_param("features"))  # noqa: E731
        return json.dumps({"unprocessedAccounts": of_members(self, change)})

    GuardDutyResponse.describe_organization_configuration = describe
    GuardDutyResponse.update_organization_configuration = update
    GuardDutyResponse.create_members = create_members
    GuardDutyResponse.list_members = list_members
    GuardDutyResponse.get_member_detectors = get_member_detectors
    GuardDutyResponse.update_member_detectors = update_member_detectors
    for path in ("admin", "member", "member/detector/get", "member/detector/update"):
        urls.url_paths["{0}/detector/(?P<detector_id>[^/]+)/" + path + "$"] = GuardDutyResponse.dispatch


@patches("guardduty")
def publish_findings():
    """AWS: findings go to a bucket that lets GuardDuty in, under a key that does. moto: nowhere."""
    import uuid

    from moto.guardduty import urls
    from moto.guardduty.responses import GuardDutyResponse
    from moto.s3.models import s3_backends

    def destinations(self):
        return kept(self.guardduty_backend.get_detector(self.path.split("/")[2]), "destinations", dict)

    def check(properties):
        bucket = (properties.get("destinationArn") or "").rpartition(":")[2].partition("/")[0]
        _, owner = s3_backends.bucket_accounts.get(bucket, (None, None))
        policy = s3_backends[owner]["aws"].buckets[bucket].policy if owner else None
        if not policy or "guardduty.amazonaws.com" not in str(policy):
            message = "The request failed because the GuardDuty service principal does not have permission to the destination bucket."
            raise refusal("BadRequestException", message)
        if not properties.get("kmsKeyArn"):
            raise refusal("BadRequestException", "The request failed because the KMS key ARN is missing.")

    def create(self):
        found, properties = destinations(self), self._get_param("destinationProperties")
        if found:
            raise refusal("BadRequestException", "The request failed because a publishing destination already exists.")
        check(properties)
        id = uuid.uuid4().hex
        found[id] = {"properties": properties, "status": Passing("PENDING_VERIFICATION", "PUBLISHING")}
        return json.dumps({"destinationId": id})

    def listed(self):
        shown = [{"destinationId": id, "destinationType": "S3", "status": each["status"].look()} for id, each in destinations(self).items()]
        return json.dumps({"destinations": shown})

    def describe(self):
        id = self.path.split("/")[-1]
        found = destinations(self).get(id)
        if found is None:
            raise refusal("BadRequestException", "The request is rejected because the publishing destination is unknown.")
        return json.dumps({
            "destinationId": id,
            "destinationType": "S3",
            "status": found["status"].look(),
            "publishingFailureStartTimestamp": 0,
            "destinationProperties": found["properties"],
        })

    GuardDutyResponse.create_publishing_destination = create
    GuardDutyResponse.list_publishing_destinations = listed
    GuardDutyResponse.describe_publishing_destination = describe
    urls.url_paths["{0}/detector/(?P<detector_id>[^/]+)/publishingDestination$"] = GuardDutyResponse.dispatch
    urls.url_paths["{0}/detector/(?P<detector_id>[^/]+)/publishingDestination/(?P<id>[^/]+)$"] = GuardDutyResponse.dispatch


def guardduty_unprocessed(request):
    """AWS: now and then answers that an account of CreateMembers was not processed. Here: as often as told."""
    from moto.guardduty.models import guardduty_backends

    found = guardduty_backends[request["account"]][request["region"]].organization
    found["unprocessed"][request["member"]] = request["times"]


ROUTES["/parapet/guardduty-unprocessed"] = guardduty_unprocessed
