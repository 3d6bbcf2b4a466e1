package dev.parapet.sandbox;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.ec2.model.CopySnapshotRequest;

/** The SDK signs a URL of the source region into CopySnapshot, and cannot tell a region from a loopback address. */
final class CopySnapshotTrap implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof CopySnapshotRequest copy && copy.presignedUrl() == null
                ? copy.toBuilder().presignedUrl("https://sandbox.invalid/").build()
                : context.request();
    }
}
