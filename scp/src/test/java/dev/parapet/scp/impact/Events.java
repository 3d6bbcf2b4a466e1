package dev.parapet.scp.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Records that tests write down. */
final class Events {
    private Events() {}

    static JsonNode parse(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Logs in memory. */
    static TrailLogs logs(String... texts) {
        return () -> Stream.of(texts)
                .<TrailLogs.Log>map(
                        text -> new MemoryLog("log-" + List.of(texts).indexOf(text), text))
                .iterator();
    }

    private record MemoryLog(String name, String text) implements TrailLogs.Log {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A log with those records, in which single quotes stand for double ones. */
    static TrailLogs log(String... records) {
        return logs("{\"Records\":[%s]}".formatted(String.join(",", records).replace('\'', '"')));
    }

    /** A call by a role of an account, with more fields behind. */
    static String call(String account, String source, String name, String parameters, String... more) {
        String fields = more.length == 0 ? "" : "," + String.join(",", more);
        return "{'eventTime':'2026-11-20T10:00:00Z','eventID':'e-1','eventType':'AwsApiCall','eventSource':'%s.amazonaws.com','eventName':'%s','awsRegion':'eu-west-1','sourceIPAddress':'198.51.100.7','recipientAccountId':'%s','userIdentity':{'type':'AssumedRole','accountId':'%s','principalId':'AROA1:me','arn':'arn:aws:sts::%s:assumed-role/ops/me','sessionContext':{'sessionIssuer':{'arn':'arn:aws:iam::%s:role/team/ops'},'attributes':{'mfaAuthenticated':'false','creationDate':'2026-11-20T09:00:00Z'}}},'requestParameters':%s%s}"
                .formatted(source, name, account, account, account, account, parameters, fields);
    }
}
