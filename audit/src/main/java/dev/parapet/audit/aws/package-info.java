/**
 * The log of an organization in AWS: its files in S3, what waits and how far it is in one DynamoDB table, its key in KMS.
 *
 * <p>The table has the string key {@code pk}; an index {@code waiting} with the string key {@code waiting} and the number key
 * {@code at}, keys only; and its time to live is {@code expires}. The bucket is versioned, has Object Lock, and refuses every
 * put that does not say what it expects to find ({@code s3:if-none-match}, {@code s3:if-match}).
 */
@NullMarked
package dev.parapet.audit.aws;

import org.jspecify.annotations.NullMarked;
