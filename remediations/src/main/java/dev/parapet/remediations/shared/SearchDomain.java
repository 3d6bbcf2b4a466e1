package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Finding;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.DomainInfo;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.opensearch.model.ModifyingProperties;

/**
 * What every decision about an OpenSearch Service domain needs, whichever engine runs in it.
 *
 * @param engine for example {@code OpenSearch_2.17} or {@code Elasticsearch_7.10}
 * @param status {@code Active}, or what AWS is doing with it
 * @param changing the settings that AWS has accepted and not put into effect yet
 */
public record SearchDomain(String name, String engine, String status, List<String> changing) {
    /** The type under which Config knows a domain; CloudFormation calls it AWS::OpenSearchService::Domain. */
    public static final String TYPE = "AWS::OpenSearch::Domain";

    /** The type that detectors of the older API know it under. */
    public static final String ELASTICSEARCH = "AWS::Elasticsearch::Domain";

    /** Both APIs tell CloudTrail the same host. */
    public static final ApiCall CALLS = new ApiCall(
            "es",
            "es.amazonaws.com",
            List.of(
                    "CreateDomain",
                    "UpdateDomainConfig",
                    "CreateElasticsearchDomain",
                    "UpdateElasticsearchDomainConfig"));

    private static final String NAME = "[a-z][a-z0-9-]{2,27}";

    /** Config and the API's DomainId put the account in front. */
    private static final Pattern NAMED = Pattern.compile("(?:(\\d{12})/)?(" + NAME + ")");

    private static final Pattern VERSION = Pattern.compile("Elasticsearch_(\\d+)\\.(\\d+)");

    /** DescribeDomains takes no more. */
    private static final int BATCH = 5;

    /** Copies the list. */
    public SearchDomain {
        changing = List.copyOf(changing);
    }

    /** The domains a finding names, by their plain names. */
    public static List<Target> targets(Finding finding) {
        Stream<ResourceId> named = finding instanceof Finding.ApiActivity call
                ? calledFor(call)
                : Stream.concat(finding.named(TYPE).stream(), finding.named(ELASTICSEARCH).stream())
                        .map(Target::resource)
                        .flatMap(SearchDomain::plain);
        return named.distinct().map(Target::of).toList();
    }

    private static Stream<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(
                        call.request().path("domainName"),
                        call.response().path("domainStatus").path("domainName"))
                .map(name -> name.asText(""))
                .filter(name -> name.matches(NAME))
                .limit(1)
                .map(name -> call.origin().resource(TYPE, name));
    }

    private static Stream<ResourceId> plain(ResourceId known) {
        Matcher name = NAMED.matcher(known.id());
        return name.matches() && (name.group(1) == null || name.group(1).equals(known.account()))
                ? Stream.of(new ResourceId(known.partition(), known.account(), known.region(), TYPE, name.group(2)))
                : Stream.of();
    }

    /** The domain of that name; empty when there is none: DescribeDomains leaves out what it does not find. */
    public static Optional<DomainStatus> named(String name, Aws aws) {
        return described(List.of(name), aws).findFirst();
    }

    /** Every domain of the account and region, of either engine, five a call. */
    public static Stream<DomainStatus> all(Aws aws) {
        return aws.client(OpenSearchClient::builder).listDomainNames(request -> {}).domainNames().stream()
                .map(DomainInfo::domainName)
                .gather(Gatherers.windowFixed(BATCH))
                .flatMap(names -> described(names, aws));
    }

    private static Stream<DomainStatus> described(List<String> names, Aws aws) {
        return aws
                .client(OpenSearchClient::builder)
                .describeDomains(request -> request.domainNames(names))
                .domainStatusList()
                .stream();
    }

    /** Reads the common part of a description. */
    public static SearchDomain of(DomainStatus domain) {
        return new SearchDomain(
                domain.domainName(),
                domain.engineVersion(),
                status(domain),
                domain.modifyingProperties().stream()
                        .map(ModifyingProperties::name)
                        .sorted()
                        .toList());
    }

    /** The flags are older than the status, and some partitions show only them. */
    private static String status(DomainStatus domain) {
        if (Boolean.TRUE.equals(domain.deleted())) {
            return "Deleting";
        }
        String told =
                Optional.ofNullable(domain.domainProcessingStatusAsString()).orElse("Active");
        boolean at = Boolean.TRUE.equals(domain.processing()) || Boolean.TRUE.equals(domain.upgradeProcessing());
        return told.equals("Active") && at ? "Modifying" : told;
    }

    /** Whether it is on its way out. */
    public boolean leaving() {
        return status.equals("Deleting");
    }

    /** Whether AWS has put it aside; nothing can be changed then. */
    public boolean putAside() {
        return status.equals("Isolated");
    }

    /** Whether AWS refuses a change because it is at work on another. */
    public boolean busy() {
        return !status.equals("Active");
    }

    /** Whether a setting is on its way into effect. */
    public boolean changes(String setting) {
        return changing.stream().anyMatch(name -> name.startsWith(setting));
    }

    /** Whether encryption can be turned on after creation: any OpenSearch, Elasticsearch from 6.7. */
    public boolean encryptsLater() {
        Matcher version = VERSION.matcher(engine);
        return !version.matches()
                || atLeast(6, 7, Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
    }

    private static boolean atLeast(int major, int minor, int isMajor, int isMinor) {
        return isMajor > major || (isMajor == major && isMinor >= minor);
    }
}
