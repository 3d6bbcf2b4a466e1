"""Organizations seen from the accounts in it."""


@patches("organizations")
def answer_delegated_administrators():
    """AWS: a delegated administrator reads the organization, other members may not. moto: each sees an empty one."""
    from moto.core.exceptions import JsonRESTError
    from moto.organizations.models import organizations_backends
    from moto.organizations.responses import OrganizationsResponse

    def of_the_organization(stock):
        @functools.wraps(stock)
        def answer(self):
            own = self.current_account
            owner, partition = organizations_backends.master_accounts.get(own, (own, self.partition))
            if owner != own and own not in {admin.account.id for admin in organizations_backends[owner][partition].admins}:
                raise JsonRESTError("AccessDeniedException", "You don't have permissions to access this resource.")
            self.current_account = owner
            return stock(self)

        return answer

    for name in ("list_accounts", "list_delegated_administrators", "list_accounts_for_parent", "list_parents"):
        setattr(OrganizationsResponse, name, of_the_organization(getattr(OrganizationsResponse, name)))


POLICY_LIMITS = {"SERVICE_CONTROL_POLICY": 5, "RESOURCE_CONTROL_POLICY": 5}
POLICY_SIZES = {"SERVICE_CONTROL_POLICY": 5120, "RESOURCE_CONTROL_POLICY": 5120, "AISERVICES_OPT_OUT_POLICY": 2500}
POLICY_KINDS = [
    "AISERVICES_OPT_OUT_POLICY", "BACKUP_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "RESOURCE_CONTROL_POLICY",
    "S3_POLICY", "SECURITYHUB_POLICY", "SERVICE_CONTROL_POLICY", "TAG_POLICY",
]


@patches("organizations")
def refuse_members():
    """AWS: only the management account changes the organization. moto: a member finds an organization of its own, or fails."""
    from moto.organizations.models import organizations_backends
    from moto.organizations.responses import OrganizationsResponse

    def for_management(stock):
        @functools.wraps(stock)
        def answer(self):
            owner, _ = organizations_backends.master_accounts.get(self.current_account, (self.current_account, self.partition))
            if owner != self.current_account:
                raise refusal("AccessDeniedException", "You don't have permissions to access this resource.")
            return stock(self)

        return answer

    changing = ("attach_", "create_account", "create_organizational", "create_policy", "delete_", "deregister_", "detach_")
    changing += ("disable_", "enable_", "move_", "register_", "remove_account", "update_", "list_aws_service", "list_roots")
    for name in list(vars(OrganizationsResponse)):
        if name.startswith(changing) and name != "delete_organization":
            setattr(OrganizationsResponse, name, for_management(getattr(OrganizationsResponse, name)))


@patches("organizations")
def trust_every_service():
    """AWS: knows far more services than moto's lists, and a new one every month. moto: refuses those it does not list."""
    from moto.organizations.models import FakeDelegatedAdministrator, FakeServiceAccess

    def known(principal):
        return principal.endswith(".amazonaws.com")

    FakeServiceAccess.trusted_service = staticmethod(known)
    FakeDelegatedAdministrator.supported_service = staticmethod(known)


@patches("organizations")
def page_by_twenty():
    """AWS: at most twenty accounts a page. moto: a hundred."""
    from moto.organizations.utils import PAGINATION_MODEL

    PAGINATION_MODEL["list_accounts"]["limit_default"] = 20
    PAGINATION_MODEL["list_accounts"]["unique_attribute"] = "Id"


@patches("organizations")
def know_the_kinds_of_policy():
    """AWS: declarative policies and others, on only at a root where their kind was enabled. moto: five kinds, always on."""
    from moto.organizations.exceptions import InvalidInputException
    from moto.organizations.models import FakePolicy, FakeRoot

    FakePolicy.SUPPORTED_POLICY_TYPES = FakeRoot.SUPPORTED_POLICY_TYPES = POLICY_KINDS
    stock = FakePolicy.__init__

    def init(self, organization, **named):
        kind = named.get("Type", "")
        if kind not in POLICY_KINDS:
            raise InvalidInputException("You specified an invalid value.")
        # moto knows the ARNs of some kinds only; all follow one pattern.
        stock(self, organization, **{**named, "Type": "TAG_POLICY"})
        self.type = kind
        self._arn_format = "arn:{0}:organizations::{1}:policy/{2}/" + kind.lower() + "/{3}"

    FakePolicy.__init__ = init


def checked(kind, content):
    """AWS: content is JSON of its kind's grammar, and every character counts. moto: takes anything."""
    try:
        document = json.loads(content)
        assert isinstance(document, dict) and document
        if kind.endswith("CONTROL_POLICY"):
            assert "Statement" in document
    except (AssertionError, ValueError):
        message = "The provided policy document does not meet the requirements of the specified policy type."
        raise refusal("MalformedPolicyDocumentException", message) from None
    size = POLICY_SIZES.get(kind, 10000)
    if len(content) > size:
        raise refusal("ConstraintViolationException", f"You have exceeded the maximum policy size of {size} characters.")


