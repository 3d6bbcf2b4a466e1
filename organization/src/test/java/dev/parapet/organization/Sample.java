package dev.parapet.organization;

import dev.parapet.organization.Estate.Account;
import dev.parapet.organization.Estate.Unit;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.PreventionForm;
import dev.parapet.policies.Settings;
import dev.parapet.policies.SettingsFile;
import java.util.List;
import java.util.Set;

/** An organization of three accounts and two regions, and what is wished for it. */
public final class Sample {
    public static final String MANAGEMENT = "111111111111";
    public static final String SECURITY = "222222222222";
    public static final String ORDERS = "333333333333";

    private Sample() {}

    /** With one more part of the section, indented by two. */
    public static OrganizationSettings settings(String more) {
        String text = """
                organization:
                  accounts: {security: "%s"}
                  regions: [eu-west-1, us-east-1]
                """.formatted(SECURITY) + more;
        Settings settings = SettingsFile.read("parapet.yaml", text, Set.of(), PreventionForm.NONE);
        return settings.organization().orElseThrow();
    }

    public static Wish wish() {
        return new Wish(settings(""), List.of());
    }

    public static Estate estate() {
        return new Estate(
                "aws",
                "eu-west-1",
                "o-aaaaaaaaaa",
                MANAGEMENT,
                MANAGEMENT,
                true,
                "r-aaaa",
                Set.of("SERVICE_CONTROL_POLICY"),
                List.of(
                        new Unit("ou-aaaa-11111111", "Security"),
                        new Unit("ou-aaaa-22222222", "Workloads"),
                        new Unit("ou-aaaa-33333333", "Workloads/Production")),
                List.of(
                        account(MANAGEMENT, "management", ""),
                        account(SECURITY, "security", "Security"),
                        account(ORDERS, "orders", "Workloads/Production")),
                Set.of("eu-west-1", "us-east-1"));
    }

    private static Account account(String id, String name, String unit) {
        return new Account(id, name, name + "@example.com", "ACTIVE", unit);
    }
}
