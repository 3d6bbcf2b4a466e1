package dev.parapet.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;

/** An organization in the sandbox: who its accounts are, and keys to them. */
public final class Organization {
    /** The account that owns every organization made here. */
    public static final String MANAGEMENT = "123456789012";

    private static final String REGION = "us-east-1";

    private final Sandbox sandbox;
    private final String security;
    private final Map<String, String> ids;

    Organization(Sandbox sandbox, String security, Map<String, String> ids) {
        this.sandbox = sandbox;
        this.security = security;
        this.ids = new LinkedHashMap<>(ids);
    }

    /** Starts describing an organization; {@code security} is the name of the account the product runs in. */
    public static OrganizationBuilder in(Sandbox sandbox, String security) {
        return new OrganizationBuilder(sandbox, security);
    }

    /** The management account's id. */
    public String management() {
        return MANAGEMENT;
    }

    /** The security account's id. */
    public String security() {
        return id(security);
    }

    /** The id of the account with this name. */
    public String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("no account is called " + name + "; there are " + ids.keySet());
        }
        return id;
    }

    /** All account ids by name, the management account among them as {@code management}. */
    public Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    /** Keys of a new user of this account (a name or an id), known to the proxy. */
    public AwsBasicCredentials credentials(String account) {
        String id = ids.getOrDefault(account, account);
        IamClient iam = sandbox.fixture(id, REGION).client(IamClient::builder);
        String user = "parapet-" + System.nanoTime();
        iam.createUser(to -> to.userName(user));
        AccessKey key = iam.createAccessKey(to -> to.userName(user)).accessKey();
        sandbox.proxy().knows(key.accessKeyId(), id, "");
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }
}
