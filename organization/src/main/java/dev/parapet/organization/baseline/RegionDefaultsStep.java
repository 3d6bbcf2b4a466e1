package dev.parapet.organization.baseline;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;

/** Settings of an account and region that no policy of the organization sets. */
@AutoService(Step.class)
public final class RegionDefaultsStep implements Step {
    /** What others come after. */
    public static final String ID = "region-defaults";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "new things in every account are private and encrypted";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT_REGION;
    }

    @Override
    public Optional<RegionDefaults> at(Site site) {
        return Optional.of(new RegionDefaults(Declared.left(site.wish())));
    }
}
