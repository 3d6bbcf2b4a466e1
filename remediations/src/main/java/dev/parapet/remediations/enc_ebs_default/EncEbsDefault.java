package dev.parapet.remediations.enc_ebs_default;

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
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** An account encrypts every new EBS volume of a region, whatever the request says. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncEbsDefault implements Guardrail<EncEbsDefault.Default> {
    private static final String TYPE = "AWS::::Account";

    private static final Control CONTROL = new Control(
            "enc-ebs-default",
            "Accounts encrypt new EBS volumes by default",
            "Without the default, every volume and snapshot copy is one forgotten flag away from lying unencrypted.",
            Severity.MEDIUM,
            Family.STORAGE,
            TYPE,
            List.of(
                    new ApiCall("ec2", "ec2.amazonaws.com", List.of("DisableEbsEncryptionByDefault")),
                    new ConfigRule("ec2-ebs-encryption-by-default", TYPE),
                    new SecurityHubControl("EC2.7")),
            List.of(EnableDefault.EFFECT, DisableDefault.EFFECT),
            List.of(
                    allow("ec2:GetEbsEncryptionByDefault", "*"),
                    allow("ec2:GetEbsDefaultKmsKeyId", "*"),
                    allow("ec2:EnableEbsEncryptionByDefault", "*"),
                    allow("ec2:DisableEbsEncryptionByDefault", "*")),
            List.of("ENC-1"),
            List.of(
                    Mapping.of("fsbp", "EC2.7", "securityhub"),
                    Mapping.of("cis-5.0", "5.1.1", "prowler"),
                    Mapping.of("cis-7.0", "6.1.1", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(e)(2)(ii)",
                            "prowler")),
            List.of());

    /** The key EC2 takes until an account chooses another. */
    private static final String MANAGED_KEY = "alias/aws/ebs";

    /**
     * What the decision needs of an account in one region.
     *
     * @param encrypts whether new volumes are encrypted whatever the request says
     * @param key the key they are encrypted with where the request names none
     */
    public record Default(boolean encrypts, String key) {}

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Default> state() {
        return Default.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(EnableDefault.class, DisableDefault.class);
    }

    /** Whatever told of it: an account has one default in each region. */
    @Override
    public List<Target> targets(Finding finding) {
        Origin origin = finding.origin();
        return List.of(Target.of(origin.resource(TYPE, origin.account())));
    }

    @Override
    public Stream<Seen<Default>> survey(Place place, Aws aws) {
        return Stream.of(Seen.named(place.account(TYPE)));
    }

    @Override
    public Optional<Default> observe(Target target, Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        boolean encrypts =
                Boolean.TRUE.equals(ec2.getEbsEncryptionByDefault(request -> {}).ebsEncryptionByDefault());
        String key = ec2.getEbsDefaultKmsKeyId(request -> {}).kmsKeyId();
        return Optional.of(new Default(encrypts, key));
    }

    @Override
    public Decision decide(Target target, Default setting) {
        if (setting.encrypts()) {
            return new Compliant("new volumes are encrypted with " + setting.key());
        }
        Action enable = new EnableDefault(target.resource().region());
        return new Remediate(
                new Plan(target.resource(), List.of(enable)),
                "a new volume is encrypted only where the request says so; from now on each is, with "
                        + consequence(setting.key()));
    }

    /** Under a customer's key, whoever launches for the account has to be allowed to use it. */
    private static String consequence(String key) {
        return key.endsWith(MANAGED_KEY)
                ? MANAGED_KEY
                : key + ", which Auto Scaling and other launching services must be granted to use";
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("EnableEbsEncryptionByDefault");
    }

    /** The key is chosen by others and may change. */
    @Override
    public boolean untouchedSince(Default left, Default now) {
        return left.encrypts() == now.encrypts();
    }
}
