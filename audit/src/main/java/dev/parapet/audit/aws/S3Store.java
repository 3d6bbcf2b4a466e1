package dev.parapet.audit.aws;

import dev.parapet.audit.log.Equivocation;
import dev.parapet.audit.log.LogStore;
import dev.parapet.audit.log.StoreUnusable;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A log in a bucket. Every put says what it expects to find, so that S3 itself lets nobody overwrite anything, and everything
 * that never changes is put under Object Lock where the bucket has it.
 */
public final class S3Store implements LogStore {
    private static final int PRECONDITION_FAILED = 412;
    private static final String NOTHING_THERE = "*";

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final Optional<Retention> retention;

    /** The log in a bucket, below a prefix that is empty or ends with a slash. */
    public S3Store(S3Client s3, String bucket, String prefix, Optional<Retention> retention) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
        this.retention = retention;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return object(path).map(ResponseBytes::asByteArray);
    }

    private Optional<ResponseBytes<GetObjectResponse>> object(String path) {
        try {
            return Optional.of(s3.getObjectAsBytes(to -> to.bucket(bucket).key(prefix + path)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void create(String path, byte[] bytes) {
        PutObjectRequest.Builder put = put(path).ifNoneMatch(NOTHING_THERE);
        retention.ifPresent(lock -> put.objectLockMode(lock.mode()).objectLockRetainUntilDate(lock.until(path)));
        if (!done(path, put.build(), bytes)) {
            requireSame(path, bytes);
        }
    }

    private PutObjectRequest.Builder put(String path) {
        return PutObjectRequest.builder().bucket(bucket).key(prefix + path).checksumAlgorithm(ChecksumAlgorithm.SHA256);
    }

    /** False when S3 found something else than was expected. */
    private boolean done(String path, PutObjectRequest put, byte[] bytes) {
        try {
            s3.putObject(put, RequestBody.fromBytes(bytes));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw failure(path, e);
        } catch (SdkException e) {
            throw failure(path, e);
        }
    }

    /** What is there may be our own, put by a call whose answer was lost. */
    private void requireSame(String path, byte[] bytes) {
        if (!Arrays.equals(get(path).orElse(null), bytes)) {
            throw new Equivocation(prefix + path);
        }
    }

    @Override
    public boolean swap(String path, Optional<byte[]> seen, byte[] bytes) {
        Optional<ResponseBytes<GetObjectResponse>> there = object(path);
        if (!Arrays.equals(there.map(ResponseBytes::asByteArray).orElse(null), seen.orElse(null))) {
            return false;
        }
        PutObjectRequest.Builder put = put(path);
        there.ifPresentOrElse(object -> put.ifMatch(object.response().eTag()), () -> put.ifNoneMatch(NOTHING_THERE));
        return done(path, put.build(), bytes) || Arrays.equals(get(path).orElse(null), bytes);
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        try {
            s3.listObjectsV2Paginator(to -> to.bucket(bucket).prefix(prefix + folder + "/")).contents().stream()
                    .map(S3Object::key)
                    .map(key -> key.substring(prefix.length()))
                    .forEach(each);
        } catch (SdkException e) {
            throw failure(folder, e);
        }
    }

    @Override
    public void delete(String path) {
        try {
            s3.deleteObject(to -> to.bucket(bucket).key(prefix + path));
        } catch (SdkException e) {
            throw failure(path, e);
        }
    }

    private StoreUnusable failure(String path, SdkException e) {
        return AwsFailure.at("s3://%s/%s%s".formatted(bucket, prefix, path), e);
    }
}