@patches("organizations")
def hold_policies_to_their_rules():
    """AWS: reads content, wants the kind enabled, one attachment once, and a limited number of them. moto: none of these."""
    from moto.organizations.models import OrganizationsBackend

    create, update = OrganizationsBackend.create_policy, OrganizationsBackend.update_policy
    attach, detach = OrganizationsBackend.attach_policy, OrganizationsBackend.detach_policy

    def root(self):
        return next(unit for unit in self.ou if unit.id == self.org.root_id)

    def enabled(self, kind):
        return any(each["Type"] == kind for each in root(self).policy_types)

    @functools.wraps(create)
    def create_policy(self, **named):
        checked(named["Type"], named["Content"])
        same = [each for each in self.policies if each.name == named["Name"] and each.type == named["Type"]]
        others = [each for each in self.policies if each.name == named["Name"] and each.type != named["Type"]]
        if same:
            raise refusal("DuplicatePolicyException", "A policy with the same name already exists.")
        for each in others:
            each.name = "\0" + each.name
        try:
            return create(self, **named)
        finally:
            for each in others:
                each.name = each.name[1:]

    @functools.wraps(update)
    def update_policy(self, **named):
        if named.get("Content"):
            checked(self.get_policy_by_id(named["PolicyId"]).type, named["Content"])
        return update(self, **named)

    def target(self, id):
        return next((each for each in [*self.ou, *self.accounts] if each.id == id), None)

    @functools.wraps(attach)
    def attach_policy(self, **named):
        policy, place = self.get_policy_by_id(named["PolicyId"]), target(self, named["TargetId"])
        if not policy.aws_managed and self.org and place is not None:
            if not enabled(self, policy.type):
                raise refusal("PolicyTypeNotEnabledException", "The specified policy type is not enabled for the root.")
            if policy in place.attached_policies:
                raise refusal("DuplicatePolicyAttachmentException", "The policy is already attached to the target.")
            held = [each for each in place.attached_policies if each.type == policy.type]
            if len(held) >= POLICY_LIMITS.get(policy.type, 10):
                message = "You have exceeded the maximum number of policies that can be attached to the target."
                raise refusal("ConstraintViolationException", message)
        return attach(self, **named)

    @functools.wraps(detach)
    def detach_policy(self, **named):
        policy, place = self.get_policy_by_id(named["PolicyId"]), target(self, named["TargetId"])
        if place is not None and policy not in place.attached_policies:
            raise refusal("PolicyNotAttachedException", "The policy isn't attached to the specified target.")
        if place is not None and policy.type == "SERVICE_CONTROL_POLICY":
            held = [each for each in place.attached_policies if each.type == policy.type]
            if len(held) == 1:
                raise refusal("ConstraintViolationException", "You cannot detach the last policy from the specified target.")
        return detach(self, **named)

    OrganizationsBackend.create_policy, OrganizationsBackend.update_policy = create_policy, update_policy
    OrganizationsBackend.attach_policy, OrganizationsBackend.detach_policy = attach_policy, detach_policy


@patches("organizations")
def tell_what_is_in_effect():
    """AWS: merges policies of the declarative kinds down to an account. moto: does not know the call. The nearest word wins."""
    from moto.organizations.responses import OrganizationsResponse

    def describe_effective_policy(self):
        backend = organization_of(self.current_account)
        kind, id = self._get_param("PolicyType"), self._get_param("TargetId") or self.current_account
        if kind.endswith("_CONTROL_POLICY"):
            raise refusal("InvalidInputException", "You specified an invalid value.")
        names = {each.id: each for each in [*backend.ou, *backend.accounts]}
        chain, place = [], names.get(id)
        while place is not None:
            chain.insert(0, place)
            place = names.get(getattr(place, "parent_id", None))
        content = {}
        for place in chain:
            for policy in place.attached_policies:
                if policy.type == kind:
                    content.update(json.loads(policy.content))
        if not content:
            raise refusal("EffectivePolicyNotFoundException", "There is no effective policy of this type.")
        text = json.dumps(content).replace('"@@assign": ', "")
        return json.dumps({"EffectivePolicy": {"PolicyContent": text, "PolicyType": kind, "TargetId": id}})

    OrganizationsResponse.describe_effective_policy = describe_effective_policy


def features(request):
    """A fixture needs an organization that only shares its bill."""
    organization_of(request["account"]).org.feature_set = request["features"]


ROUTES["/parapet/features"] = features
