package dev.parapet.organization;

import static dev.parapet.organization.Sample.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Estate.Account;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Parameter;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.pack.Budget;
import dev.parapet.scp.pack.Packer;
import dev.parapet.scp.pack.Prevention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Everything that would go wrong half-way is named before the first write, with what to do. */
class PreflightTest {
    private static final Estate GOOD = Sample.estate();

    private static Estate estate(boolean allFeatures, List<Account> accounts, Set<String> regions) {
        return new Estate(
                GOOD.partition(),
                GOOD.home(),
                GOOD.id(),
                GOOD.management(),
                GOOD.caller(),
                allFeatures,
                GOOD.root(),
                GOOD.policyTypes(),
                GOOD.units(),
                accounts,
                regions);
    }

    private static Placed policy(String statement) {
        return new Placed(
                new OrganizationPolicy(
                        "parapet-deny",
                        PolicyType.SERVICE_CONTROL,
                        "",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statement)),
                "");
    }

    private static List<String> stops(Wish wish, Estate estate) {
        return Preflight.of(wish, estate).stream()
                .filter(Objection::stops)
                .map(Objection::toString)
                .toList();
    }

    private static Wish wish(String settings, Placed... policies) {
        return new Wish(Sample.settings(settings), List.of(policies));
    }

    @Test
    void good_organization_raises_no_objection() {
        assertThat(Preflight.of(Sample.wish(), GOOD)).isEmpty();
    }

    @Test
    void organization_that_only_shares_its_bill_is_refused() {
        assertThat(stops(Sample.wish(), estate(false, GOOD.accounts(), GOOD.regions())))
                .singleElement()
                .asString()
                .contains("o-aaaaaaaaaa only shares its bill", "enable-all-features");
    }

    @Test
    void region_that_is_off_is_named() {
        assertThat(stops(Sample.wish(), estate(true, GOOD.accounts(), Set.of("us-east-1"))))
                .singleElement()
                .asString()
                .contains("region eu-west-1 is off", "aws account enable-region --region-name eu-west-1");
    }

    @Test
    void suspended_accounts_are_named_and_left_out() {
        List<Account> accounts = new ArrayList<>(GOOD.accounts());
        accounts.add(new Account("444444444444", "old", "old@example.com", "SUSPENDED", ""));

        assertThat(Preflight.of(Sample.wish(), estate(true, accounts, GOOD.regions())))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.stops()).isFalse();
                    assertThat(note.toString()).contains("444444444444 (SUSPENDED)", "move them to the unit Suspended");
                });
    }

    @Test
    void security_account_has_to_be_a_member() {
        List<Account> accounts = GOOD.accounts().stream()
                .filter(account -> !account.name().equals("security"))
                .toList();

        assertThat(stops(Sample.wish(), estate(true, accounts, GOOD.regions())))
                .singleElement()
                .asString()
                .contains("organization.accounts.security is 222222222222, which is no account of organization");
    }

    @Test
    void management_account_cannot_be_the_security_account() {
        Wish wish = new Wish(
                dev.parapet.policies.SettingsFile.read(
                                "parapet.yaml",
                                "organization: {accounts: {security: \"%s\"}, regions: [us-east-1]}"
                                        .formatted(MANAGEMENT),
                                Set.of(),
                                dev.parapet.policies.PreventionForm.NONE)
                        .organization()
                        .orElseThrow(),
                List.of());

        assertThat(stops(wish, GOOD)).singleElement().asString().contains("is the management account 111111111111");
    }

    @Test
    void unit_that_vanished_is_named() {
        assertThat(stops(
                        wish(
                                "  policies: {in: [Workloads/Testing]}\n",
                                policy("{\"Effect\":\"Deny\",\"Action\":\"a:b\",\"Resource\":\"*\"}")),
                        GOOD))
                .singleElement()
                .asString()
                .contains("there is no unit Workloads/Testing, where policies are to hold");
    }

    @Test
    void policy_that_locks_parapet_out_is_refused_and_one_that_spares_it_is_not() {
        String denial = "{\"Sid\":\"All\",\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"%s}";
        String sparing = ",\"Condition\":{\"ArnNotLike\":{\"aws:PrincipalArn\":"
                + "[\"arn:aws:iam::*:role/parapet/*\",\"arn:aws:iam::*:role/OrganizationAccountAccessRole\"]}}";
        String others = ",\"Condition\":{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/admin\"}}";
        String everywhere = "  policies: {in: [everywhere]}\n";

        assertThat(stops(wish(everywhere, policy(denial.formatted(""))), GOOD))
                .singleElement()
                .asString()
                .contains(
                        "policy parapet-deny would lock Parapet out: statement All denies",
                        "config:PutConfigurationRecorder to role/OrganizationAccountAccessRole",
                        "rds:ModifyDBInstance to role/parapet/database");
        assertThat(stops(wish(everywhere, policy(denial.formatted(others))), GOOD))
                .hasSize(1);
        assertThat(stops(wish(everywhere, policy(denial.formatted(sparing))), GOOD))
                .isEmpty();
    }

    @Test
    void the_catalogue_locks_the_setup_out_only_where_its_role_is_no_deployer() {
        assertThat(LockOut.of(catalogue(Parameters.STANDARD), "OrganizationAccountAccessRole", "aws"))
                .extracting(Objection::toString)
                .anyMatch(why -> why.contains("config:PutConfigurationRecorder to role/OrganizationAccountAccessRole"));
        assertThat(LockOut.of(
                        catalogue(Parameters.STANDARD.with(
                                Parameter.DEPLOYERS, List.of("parapet/deployer", "OrganizationAccountAccessRole"))),
                        "OrganizationAccountAccessRole",
                        "aws"))
                .isEmpty();
    }

    private static List<Placed> catalogue(Parameters parameters) {
        Prevention standard = new Prevention(parameters, Map.of(), Budget.STANDARD, Budget.STANDARD);
        return Packer.pack(Catalogue.load(), standard).policies().stream()
                .map(attached -> new Placed(attached.policy(), ""))
                .toList();
    }
}
