package dev.parapet.organization.cost;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.cost.BudgetState.Alert;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.budgets.model.Budget;
import software.amazon.awssdk.services.budgets.model.BudgetType;
import software.amazon.awssdk.services.budgets.model.ComparisonOperator;
import software.amazon.awssdk.services.budgets.model.Notification;
import software.amazon.awssdk.services.budgets.model.NotificationWithSubscribers;
import software.amazon.awssdk.services.budgets.model.Subscriber;
import software.amazon.awssdk.services.budgets.model.SubscriptionType;
import software.amazon.awssdk.services.budgets.model.ThresholdType;
import software.amazon.awssdk.services.budgets.model.TimeUnit;

/** What is written about the budget. */
sealed interface BudgetChange extends Change {
    /** IAM has one name for all four calls. */
    @Override
    default String api() {
        return "budgets:ModifyBudget";
    }

    /** Makes the budget with all its alerts. */
    record CreateBudget(String account, String name, BigDecimal limit, SortedSet<String> readers)
            implements BudgetChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String describe() {
            return "budget %s: none -> %s USD a month, told at %s"
                    .formatted(
                            name,
                            limit.toPlainString(),
                            MonthlyBudget.ALERTS.stream().map(Alert::words).collect(Collectors.joining(", ")));
        }

        @Override
        public void apply(Aws aws) {
            List<NotificationWithSubscribers> alerts = MonthlyBudget.ALERTS.stream()
                    .map(alert -> NotificationWithSubscribers.builder()
                            .notification(notification(alert))
                            .subscribers(subscribers(readers))
                            .build())
                    .toList();
            aws.client(BudgetsClient::builder)
                    .createBudget(to ->
                            to.accountId(account).budget(budget(name, limit)).notificationsWithSubscribers(alerts));
        }
    }

    /** Moves the limit to what the settings say. */
    record ChangeLimit(String account, String name, BigDecimal before, BigDecimal after) implements BudgetChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String describe() {
            return "budget %s: %s -> %s USD a month".formatted(name, before.toPlainString(), after.toPlainString());
        }

        @Override
        public void apply(Aws aws) {
            aws.client(BudgetsClient::builder)
                    .updateBudget(to -> to.accountId(account).newBudget(budget(name, after)));
        }
    }

    /** Adds an alert. */
    record AddAlert(String account, String name, Alert alert, SortedSet<String> readers) implements BudgetChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String describe() {
            return "budget %s: + told at %s".formatted(name, alert.words());
        }

        @Override
        public void apply(Aws aws) {
            aws.client(BudgetsClient::builder)
                    .createNotification(to -> to.accountId(account)
                            .budgetName(name)
                            .notification(notification(alert))
                            .subscribers(subscribers(readers)));
        }
    }

    /** Lets one more address hear. */
    record AddReader(String account, String name, Alert alert, String reader) implements BudgetChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String describe() {
            return "budget %s: at %s + %s".formatted(name, alert.words(), reader);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(BudgetsClient::builder)
                    .createSubscriber(to -> to.accountId(account)
                            .budgetName(name)
                            .notification(notification(alert))
                            .subscriber(subscriber(reader)));
        }
    }

    private static Budget budget(String name, BigDecimal limit) {
        return Budget.builder()
                .budgetName(name)
                .budgetType(BudgetType.COST)
                .timeUnit(TimeUnit.MONTHLY)
                .budgetLimit(amount -> amount.amount(limit).unit("USD"))
                .build();
    }

    private static Notification notification(Alert alert) {
        return Notification.builder()
                .notificationType(alert.kind())
                .comparisonOperator(ComparisonOperator.GREATER_THAN)
                .threshold((double) alert.percent())
                .thresholdType(ThresholdType.PERCENTAGE)
                .build();
    }

    private static List<Subscriber> subscribers(SortedSet<String> readers) {
        return readers.stream().map(BudgetChange::subscriber).toList();
    }

    private static Subscriber subscriber(String reader) {
        return Subscriber.builder()
                .subscriptionType(SubscriptionType.EMAIL)
                .address(reader)
                .build();
    }
}
