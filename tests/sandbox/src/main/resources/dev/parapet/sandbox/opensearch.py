"""OpenSearch Service domains that are at work after a change, and keep what cannot be taken back."""


@patches("es")
def change_domains_as_aws_does():
    """AWS: a change takes a while, another is refused meanwhile, encryption stays on once it is, and an empty access policy
    is none. moto: at once, anything goes, and an empty policy changes nothing. The while is one look here."""
    from moto.core.exceptions import JsonRESTError
    from moto.opensearch.models import OpenSearchDomain, OpenSearchServiceBackend

    one_way = {"encryption_at_rest_options": "EncryptionAtRestOptions", "node_to_node_encryption_options": "NodeToNodeEncryptionOptions"}
    stock_update, stock_dict = OpenSearchServiceBackend.update_domain_config, OpenSearchDomain.to_dict

    def refuse(message):
        raise JsonRESTError("ValidationException", message)

    @functools.wraps(stock_update)
    def update_domain_config(self, domain_name, **named):
        domain = self.describe_domain(domain_name)
        if domain.processing:
            refuse("A change/update is in progress. Please wait for it to complete before requesting another change.")
        domain.modifying = []
        for option, name in one_way.items():
            before, after = getattr(domain, option)["Enabled"], (named[option] or {}).get("Enabled")
            if before and after is False:
                refuse(f"{name} cannot be disabled once it is enabled.")
            if after and not before:
                domain.modifying.append(name)
        stock_update(self, domain_name, **named)
        if named["access_policies"] == "":
            domain.access_policies = ""
        domain.processing = True
        return domain

    def to_dict(self):
        changes = [{"Name": name, "ValueType": "STRINGIFIED_JSON"} for name in getattr(self, "modifying", [])]
        told = {**stock_dict(self), "DomainProcessingStatus": "Modifying" if self.processing else "Active"}
        if self.processing and not self.deleted:
            self.processing, self.modifying = False, []
        return {**told, "ModifyingProperties": changes}

    OpenSearchServiceBackend.update_domain_config = update_domain_config
    OpenSearchDomain.to_dict = to_dict


@patches("es")
def describe_five_domains_a_call():
    """AWS: takes five names a call. moto: any number."""
    from moto.core.exceptions import JsonRESTError
    from moto.opensearch.models import OpenSearchServiceBackend

    stock = OpenSearchServiceBackend.describe_domains

    @functools.wraps(stock)
    def describe_domains(self, domain_names):
        if len(domain_names) > 5:
            raise JsonRESTError("ValidationException", "Please provide a maximum of 5 domain names to describe.")
        return stock(self, domain_names)

    OpenSearchServiceBackend.describe_domains = describe_domains
