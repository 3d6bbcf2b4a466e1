package dev.parapet.tests.architecture;

import dev.parapet.core.Aws;
import software.amazon.awssdk.services.rds.RdsClient;

/** What nobody may do: the control group of the write rule. */
final class WritesBehindTheLedger {
    private WritesBehindTheLedger() {}

    static void deleteQuietly(Aws aws) {
        aws.client(RdsClient::builder).deleteDBInstance(request -> request.dbInstanceIdentifier("orders"));
    }

    static int countQuietly(Aws aws) {
        return aws.client(RdsClient::builder)
                .describeDBInstances()
                .dbInstances()
                .size();
    }
}
