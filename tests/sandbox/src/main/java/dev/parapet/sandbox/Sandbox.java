package dev.parapet.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A whole AWS on loopback: the product talks to {@link #endpoint()}, fixtures go straight to {@link #direct()}. */
public final class Sandbox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Moto moto;
    private final Proxy proxy;
    private final Map<String, Fixture> fixtures = new ConcurrentHashMap<>();

    private Sandbox(Moto moto, Proxy proxy) {
        this.moto = moto;
        this.proxy = proxy;
    }

    /** Starts moto and the proxy in front of it. */
    public static Sandbox start() {
        // Kinesis would otherwise speak CBOR, which moto does not read.
        System.setProperty("aws.cborEnabled", "false");
        Moto moto = Moto.start();
        return new Sandbox(moto, Proxy.start(moto.uri()));
    }

    /** The endpoint of every AWS service for the product; its calls are recorded. */
    public URI endpoint() {
        return proxy.uri();
    }

    /** The same AWS without the proxy. */
    public URI direct() {
        return moto.uri();
    }

    /** The recorder, and the hand that injects faults. */
    public Proxy proxy() {
        return proxy;
    }

    /** Clients for an account and region that nobody records or disturbs. */
    public Fixture fixture(String account, String region) {
        return fixtures.computeIfAbsent(account + "/" + region, key -> new Fixture(moto.uri(), account, region));
    }

    /** Moves AWS's clock to this far from the real time; zero brings it back. */
    public void clock(Duration offset) {
        control("clock", Map.of("offset", offset.toMillis() / 1000.0));
    }

    /** Gives an access key a past creation date. */
    public void ageKey(String account, String accessKeyId, Instant created) {
        control("key", Map.of("account", account, "key", accessKeyId, "created", created.toString()));
    }

    /** Gives an access key a past creation date and a last use. */
    public void ageKey(
            String account, String accessKeyId, Instant created, Instant used, String service, String region) {
        Map<String, Object> key = new HashMap<>(Map.of("account", account, "key", accessKeyId));
        key.putAll(
                Map.of("created", created.toString(), "used", used.toString(), "service", service, "region", region));
        control("key", key);
    }

    /** Puts a database instance into a state, such as {@code modifying}; it stays there until told otherwise. */
    public void rdsStatus(String account, String region, String instance, String status) {
        control("rds-status", Map.of("account", account, "region", region, "id", instance, "status", status));
    }

    /** GuardDuty leaves a member out of so many of the administrator's next calls that take accounts in. */
    public void guardDutyLeavesOut(String administrator, String region, String member, int times) {
        control(
                "guardduty-unprocessed",
                Map.of("account", administrator, "region", region, "member", member, "times", times));
    }

    /** Gives the root user of an account a password, and so many access keys. */
    public void rootCredentials(String account, int keys) {
        control("root-password", Map.of("account", account));
        control("root-keys", Map.of("account", account, "count", keys));
    }

    /** An empty AWS at the real time, no faults, nothing recorded. */
    public void reset() {
        control("reset", Map.of());
        proxy.heal();
        proxy.clear();
    }

    /** Makes API calls that are written down as data; answers the values they saved and what they showed. */
    JsonNode play(JsonNode steps, ObjectNode values) {
        return control("play", Map.of("steps", steps, "values", values));
    }

    private JsonNode control(String what, Map<String, ?> request) {
        try {
            return JSON.readTree(moto.control(what, JSON.writeValueAsString(request)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        proxy.close();
        fixtures.values().forEach(Fixture::close);
        moto.close();
    }
}
