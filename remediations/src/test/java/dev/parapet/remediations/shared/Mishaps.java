package dev.parapet.remediations.shared;

import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What goes wrong with the calls of one run: a few at random, and one that AWS refuses for good, if any. */
public final class Mishaps {
    private final SplittableRandom random;
    private final Optional<String> refused;
    private int left;

    /**
     * @param refused the write that AWS always refuses, as the account tells it
     * @param left how many more times something passing goes wrong
     */
    public Mishaps(SplittableRandom random, Optional<String> refused, int left) {
        this.random = random;
        this.refused = refused;
        this.left = left;
    }

    /** Serves a write, or does not, or does and nobody hears of it. */
    public void around(String write, Runnable served) {
        if (refused.filter(write::startsWith).isPresent()) {
            throw refusal(400, "InsufficientDBInstanceCapacity");
        }
        int luck = left > 0 ? random.nextInt(12) : 11;
        if (luck < 4) {
            left--;
        }
        switch (luck) {
            case 0 -> throw refusal(503, "ServiceUnavailable");
            case 1 -> {
                served.run();
                throw SdkClientException.create("lost", new IOException("connection reset"));
            }
            case 2 -> throw new Crash();
            case 3 -> {
                served.run();
                throw new Crash();
            }
            default -> served.run();
        }
    }

    public static RdsException refusal(int status, String code) {
        return (RdsException) RdsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }
}
