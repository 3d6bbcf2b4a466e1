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
