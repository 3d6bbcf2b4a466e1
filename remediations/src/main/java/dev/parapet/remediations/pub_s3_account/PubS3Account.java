package dev.parapet.remediations.pub_s3_account;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Origin;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.GuardDutyType;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.PublicAccessBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.NoSuchPublicAccessBlockConfigurationException;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

/** An account keeps the public out of all its buckets, those to come included. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubS3Account implements Guardrail<PubS3Account.Account> {
    private static final String TYPE = "AWS::::Account";

    private static final Control CONTROL = new Control(
            "pub-s3-account",
            "Accounts block public access to their S3 buckets",
            "Without the block over the whole account, each bucket is one mistake of its own away from the public.",
            Severity.HIGH,
            Family.STORAGE,
            TYPE,
            List.of(
                    new ApiCall(
                            "s3",
                            "s3.amazonaws.com",
                            List.of("PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock")),
                    // The name is the beginning of the periodic rule's, too.
                    new ConfigRule("s3-account-level-public-access-blocks", TYPE),
                    new SecurityHubControl("S3.1"),
                    new GuardDutyType(List.of("Policy:S3/AccountBlockPublicAccessDisabled"))),
            List.of(SetAccountBlock.EFFECT),
            List.of(allow("s3:GetAccountPublicAccessBlock", "*"), allow("s3:PutAccountPublicAccessBlock", "*")),
            List.of("PUB-3", "DCL-2"),
            List.of(
                    Mapping.of("fsbp", "S3.1", "securityhub"),
                    Mapping.of("cis-5.0", "2.1.4", "prowler"),
                    Mapping.of("cis-7.0", "3.1.4", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "1.4.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(1)(ii)(B) 164.308(a)(3)(i)", "prowler")),
            List.of());

    /**
     * What the decision needs of an account.
     *
     * @param block as it takes effect, an organization policy's included; absent where none is configured
     */
    public record Account(String id, Optional<PublicAccessBlock> block) {}

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
        return List.of(SetAccountBlock.class);
    }

    /** Whatever told of it, in whatever region: an account has one block for all of them. */
    @Override
    public List<Target> targets(Finding finding) {
        Origin origin = finding.origin();
        return List.of(Target.of(origin.global(TYPE, origin.account())));
    }

    @Override
    public Stream<Seen<Account>> survey(Place place, Aws aws) {
        return Stream.of(Seen.named(place.account(TYPE)));
    }

    @Override
    public Optional<Account> observe(Target target, Aws aws) {
        String account = target.resource().account();
        try {
            return Optional.of(new Account(account, Optional.of(block(account, aws))));
        } catch (NoSuchPublicAccessBlockConfigurationException none) {
            return Optional.of(new Account(account, Optional.empty()));
        }
    }

    private static PublicAccessBlock block(String account, Aws aws) {
        PublicAccessBlockConfiguration block = aws.client(S3ControlClient::builder)
                .getPublicAccessBlock(request -> request.accountId(account))
                .publicAccessBlockConfiguration();
        return PublicAccessBlock.of(
                block.blockPublicAcls(),
                block.ignorePublicAcls(),
                block.blockPublicPolicy(),
                block.restrictPublicBuckets());
    }

    /** Live state cannot tell an account that was opened from one that never was closed; both get the same plan. */
    @Override
    public Decision decide(Target target, Account account) {
        List<String> missing = PublicAccessBlock.missing(account.block());
        if (missing.isEmpty()) {
            return new Compliant("the account blocks public access to its buckets");
        }
        Action action = new SetAccountBlock(account.id(), account.block(), Optional.of(PublicAccessBlock.ALL));
        return new Remediate(
                new Plan(target.resource(), List.of(action)),
                "the account lacks %s; with all four on no bucket serves the public any more, websites included"
                        .formatted(String.join(", ", missing)));
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("PutAccountPublicAccessBlock") && PublicAccessBlock.askedForIn(call.request());
    }
}
