package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Finding;
import dev.parapet.core.Place;
import dev.parapet.core.Seen;
import dev.parapet.core.Target;
import dev.parapet.remediations.shared.AgedKey.Kind;
import dev.parapet.remediations.shared.CredentialReport.Row;
import dev.parapet.remediations.shared.CredentialReport.Slot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.User;

/** Access keys with their past: one by one, or those of a user. */
public final class AgedKeys {
    /** CloudFormation's name of the type. */
    public static final String TYPE = "AWS::IAM::AccessKey";
    /** The type of their owner. */
    public static final String USER = "AWS::IAM::User";
    /** The hint of a target that names the owner of its credential, by name or by unique id. */
    public static final String OWNER = "user";

    /** Active ones first, then the oldest. */
    public static final Comparator<AgedKey> OLDEST =
            Comparator.comparing(AgedKey::active).reversed().thenComparing(AgedKey::created);

    private static final int FORBIDDEN = 403;

    private final IamClient iam;
    private final Aws aws;

    private AgedKeys(Aws aws) {
        this.iam = aws.client(IamClient::builder);
        this.aws = aws;
    }

    /** Those of an account. */
    public static AgedKeys in(Aws aws) {
        return new AgedKeys(aws);
    }

    /** The users that a finding names. Whatever is found of theirs is recorded with the hint, and asked for by it later. */
    public static Stream<Target> users(Finding finding) {
        return finding.named(USER).stream()
                .map(user -> new Target(
                        user.resource(), Map.of(OWNER, user.resource().id())));
    }

    /** A credential that a survey came across, with its owner. */
    public static Seen<AgedKey> seen(Place place, AgedKey key) {
        return new Seen<>(
                new Target(place.resource(key.kind().type(), key.id()), Map.of(OWNER, key.user())), Optional.of(key));
    }

    /** The access key that a target names, with its last use. Empty when gone. */
    public Optional<AgedKey> find(Target target) {
        String id = target.resource().id();
        return lastUse(id, () -> owner(target))
                .flatMap(use -> Optional.ofNullable(use.userName())
                        .filter(name -> !name.isBlank()) // listing keys without a name lists the caller's
                        .or(() -> owner(target))
                        .flatMap(owner -> of(owner).stream()
                                .filter(key -> key.id().equals(id))
                                .map(key -> with(key, use))
                                .findFirst()));
    }

    /** Whose credential a target is, by its hint. */
    Optional<String> owner(Target target) {
        return target.hint(OWNER).flatMap(this::name);
    }

    /** The name of a user. Config names one by the id that never changes (AIDA…), and no other call takes that. */
    public Optional<String> name(String user) {
        return user.matches("AIDA[A-Z0-9]{12,}")
                ? iam.listUsersPaginator().users().stream()
                        .filter(known -> known.userId().equals(user))
                        .map(User::userName)
                        .findFirst()
                : Optional.of(user);
    }

    /** Every access key of a user, without its last use; none of a user who is gone. One call: a user has two at most. */
    public List<AgedKey> of(String user) {
        List<AccessKeyMetadata> keys = list(user);
        return keys.stream().map(key -> aged(key, keys)).toList();
    }

    /** As {@link #of(String)}, with all that the user's row of the report can tell. */
    public List<AgedKey> of(Row row) {
        List<AgedKey> keys = of(row.user());
        return keys.stream()
                .map(key -> slot(key, keys, row)
                        .map(slot -> key.used(slot.used(), slot.service()))
                        .orElse(key)
                        .changed(changed(key, keys, row)))
                .toList();
    }

    /** The key with its last use. Empty when it is gone meanwhile. */
    public Optional<AgedKey> used(AgedKey key) {
        return lastUse(key.id(), () -> Optional.of(key.user())).map(use -> with(key, use));
    }

    /** The key with the date of its last change, which only the report knows. */
    public AgedKey dated(AgedKey key) {
        return CredentialReport.read(aws).stream()
                .filter(row -> row.user().equals(key.user()))
                .findFirst()
                .map(row -> key.changed(changed(key, of(row.user()), row)))
                .orElse(key);
    }

    /** Which place of the report is this key's: the only one of its status, or the one with its date. */
    private static Optional<Slot> slot(AgedKey key, List<AgedKey> keys, Row row) {
        List<Slot> alike = alike(key, row);
        return alike.size() == 1 && twins(key, keys) == 1
                ? Optional.of(alike.getFirst())
                : alike.stream()
                        .filter(slot -> slot.changed().equals(key.created()))
                        .findFirst();
    }

    /** When the key was last changed; of two that the report does not tell apart, neither was changed later than that. */
    private static Optional<Instant> changed(AgedKey key, List<AgedKey> keys, Row row) {
        List<Slot> alike = alike(key, row);
        return slot(key, keys, row)
                .map(Slot::changed)
                .or(() -> alike.size() == twins(key, keys)
                        ? alike.stream().map(Slot::changed).max(Comparator.naturalOrder())
                        : Optional.empty());
    }

    private static List<Slot> alike(AgedKey key, Row row) {
        return row.keys().stream()
                .filter(slot -> slot.active() == key.active())
                .filter(slot -> !slot.changed().isBefore(key.created()))
                .toList();
    }

    private static long twins(AgedKey key, List<AgedKey> keys) {
        return keys.stream()
                .filter(other -> other.status().equals(key.status()))
                .count();
    }

    /**
     * Empty when IAM does not know the key: then it answers "AccessDenied", as if one might not ask. Which of both it is, the
     * owner's keys tell.
     */
    private Optional<GetAccessKeyLastUsedResponse> lastUse(String id, Supplier<Optional<String>> owner) {
        try {
            return Optional.of(iam.getAccessKeyLastUsed(request -> request.accessKeyId(id)));
        } catch (NoSuchEntityException gone) {
            return Optional.empty();
        } catch (IamException denied) {
            if (denied.statusCode() == FORBIDDEN
                    && owner.get().filter(user -> !holds(user, id)).isPresent()) {
                return Optional.empty();
            }
            throw denied;
        }
    }

    private boolean holds(String user, String id) {
        return list(user).stream().anyMatch(key -> key.accessKeyId().equals(id));
    }

    private static AgedKey with(AgedKey key, GetAccessKeyLastUsedResponse answer) {
        Optional<AccessKeyLastUsed> use = Optional.ofNullable(answer.accessKeyLastUsed());
        return key.used(
                use.map(AccessKeyLastUsed::lastUsedDate),
                use.map(AccessKeyLastUsed::serviceName).filter(name -> !name.equals("N/A")));
    }

    private List<AccessKeyMetadata> list(String user) {
        try {
            return iam.listAccessKeys(request -> request.userName(user)).accessKeyMetadata();
        } catch (NoSuchEntityException gone) {
            return List.of();
        }
    }

    private AgedKey aged(AccessKeyMetadata key, List<AccessKeyMetadata> keys) {
        return new AgedKey(
                Kind.ACCESS_KEY,
                key.accessKeyId(),
                key.userName(),
                key.statusAsString(),
                key.createDate(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                younger(key.createDate(), keys),
                aws.now());
    }

    private static Optional<String> younger(Instant than, List<AccessKeyMetadata> keys) {
        return keys.stream()
                .filter(other -> other.status() == StatusType.ACTIVE)
                .filter(other -> other.createDate().isAfter(than))
                .map(AccessKeyMetadata::accessKeyId)
                .findFirst();
    }
}
