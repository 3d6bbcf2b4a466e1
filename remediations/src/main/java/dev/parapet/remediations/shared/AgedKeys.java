package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Place;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Target;
import dev.parapet.remediations.shared.CredentialReport.Row;
import dev.parapet.remediations.shared.CredentialReport.Slot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;

/** Access keys with their past: one by one, or all that a credential report points to. */
public final class AgedKeys {
    /** CloudFormation's name of the type. */
    public static final String TYPE = "AWS::IAM::AccessKey";

    private static final String USER = "user";

    private final IamClient iam;
    private final Instant now;

    private AgedKeys(Aws aws) {
        this.iam = aws.client(IamClient::builder);
        this.now = aws.now();
    }

    /**
     * The keys of the users whose row is of interest, with all the report can tell: one call a user.
     *
     * @param wanted whether a key is worth a look
     */
    public static Stream<Seen<AgedKey>> survey(Place place, Aws aws, Predicate<Row> users, Predicate<AgedKey> wanted) {
        AgedKeys keys = new AgedKeys(aws);
        return CredentialReport.read(aws).stream()
                .filter(users)
                .flatMap(row -> keys.of(row).stream())
                .filter(wanted)
                .map(key -> new Seen<>(
                        new Target(place.resource(TYPE, key.id()), Map.of(USER, key.user())), Optional.of(key)));
    }

    private List<AgedKey> of(Row row) {
        List<AccessKeyMetadata> keys = list(row.user());
        return keys.stream().map(key -> aged(key, keys, slot(key, keys, row))).toList();
    }

    /** Which place of the report is this key's: the only one of its status, or the one with its date. */
    private static Optional<Slot> slot(AccessKeyMetadata key, List<AccessKeyMetadata> keys, Row row) {
        boolean active = key.status() == StatusType.ACTIVE;
        List<Slot> alike =
                row.keys().stream().filter(slot -> slot.active() == active).toList();
        long twins =
                keys.stream().filter(other -> other.status() == key.status()).count();
        return alike.size() == 1 && twins == 1
                ? Optional.of(alike.getFirst())
                : alike.stream()
                        .filter(slot -> slot.changed().equals(key.createDate()))
                        .findFirst();
    }

    /** The key that a target names, or the oldest of the user it names, active ones first; with its last use. Empty when gone. */
    public static Optional<AgedKey> find(Target target, Aws aws) {
        AgedKeys keys = new AgedKeys(aws);
        ResourceId named = target.resource();
        return named.type().equals(TYPE) ? keys.byId(named.id(), target.hint(USER)) : keys.oldest(named.id());
    }

    private Optional<AgedKey> byId(String id, Optional<String> user) {
        try {
            GetAccessKeyLastUsedResponse use = iam.getAccessKeyLastUsed(request -> request.accessKeyId(id));
            return Optional.ofNullable(use.userName())
                    .or(() -> user)
                    .flatMap(owner -> of(owner, id, Optional.ofNullable(use.accessKeyLastUsed())));
        } catch (NoSuchEntityException gone) {
            return Optional.empty();
        }
    }

    private Optional<AgedKey> oldest(String user) {
        return name(user)
                .flatMap(owner -> list(owner).stream()
                        .min(Comparator.comparing((AccessKeyMetadata key) -> key.status() != StatusType.ACTIVE)
                                .thenComparing(AccessKeyMetadata::createDate))
                        .flatMap(key -> byId(key.accessKeyId(), Optional.of(owner))));
    }

    /** Config names a user by the id that never changes (AIDA…). */
    private Optional<String> name(String user) {
        return user.matches("AIDA[A-Z0-9]{12,}")
                ? iam.listUsersPaginator().users().stream()
                        .filter(known -> known.userId().equals(user))
                        .map(User::userName)
                        .findFirst()
                : Optional.of(user);
    }

    private Optional<AgedKey> of(String user, String id, Optional<AccessKeyLastUsed> use) {
        List<AccessKeyMetadata> keys = list(user);
        return keys.stream()
                .filter(key -> key.accessKeyId().equals(id))
                .findFirst()
                .map(key -> aged(
                        key,
                        keys,
                        use.map(last -> new Slot(
                                true,
                                key.createDate(),
                                Optional.ofNullable(last.lastUsedDate()),
                                Optional.ofNullable(last.serviceName()).filter(name -> !name.equals("N/A"))))))
                .map(AgedKeys::withoutChange);
    }

    /** Without the report nobody knows when the status changed. */
    private static AgedKey withoutChange(AgedKey key) {
        return new AgedKey(
                key.id(),
                key.user(),
                key.status(),
                key.created(),
                key.used(),
                key.service(),
                Optional.empty(),
                key.sibling(),
                key.asOf());
    }

    private List<AccessKeyMetadata> list(String user) {
        try {
            return iam.listAccessKeys(request -> request.userName(user)).accessKeyMetadata();
        } catch (NoSuchEntityException gone) {
            return List.of();
        }
    }

    private AgedKey aged(AccessKeyMetadata key, List<AccessKeyMetadata> keys, Optional<Slot> slot) {
        return new AgedKey(
                key.accessKeyId(),
                key.userName(),
                key.statusAsString(),
                key.createDate(),
                slot.flatMap(Slot::used),
                slot.flatMap(Slot::service),
                slot.map(Slot::changed),
                keys.stream()
                        .filter(other -> other.status() == StatusType.ACTIVE)
                        .filter(other -> other.createDate().isAfter(key.createDate()))
                        .map(AccessKeyMetadata::accessKeyId)
                        .findFirst(),
                now);
    }
}
