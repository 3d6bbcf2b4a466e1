package dev.parapet.organization.baseline;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;

/** Only where no S3 policy of the organization says it to all accounts at once. */
@AutoService(Step.class)
public final class BucketSharingStep implements Step {
    /** What others come after. */
    public static final String ID = "account-buckets";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "no account has public buckets";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Optional<BucketSharing> at(Site site) {
        return Declared.buckets(site.wish()) ? Optional.empty() : Optional.of(new BucketSharing(site.account()));
    }
}
