package dev.parapet.remediations.enc_ebs_volume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Parameter;
import dev.parapet.remediations.shared.KmsKeyParameter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an organization may set about a swap. */
record Settings(Optional<String> kmsKey, Look.Limits limits) {
    private static final String DOWNTIME = "downtimeMinutes";
    private static final String KEEP = "keepDays";

    static final Settings STANDARD =
            new Settings(Optional.empty(), new Look.Limits(Duration.ofMinutes(60), Duration.ofDays(14)));

    static final List<Parameter> PARAMETERS = List.of(
            KmsKeyParameter.standing("the account's default key for EBS"),
            new Parameter(
                    DOWNTIME,
                    "Minutes that an instance may stand still before everything is put back, 15 to 1440.",
                    "60"),
            new Parameter(
                    KEEP,
                    "Days that the unencrypted volume is kept before its deletion is asked for, 1 to 365.",
                    "14"));

    static Settings in(Map<String, JsonNode> parameters) {
        Map<String, JsonNode> rest = new HashMap<>(parameters);
        Optional<JsonNode> downtime = Optional.ofNullable(rest.remove(DOWNTIME));
        Optional<JsonNode> keep = Optional.ofNullable(rest.remove(KEEP));
        return new Settings(
                KmsKeyParameter.in(rest, "enc-ebs-volume, besides %s and %s,".formatted(DOWNTIME, KEEP)),
                new Look.Limits(
                        downtime.map(minutes -> Duration.ofMinutes(number(DOWNTIME, minutes, 15, 1440)))
                                .orElse(STANDARD.limits().downtime()),
                        keep.map(days -> Duration.ofDays(number(KEEP, days, 1, 365)))
                                .orElse(STANDARD.limits().keep())));
    }

    private static int number(String name, JsonNode value, int least, int most) {
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw new IllegalArgumentException(
                    "enc-ebs-volume: %s takes a number from %d to %d, not %s".formatted(name, least, most, value));
        }
        return value.asInt();
    }
}
