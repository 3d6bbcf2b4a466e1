"""What stacks, shares and quotas know of an organization."""


@patches("cloudformation")
def reach_the_organization():
    """AWS: service-managed stack sets want their own switch, which trusts the service as well. moto: has no such switch."""
    from moto.cloudformation.responses import CloudFormationResponse
    from moto.core.responses import ActionResult, EmptyResult

    principal = "member.org.stacksets.cloudformation.amazonaws.com"

    def activate_organizations_access(self):
        found = organization_of(self.current_account)
        if found is None or found.account_id != self.current_account:
            raise refusal("InvalidOperation", "The account is not the management account of an organization.")
        found.enable_aws_service_access(ServicePrincipal=principal)
        kept(found, "stack_sets", set).add("on")
        return EmptyResult()

    def describe_organizations_access(self):
        found = organization_of(self.current_account)
        on = found is not None and "on" in kept(found, "stack_sets", set)
        return ActionResult({"Status": "ENABLED" if on else "DISABLED_PERMANENTLY" if found is None else "DISABLED"})

    CloudFormationResponse.activate_organizations_access = activate_organizations_access
    CloudFormationResponse.describe_organizations_access = describe_organizations_access


@patches("ram")
def share_within_the_organization():
    """AWS: sharing within the organization trusts the service. moto: says yes and remembers nothing."""
    from moto.ram.models import ResourceAccessManagerBackend

    stock = ResourceAccessManagerBackend.enable_sharing_with_aws_organization

    @functools.wraps(stock)
    def enable_sharing_with_aws_organization(self):
        answer = stock(self)
        organization_of(self.account_id).enable_aws_service_access(ServicePrincipal="ram.amazonaws.com")
        return answer

    ResourceAccessManagerBackend.enable_sharing_with_aws_organization = enable_sharing_with_aws_organization


@patches("servicequotas")
def tell_the_quotas_of_organizations():
    """AWS: Organizations has quotas like any service. moto: knows those of VPC."""
    from moto.servicequotas.responses import ServiceQuotasResponse

    def list_service_quotas(self):
        own = {"Service control policies attached to a root, OU or account": 5, "Resource control policies attached to a root, OU or account": 5}
        named = enumerate(own.items()) if self._get_param("ServiceCode") == "organizations" else []
        quotas = [
            {"ServiceCode": "organizations", "QuotaCode": f"L-{number:08d}", "QuotaName": name, "Value": value}
            for number, (name, value) in named
        ]
        return json.dumps({"Quotas": quotas})

    ServiceQuotasResponse.list_service_quotas = list_service_quotas
