"""EMR's block public access as an account has it."""


@patches("emr")
def block_public_access_by_default():
    """AWS: on, except for SSH, in accounts since 2019, and off when somebody turns it off. moto: nothing at first, and then
    on whatever was asked for."""
    from moto.core.responses import EmptyResult
    from moto.emr.models import ElasticMapReduceBackend
    from moto.emr.responses import ElasticMapReduceResponse

    stock = ElasticMapReduceBackend.get_block_public_access_configuration

    def get_block_public_access_configuration(self):
        if not self.block_public_access_configuration:
            self.put_block_public_access_configuration(True, [{"MinRange": 22, "MaxRange": 22}])
        return stock(self)

    def put_block_public_access_configuration(self):
        asked = self._get_params().get("BlockPublicAccessConfiguration") or {}
        self.backend.put_block_public_access_configuration(
            bool(asked.get("BlockPublicSecurityGroupRules")), asked.get("PermittedPublicSecurityGroupRuleRanges")
        )
        return EmptyResult()

    ElasticMapReduceBackend.get_block_public_access_configuration = get_block_public_access_configuration
    ElasticMapReduceResponse.put_block_public_access_configuration = put_block_public_access_configuration
