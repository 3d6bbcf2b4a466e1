"""Cost Explorer's watch for anomalies."""


@patches("ce")
def watch_for_anomalies():
    """AWS: one monitor of all services an account; a subscription tells people of what monitors find. moto: has neither."""
    import uuid

    from moto.ce.responses import CostExplorerResponse
    from moto.core.utils import utcnow

    def monitors(self):
        return kept(self.ce_backend, "monitors", dict)

    def subscriptions(self):
        return kept(self.ce_backend, "subscriptions", dict)

    def arn(self, kind):
        return f"arn:aws:ce::{self.current_account}:{kind}/{uuid.uuid4()}"

    def create_monitor(self):
        wanted = self._get_param("AnomalyMonitor")
        if wanted["MonitorType"] == "DIMENSIONAL" and any(each["MonitorType"] == "DIMENSIONAL" for each in monitors(self).values()):
            raise refusal("LimitExceededException", "Limit exceeded on dimensional spend monitor creation")
        made = {**wanted, "MonitorArn": arn(self, "anomalymonitor"), "CreationDate": utcnow().isoformat()}
        monitors(self)[made["MonitorArn"]] = made
        return json.dumps({"MonitorArn": made["MonitorArn"]})

    def get_monitors(self):
        return json.dumps({"AnomalyMonitors": list(monitors(self).values())})

    def check(self, arns):
        for each in arns or []:
            if each not in monitors(self):
                raise refusal("UnknownMonitorException", f"No anomaly monitor {each}")

    def create_subscription(self):
        wanted = self._get_param("AnomalySubscription")
        check(self, wanted["MonitorArnList"])
        kinds = {each["Type"] for each in wanted["Subscribers"]}
        if wanted["Frequency"] == "IMMEDIATE" and kinds != {"SNS"} or wanted["Frequency"] != "IMMEDIATE" and kinds != {"EMAIL"}:
            raise refusal("ValidationException", "IMMEDIATE goes to SNS, DAILY and WEEKLY to email.")
        made = {**wanted, "SubscriptionArn": arn(self, "anomalysubscription"), "AccountId": self.current_account}
        subscriptions(self)[made["SubscriptionArn"]] = made
        return json.dumps({"SubscriptionArn": made["SubscriptionArn"]})

    def get_subscriptions(self):
        monitor = self._get_param("MonitorArn")
        found = [each for each in subscriptions(self).values() if monitor is None or monitor in each["MonitorArnList"]]
        return json.dumps({"AnomalySubscriptions": found})

    def update_subscription(self):
        name = self._get_param("SubscriptionArn")
        if name not in subscriptions(self):
            raise refusal("UnknownSubscriptionException", f"No anomaly subscription {name}")
        check(self, self._get_param("MonitorArnList"))
        names = ("Threshold", "Frequency", "MonitorArnList", "Subscribers", "SubscriptionName", "ThresholdExpression")
        subscriptions(self)[name].update({each: self._get_param(each) for each in names if self._get_param(each) is not None})
        return json.dumps({"SubscriptionArn": name})

    CostExplorerResponse.create_anomaly_monitor = create_monitor
    CostExplorerResponse.get_anomaly_monitors = get_monitors
    CostExplorerResponse.create_anomaly_subscription = create_subscription
    CostExplorerResponse.get_anomaly_subscriptions = get_subscriptions
    CostExplorerResponse.update_anomaly_subscription = update_subscription
