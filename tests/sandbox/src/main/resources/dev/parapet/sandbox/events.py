"""EventBridge as AWS delivers it."""


@patches("events")
def deliver_whole_events():
    from moto.events import models
    from moto.utilities.arns import parse_arn

    stock = models.Rule.send_to_targets

    def alone(rule, target):
        """The rule with one target only, for the kinds of target moto does right."""
        single = models.copy.copy(rule)
        single.targets = [target]
        return single

    def delivered(event):
        """The envelope a target receives; moto's template leaves out the account."""
        names = ("version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail")
        return {name: event[name] for name in names}

    def forward(event, arn):
        # AWS: an event that came from another bus is not sent on to a third. moto: it wanders on, for ever if it can.
        if event.get("parapet-forwarded"):
            return
        # AWS: a forwarded event keeps its id, account, region, time and resources. moto: makes a new event of it.
        backend = models.events_backends[arn.account][arn.region]
        for rule in list(backend.describe_event_bus(arn.resource_id).rules.values()):
            rule.send_to_targets({**models.copy.deepcopy(event), "parapet-forwarded": True})

    def send_to_targets(self, original_event, transform_input=True):
        # AWS: a disabled rule sends nothing. moto: does not look.
        if self.state == "DISABLED" or not self.event_pattern.matches_event(original_event):
            return
        for target in list(self.targets):
            arn = parse_arn(target["Arn"])
            if arn.service == "events" and arn.resource_type == "event-bus":
                forward(original_event, arn)
            elif arn.service == "sqs" and "InputTransformer" not in target:
                group = target.get("SqsParameters", {}).get("MessageGroupId")
                self._send_to_sqs_queue(arn.resource_id, delivered(original_event), group)
            else:
                stock(alone(self, target), original_event, transform_input)

    models.Rule.send_to_targets = send_to_targets


@patches("events")
def match_arrays_of_objects():
    """AWS: a pattern reaches into each object of an array (`findings[]`). moto: stops at the array."""
    from moto.events.models import EventPattern

    def flatten(node, prefix="", result=None):
        result = {} if result is None else result
        for name, value in node.items():
            path = prefix + "." + name if prefix else name
            if isinstance(value, dict) and value:
                flatten(value, path, result)
            elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
                for item in value:
                    for inner, found in flatten(item, path).items() if isinstance(item, dict) else [(path, item)]:
                        result.setdefault(inner, []).extend(found if isinstance(found, list) else [found])
            else:
                result[path] = value
        return result

    EventPattern._flatten_dict = staticmethod(flatten)
