package dev.parapet.organization.guardduty;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.ServiceOptions;
import java.util.Optional;
import java.util.Set;

/** Only where the settings name a bucket and a key; who keeps those lets GuardDuty in. */
@AutoService(Step.class)
public final class FindingsExportStep implements Step {
    /** What others come after. */
    public static final String ID = "guardduty-export";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "GuardDuty findings are kept";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(GuardDutyMembersStep.ID);
    }

    @Override
    public Optional<FindingsExport> at(Site site) {
        ServiceOptions options = site.wish().settings().options();
        return options.findingsBucket()
                .flatMap(bucket -> options.findingsKey()
                        .map(key -> new FindingsExport(
                                "arn:%s:s3:::%s".formatted(site.place().partition(), bucket), key)));
    }
}
