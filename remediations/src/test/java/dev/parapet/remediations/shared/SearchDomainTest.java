package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Finding;
import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;

class SearchDomainTest {
    private static final Origin ORIGIN = new Origin(
            "event",
            "aws.es",
            "111122223333",
            "111122223333",
            "aws",
            "eu-west-1",
            Instant.parse("2026-11-20T10:12:31Z"));

    private static List<String> named(String type, String id) {
        ResourceId resource = ORIGIN.resource(type, id);
        return SearchDomain.targets(new Finding.ConfigNoncompliance(ORIGIN, "opensearch-encrypted-at-rest", resource))
                .stream()
                .map(target ->
                        target.resource().type() + " " + target.resource().id())
                .toList();
    }

    private static List<String> called(String name) {
        Finding call = new Finding.ApiActivity(
                ORIGIN,
                "es.amazonaws.com",
                "UpdateDomainConfig",
                Optional.empty(),
                Optional.empty(),
                Json.object().put("domainName", name),
                Json.object());
        return SearchDomain.targets(call).stream()
                .map(target -> target.resource().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::OpenSearch::Domain, orders",
        "AWS::OpenSearch::Domain, 111122223333/orders",
        "AWS::Elasticsearch::Domain, 111122223333/orders"
    })
    void every_detector_leads_to_the_same_domain(String type, String id) {
        assertThat(named(type, id)).containsExactly("AWS::OpenSearch::Domain orders");
    }

    @Test
    void another_accounts_domain_is_not_ours() {
        assertThat(named("AWS::OpenSearch::Domain", "444455556666/orders")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "o", "Orders", "orders/../other", "orders --help", "1orders", "abcdefghijklmnopqrstuvwxyz-29"
            })
    void what_cannot_be_a_name_leads_nowhere(String name) {
        assertThat(called(name)).isEmpty();
        assertThat(called("orders")).containsExactly("orders");
    }

    @ParameterizedTest
    @CsvSource({
        "OpenSearch_1.0, true",
        "OpenSearch_3.1, true",
        "Elasticsearch_7.10, true",
        "Elasticsearch_6.8, true",
        "Elasticsearch_6.7, true",
        "Elasticsearch_6.5, false",
        "Elasticsearch_5.6, false",
        "Elasticsearch_2.3, false"
    })
    void encryption_can_be_turned_on_later_from_elasticsearch_6_7(String engine, boolean later) {
        assertThat(new SearchDomain("orders", engine, "Active", List.of()).encryptsLater())
                .isEqualTo(later);
    }

    @Test
    void a_domain_is_busy_by_either_word_of_aws() {
        DomainStatus.Builder domain =
                DomainStatus.builder().domainName("orders").engineVersion("OpenSearch_2.17");

        assertThat(SearchDomain.of(domain.build()).busy()).isFalse();
        assertThat(SearchDomain.of(domain.processing(true).build()).busy()).isTrue();
        assertThat(SearchDomain.of(domain.domainProcessingStatus("UpdatingServiceSoftware")
                                .build())
                        .status())
                .isEqualTo("UpdatingServiceSoftware");
        assertThat(SearchDomain.of(domain.deleted(true).build()).leaving()).isTrue();
    }
}
