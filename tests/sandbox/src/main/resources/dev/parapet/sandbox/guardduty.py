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
