package dev.parapet.organization.policy;

import dev.parapet.core.Aws;
import dev.parapet.scp.PolicyType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** How many policies of a kind a root, unit or account can hold. AWS has raised it before, and does so on request. */
final class SlotQuotas {
    private SlotQuotas() {}

    /** What Service Quotas says, by the names it gives to its quotas; nothing where it may not be asked. */
    static Map<String, Integer> read(Aws aws, Set<String> types) {
        Map<String, Integer> found = new HashMap<>();
        try {
            List<ServiceQuota> all = aws
                    .client(ServiceQuotasClient::builder)
                    .listServiceQuotasPaginator(to -> to.serviceCode("organizations"))
                    .stream()
                    .flatMap(page -> page.quotas().stream())
                    .toList();
            types.forEach(type -> all.stream()
                    .filter(quota -> isAbout(quota.quotaName().toLowerCase(Locale.ROOT), type))
                    .findFirst()
                    .ifPresent(quota -> found.put(type, quota.value().intValue())));
            return found;
        } catch (AwsServiceException refused) {
            if (refused.isThrottlingException() || refused.statusCode() >= 500) {
                throw refused;
            }
            return Map.of();
        }
    }

    /** {@code SERVICE_CONTROL_POLICY} is "service control policies attached to …" there. */
    private static boolean isAbout(String name, String type) {
        String words = type.replace("_POLICY", "").replace('_', ' ').toLowerCase(Locale.ROOT);
        return name.contains(words) && name.contains("attached");
    }

    /** The lower of the quotas that AWS has had. */
    static int standard(String type) {
        return type.equals(PolicyType.SERVICE_CONTROL.api()) || type.equals(PolicyType.RESOURCE_CONTROL.api()) ? 5 : 10;
    }
}
