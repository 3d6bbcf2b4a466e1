package dev.parapet.organization.config;

import com.google.auto.service.AutoService;
import dev.parapet.core.Place;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;
import java.util.Set;

/** A recorder in each account and region; IAM is recorded in one of them. */
@AutoService(Step.class)
public final class ConfigRecordersStep implements Step {
    /** What others come after. */
    public static final String ID = "config-recorders";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Config records in every account and region";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(ConfigBucketStep.ID, ConfigRoleStep.ID);
    }

    @Override
    public Optional<Recording> at(Site site) {
        return site.wish().settings().services().contains(Service.CONFIG)
                ? Optional.of(new Recording(wish(site)))
                : Optional.empty();
    }

    private static RecorderWish wish(Site site) {
        OrganizationSettings settings = site.wish().settings();
        Place place = site.place();
        return new RecorderWish(
                RecorderRole.arn(place.partition(), place.account()),
                settings.options()
                        .configBucket()
                        .orElseGet(() -> ConfigBucket.name(settings.accounts().archive())),
                Optional.empty(),
                Optional.empty(),
                place.region().equals(site.estate().home()),
                settings.options().takeOver());
    }
}
