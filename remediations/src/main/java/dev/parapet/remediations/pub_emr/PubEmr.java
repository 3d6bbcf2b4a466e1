package dev.parapet.remediations.pub_emr;

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
import software.amazon.awssdk.services.emr.EmrClient;

/** EMR starts no cluster whose security groups let the whole internet in. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubEmr implements Guardrail<Block> {
    private static final String TYPE = "AWS::::Account";

    private static final Control CONTROL = new Control(
            "pub-emr",
            "EMR refuses to start clusters that the internet reaches",
            "A cluster whose security group lets the world in hands its web consoles, and code to run on every node, to anybody.",
            Severity.HIGH,
            Family.COMPUTE,
            TYPE,
            List.of(
                    new ApiCall(
                            "elasticmapreduce",
                            "elasticmapreduce.amazonaws.com",
                            List.of("PutBlockPublicAccessConfiguration")),
                    new ConfigRule("emr-block-public-access", TYPE),
                    new SecurityHubControl("EMR.2")),
            List.of(SetBlock.EFFECT),
            List.of(
                    allow("elasticmapreduce:GetBlockPublicAccessConfiguration", "*"),
                    allow("elasticmapreduce:PutBlockPublicAccessConfiguration", "*")),
            List.of(),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Block> state() {
        return Block.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetBlock.class);
    }

    /** The setting is the account's; where the finding comes from says in which region. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? List.of(Target.of(call.origin().resource(TYPE, call.origin().account())))
                : finding.named(TYPE);
    }

    @Override
    public Optional<Block> observe(Target target, Aws aws) {
        return read(aws);
    }

    private static Optional<Block> read(Aws aws) {
        return Optional.ofNullable(aws.client(EmrClient::builder)
                        .getBlockPublicAccessConfiguration(request -> {})
                        .blockPublicAccessConfiguration())
                .map(Block::of);
    }

    @Override
    public Stream<Seen<Block>> survey(Place place, Aws aws) {
        return read(aws).stream().map(block -> Seen.of(place.account(TYPE), block));
    }

    @Override
    public Decision decide(Target target, Block block) {
        if (block.on() && block.excess().isEmpty()) {
            return new Compliant("block public access is " + block);
        }
        String reason = block.on()
                ? "EMR starts clusters that the internet reaches on " + Block.text(block.excess())
                : "EMR starts clusters that the internet reaches on any port";
        Action action = new SetBlock(target.resource().account(), block, block.tightened());
        return new Remediate(new Plan(target.resource(), List.of(action)), reason);
    }
}
