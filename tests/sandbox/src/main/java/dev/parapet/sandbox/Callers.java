package dev.parapet.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is behind an access key: told by a test, or learned from the answers that hand keys out. */
final class Callers {
    /** An account, and the role session in it if the key is a session's. */
    record Caller(String account, String role, String session) {}

    private static final Caller UNKNOWN = new Caller("", "", "");
    private static final Pattern KEY = Pattern.compile("<AccessKeyId>([^<]+)</AccessKeyId>");
    private static final Pattern SESSION =
            Pattern.compile("<Arn>arn:[^:]+:sts::(\\d{12}):assumed-role/[^<]*/([^/<]+)</Arn>");

    private final Map<String, Caller> byKey = new ConcurrentHashMap<>();

    void knows(String accessKeyId, Caller caller) {
        byKey.put(accessKeyId, caller);
    }

    Caller of(String accessKeyId) {
        return byKey.getOrDefault(accessKeyId, UNKNOWN);
    }

    void learn(Call call, Message answer) {
        if (call.status() != 200
                || !(call.operation().equals("AssumeRole") || call.operation().equals("CreateAccessKey"))) {
            return;
        }
        Matcher key = KEY.matcher(answer.text());
        if (key.find()) {
            knows(key.group(1), caller(call, SESSION.matcher(answer.text())));
        }
    }

    private static Caller caller(Call call, Matcher session) {
        return session.find()
                ? new Caller(session.group(1), call.parameter("RoleArn"), session.group(2))
                : new Caller(call.account(), "", "");
    }
}
