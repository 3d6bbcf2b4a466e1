"""Log groups whose key can be changed."""


def logs_may_use(key, region):
    """Whether a statement of the key's policy lets CloudWatch Logs of that region in."""
    service = f"logs.{region}.amazonaws.com"
    statements = json.loads(key.policy).get("Statement", [])
    return any(service in json.dumps(statement.get("Principal", "")) for statement in statements)


@patches("logs")
def associate_keys():
    """AWS: a log group takes a key that exists and that lets CloudWatch Logs in, and gives it up again. moto: neither call."""
    from moto.core.exceptions import JsonRESTError
    from moto.kms.models import kms_backends
    from moto.logs.exceptions import ResourceNotFoundException
    from moto.logs.responses import LogsResponse

    def group(self):
        found = self.logs_backend.groups.get(self._get_param("logGroupName"))
        if found is None:
            raise ResourceNotFoundException()
        return found

    def associate_kms_key(self):
        arn = self._get_param("kmsKeyId")
        key = kms_backends[self.current_account][self.region].keys.get(arn.rpartition("/")[2])
        if key is None or not logs_may_use(key, self.region):
            message = f"The specified KMS key does not exist or is not allowed to be used with LogGroup '{group(self).arn}'."
            raise JsonRESTError("InvalidParameterException", message)
        group(self).kms_key_id = arn
        return "{}"

    def disassociate_kms_key(self):
        group(self).kms_key_id = None
        return "{}"

    LogsResponse.associate_kms_key = associate_kms_key
    LogsResponse.disassociate_kms_key = disassociate_kms_key
