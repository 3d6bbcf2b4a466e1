package dev.parapet.organization.config;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;

/** Makes the bucket, unless the settings name one that is there already. */
@AutoService(Step.class)
public final class ConfigBucketStep implements Step {
    /** What others come after. */
    public static final String ID = "config-bucket";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Config has a bucket to deliver to";
    }

    @Override
    public Scope scope() {
        return Scope.ARCHIVE;
    }

    @Override
    public Optional<ConfigBucket> at(Site site) {
        return wished(site)
                ? Optional.of(new ConfigBucket(
                        ConfigBucket.name(site.account()),
                        site.region(),
                        site.place().partition(),
                        site.estate().id()))
                : Optional.empty();
    }

    private static boolean wished(Site site) {
        return site.wish().settings().services().contains(Service.CONFIG)
                && site.wish().settings().options().configBucket().isEmpty();
    }
}
