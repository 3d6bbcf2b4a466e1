"""Systems Manager's settings of an account in a region."""

SETTINGS = {
    "/ssm/documents/console/public-sharing-permission": ("Enable", {"Enable", "Disable"}),
    "/ssm/managed-instance/default-ec2-instance-management-role": ("$None", None),
}


@patches("ssm")
def keep_service_settings():
    """AWS: a setting has a value from the start, and can be given another. moto: has no settings."""
    from moto.core.responses import ActionResult, EmptyResult
    from moto.core.utils import utcnow
    from moto.ssm.responses import SimpleSystemManagerResponse

    def found(self):
        name = self._get_param("SettingId")
        name = name.partition(":servicesetting")[2] if name.startswith("arn:") else name
        if name not in SETTINGS:
            raise refusal("ServiceSettingNotFound", f"The setting {name} is not known.")
        return name

    def get_service_setting(self):
        name = found(self)
        value, since = kept(self.ssm_backend, "settings", dict).get(name, (SETTINGS[name][0], None))
        arn = f"arn:aws:ssm:{self.region}:{self.current_account}:servicesetting{name}"
        shown = {"SettingId": name, "SettingValue": value, "ARN": arn, "Status": "Customized" if since else "Default"}
        return ActionResult({"ServiceSetting": {**shown, **({"LastModifiedDate": since, "LastModifiedUser": "someone"} if since else {})}})

    def update_service_setting(self):
        name, value = found(self), self._get_param("SettingValue")
        if SETTINGS[name][1] and value not in SETTINGS[name][1]:
            raise refusal("ValidationException", f"{value} is no value of {name}.")
        kept(self.ssm_backend, "settings", dict)[name] = (value, utcnow())
        return EmptyResult()

    SimpleSystemManagerResponse.get_service_setting = get_service_setting
    SimpleSystemManagerResponse.update_service_setting = update_service_setting
