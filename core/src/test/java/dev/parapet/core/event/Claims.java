package dev.parapet.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.Principal;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Map;

/** What must hold of every reading, whatever the event was. Written down apart from the readers, on purpose. */
final class Claims {
    private static final String IAM = "[A-Za-z0-9_+=,.@-]{1,64}";
    private static final String KEY = "A[KS]IA[A-Z0-9]{12,}";
    private static final Map<String, String> IDS = Map.of(
            "AWS::S3::Bucket", "[a-z0-9.-]{3,63}",
            "AWS::EC2::SecurityGroup", "sg-[0-9a-f]{8,17}",
            "AWS::EC2::Volume", "vol-[0-9a-f]{8,17}",
            "AWS::RDS::DBInstance", "[A-Za-z][A-Za-z0-9-]{0,62}",
            "AWS::IAM::User", IAM,
            "AWS::IAM::Role", IAM,
            "AWS::IAM::AccessKey", KEY,
            "AWS::Lambda::Function", "[A-Za-z0-9_-]{1,140}");

    private Claims() {}

    static void hold(Reading reading) {
        switch (reading) {
            case Reading.Findings found -> {
                assertThat(found.findings()).isNotEmpty();
                found.findings().forEach(Claims::finding);
            }
            case Reading.Ignored ignored -> reason(ignored.reason());
            case Reading.Rejected rejected -> reason(rejected.reason());
        }
    }

    private static void reason(String reason) {
        assertThat(reason).isNotBlank().hasSizeLessThanOrEqualTo(300).doesNotMatch("(?s).*[\\x00-\\x1f\\x7f].*");
    }

    private static void finding(Finding finding) {
        origin(finding.origin());
        assertThat(finding.kind()).matches("[ -~]{1,300}");
        switch (finding) {
            case Finding.GuardDuty g -> {
                g.principals().forEach(Claims::principal);
                g.resources().forEach(Claims::resource);
            }
            case Finding.ConfigNoncompliance c -> own(c.origin(), List.of(c.resource()));
            case Finding.ConfigChange c -> own(c.origin(), List.of(c.resource()));
            case Finding.ApiActivity a -> call(a);
            case Finding.SecurityHub s -> own(s.origin(), s.resources());
            case Finding.HealthNotice h -> assertThat(h.entities()).isNotEmpty().allMatch(key -> key.matches(KEY));
            case Finding.ExternalAccess e -> own(e.origin(), List.of(e.resource()));
        }
    }

    private static void call(Finding.ApiActivity call) {
        call.caller().ifPresent(arn -> assertThat(arn).matches("arn:aws(-cn|-us-gov)?:[!-~]+"));
        call.sessionName().ifPresent(name -> assertThat(name).matches("[A-Za-z0-9_+=,.@:-]{1,128}"));
    }

    private static void origin(Origin origin) {
        assertThat(origin.eventId()).matches("[!-~]{1,128}");
        assertThat(List.of(origin.account(), origin.sender())).allMatch(account -> account.matches("[0-9]{12}"));
        place(origin.partition(), origin.region());
    }

    private static void place(String partition, String region) {
        assertThat(partition).isIn("aws", "aws-cn", "aws-us-gov");
        assertThat(region).matches("[a-z]{2}(-gov)?-[a-z]+-[0-9]{1,2}");
    }

    private static void principal(Principal principal) {
        assertThat(principal.account()).matches("[0-9]{12}");
        assertThat(principal.type()).matches("[A-Za-z]{1,32}");
        principal.name().ifPresent(name -> assertThat(name).matches(IAM));
        principal.accessKeyId().ifPresent(key -> assertThat(key).matches(KEY));
    }

    private static void own(Origin origin, List<ResourceId> resources) {
        assertThat(resources).isNotEmpty().allMatch(id -> id.account().equals(origin.account()));
        resources.forEach(Claims::resource);
    }

    private static void resource(ResourceId resource) {
        assertThat(resource.account()).matches("[0-9]{12}");
        place(resource.partition(), resource.region());
        assertThat(resource.id()).matches(IDS.getOrDefault(resource.type(), "[ -~]{1,2048}"));
    }
}
