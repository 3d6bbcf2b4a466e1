package dev.parapet.remediations.iam_root_key;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.RootActivity;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/** The root user has no access key. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class IamRootKey implements Guardrail<Account> {
    private static final String TYPE = "AWS::::Account";

    private static final Control CONTROL = new Control(
            "iam-root-key",
            "The root user has no access keys",
            "A root key can do everything in the account, and no policy of the account can hold it back.",
            Severity.CRITICAL,
            Family.IDENTITY,
            TYPE,
            List.of(
                    new RootActivity(),
                    new ConfigRule("iam-root-access-key-check", TYPE),
                    new SecurityHubControl("IAM.4")),
            List.of(),
            List.of(allow("iam:GetAccountSummary", "*")),
            List.of("ID-1"),
            List.of(
                    Mapping.of("fsbp", "IAM.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.3", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.2", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.GLOBAL;
    }

    @Override
    public Class<Account> state() {
        return Account.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of();
    }

    /** Of all that root does, only the making of a key is this guardrail's matter. */
    @Override
    public List<Target> targets(Finding finding) {
        boolean ours =
                !(finding instanceof Finding.ApiActivity call) || call.name().equals("CreateAccessKey");
        return ours && !(finding instanceof Finding.GuardDuty)
                ? List.of(
                        Target.of(finding.origin().global(TYPE, finding.origin().account())))
                : List.of();
    }

    @Override
    public Stream<Seen<Account>> survey(Place place, Aws aws) {
        return Stream.of(Seen.of(place.account(TYPE), read(aws)));
    }

    @Override
    public Optional<Account> observe(Target target, Aws aws) {
        return Optional.of(read(aws));
    }

    private static Account read(Aws aws) {
        return new Account(aws.client(IamClient::builder)
                .getAccountSummary()
                .summaryMap()
                .getOrDefault(SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, 0));
    }

    /** No role of the account may delete a key of its root user: AWS takes that from a root session alone. */
    @Override
    public Decision decide(Target target, Account root) {
        String account = target.resource().account();
        return root.keys() == 0
                ? new Compliant("the root user has no access key")
                : new Escalate(
                        "the root user has an access key",
                        List.of(
                                "from the management account, where root access is centralized: aws sts assume-root --target-principal %s --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials"
                                        .formatted(account),
                                "with that session: aws iam list-access-keys, then aws iam delete-access-key --access-key-id KEY",
                                "where root access is not centralized: sign in as root of %s, Security credentials, Access keys, Delete"
                                        .formatted(account)));
    }
}
