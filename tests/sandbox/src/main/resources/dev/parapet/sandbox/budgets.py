"""Budgets that change, and tell whom they tell."""


@patches("budgets")
def change_budgets():
    """AWS: a budget is changed in place, and a notification is there once and shows its subscribers. moto: neither."""
    from moto.budgets.exceptions import DuplicateRecordException, NotFoundException
    from moto.budgets.models import BudgetsBackend
    from moto.budgets.responses import BudgetsResponse

    created, listed = BudgetsBackend.create_notification, BudgetsBackend.describe_notifications_for_budget

    def budget(self):
        found = self.backend.budgets[self._get_param("AccountId")]
        name = self._get_param("BudgetName")
        if name not in found:
            raise NotFoundException(f"Unable to get budget: {name} - the budget doesn't exist.")
        return found[name]

    def same(one, other):
        def essence(each):
            kind = each.get("ThresholdType", "PERCENTAGE")
            return each["NotificationType"], each["ComparisonOperator"], float(each["Threshold"]), kind

        return essence(one) == essence(other)

    def update_budget(self):
        wanted = self._get_param("NewBudget")
        found = self.backend.budgets[self._get_param("AccountId")]
        if wanted["BudgetName"] not in found:
            raise NotFoundException(f"Unable to update budget: {wanted['BudgetName']} - the budget doesn't exist.")
        kept_budget = found[wanted["BudgetName"]]
        kept_budget.budget = {"TimePeriod": kept_budget.budget["TimePeriod"], **wanted}
        return "{}"

    def notification(self):
        for each in budget(self).notifications:
            if same(each.details, self._get_param("Notification")):
                return each
        raise NotFoundException("Unable to find the notification of that budget.")

    def describe_subscribers_for_notification(self):
        return json.dumps({"Subscribers": notification(self).subscribers})

    def create_subscriber(self):
        found, wanted = notification(self), self._get_param("Subscriber")
        if wanted in found.subscribers:
            raise DuplicateRecordException(record_type="subscriber", record_name=wanted["Address"])
        found.subscribers.append(wanted)
        return "{}"

    @functools.wraps(created)
    def create_notification(self, account_id, budget_name, notification, subscribers):
        there = self.budgets[account_id].get(budget_name)
        if there and any(same(each.details, notification) for each in there.notifications):
            raise DuplicateRecordException(record_type="notification", record_name=budget_name)
        return created(self, account_id, budget_name, notification, subscribers)

    @functools.wraps(listed)
    def describe_notifications_for_budget(self, account_id, budget_name):
        if budget_name not in self.budgets[account_id]:
            raise NotFoundException(f"Unable to get budget: {budget_name} - the budget doesn't exist.")
        return listed(self, account_id, budget_name)

    BudgetsBackend.create_notification = create_notification
    BudgetsBackend.describe_notifications_for_budget = describe_notifications_for_budget
    BudgetsResponse.update_budget = update_budget
    BudgetsResponse.describe_subscribers_for_notification = describe_subscribers_for_notification
    BudgetsResponse.create_subscriber = create_subscriber
