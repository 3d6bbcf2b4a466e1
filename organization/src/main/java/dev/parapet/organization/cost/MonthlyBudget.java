package dev.parapet.organization.cost;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.cost.BudgetState.Alert;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.budgets.model.Budget;
import software.amazon.awssdk.services.budgets.model.NotFoundException;
import software.amazon.awssdk.services.budgets.model.Notification;
import software.amazon.awssdk.services.budgets.model.Subscriber;

/**
 * A budget of the whole organization by the month, in the management account, that tells people at half, at four fifths and at
 * the whole of it. Budgets of other names are nobody's business here.
 *
 * @param account the management account
 * @param name of the budget
 * @param limit in US dollars
 * @param readers addresses that hear of it
 */
public record MonthlyBudget(String account, String name, BigDecimal limit, SortedSet<String> readers)
        implements Part<Optional<BudgetState>> {
    /** What is spent, and for the last also what will be spent as AWS sees it coming. */
    static final List<Alert> ALERTS = List.of(
            new Alert("ACTUAL", 50), new Alert("ACTUAL", 80), new Alert("ACTUAL", 100), new Alert("FORECASTED", 100));

    public MonthlyBudget {
        readers = Collections.unmodifiableSortedSet(new TreeSet<>(readers));
    }

    /** Empty where there is no such budget. */
    @Override
    public Optional<BudgetState> observe(Aws aws) {
        BudgetsClient budgets = aws.client(BudgetsClient::builder);
        try {
            Budget found = budgets.describeBudget(to -> to.accountId(account).budgetName(name))
                    .budget();
            return Optional.of(new BudgetState(found.budgetLimit().amount(), alerts(budgets)));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    private Map<Alert, Set<String>> alerts(BudgetsClient budgets) {
        Map<Alert, Set<String>> found = new HashMap<>();
        for (Notification alert : budgets.describeNotificationsForBudget(
                        to -> to.accountId(account).budgetName(name))
                .notifications()) {
            found.put(
                    new Alert(
                            alert.notificationTypeAsString(), alert.threshold().intValue()),
                    budgets
                            .describeSubscribersForNotification(
                                    to -> to.accountId(account).budgetName(name).notification(alert))
                            .subscribers()
                            .stream()
                            .map(Subscriber::address)
                            .collect(Collectors.toSet()));
        }
        return found;
    }

    /** The limit is as the settings say; alerts and readers are added, and those that somebody added stay. */
    @Override
    public Proposal plan(Optional<BudgetState> there) {
        if (there.isEmpty()) {
            return Proposal.of(new BudgetChange.CreateBudget(account, name, limit, readers));
        }
        BudgetState found = there.get();
        List<Change> changes = new ArrayList<>();
        if (found.limit().compareTo(limit) != 0) {
            changes.add(new BudgetChange.ChangeLimit(account, name, found.limit(), limit));
        }
        for (Alert alert : ALERTS) {
            Set<String> hears = found.alerts().get(alert);
            if (hears == null) {
                changes.add(new BudgetChange.AddAlert(account, name, alert, readers));
                continue;
            }
            readers.stream()
                    .filter(reader -> !hears.contains(reader))
                    .forEach(reader -> changes.add(new BudgetChange.AddReader(account, name, alert, reader)));
        }
        return new Proposal(changes, List.of());
    }
}
