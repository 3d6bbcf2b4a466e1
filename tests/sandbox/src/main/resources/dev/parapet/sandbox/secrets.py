"""Secrets that refuse a public policy where they are asked to."""


@patches("secretsmanager")
def block_public_policies():
    """AWS: with BlockPublicPolicy a policy that lets everybody in is refused. moto: does not look at the flag."""
    from moto.core.exceptions import JsonRESTError
    from moto.secretsmanager.responses import SecretsManagerResponse

    stock = SecretsManagerResponse.put_resource_policy

    def everybody(statement):
        principal = statement.get("Principal")
        return statement.get("Effect") == "Allow" and principal in ("*", {"AWS": "*"}, {"AWS": ["*"]}) and "Condition" not in statement

    @functools.wraps(stock)
    def put_resource_policy(self):
        policy = json.loads(self._get_param("ResourcePolicy"))
        if self._get_param("BlockPublicPolicy") and any(map(everybody, policy.get("Statement", []))):
            raise JsonRESTError("PublicPolicyException", "Resource policy grants broad access to the secret.")
        return stock(self)

    SecretsManagerResponse.put_resource_policy = put_resource_policy
