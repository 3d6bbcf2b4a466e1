package dev.parapet.scp.impact;

import com.sun.management.OperatingSystemMXBean;
import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.evaluate.Attachments;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.language.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast calls are replayed, and in how much memory. {@code -Dparapet.n=10000000} is the number of records. */
@Tag("benchmark")
class ImpactBenchmark {
    private static final long N = Long.getLong("parapet.n", 10_000_000);
    private static final int EACH = 5_000;
    private static final int FILES = 20;

    @TempDir
    Path folder = Path.of("set by JUnit");

    private static Policy policy(String... statements) {
        return Policy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
                .formatted(String.join(",", statements).replace('\'', '"')));
    }

    /** Of the kinds that people attach: regions, roles, metadata, encryption, tags. */
    static Attachments policies() {
        String exempt =
                "'ArnNotLike':{'aws:PrincipalArn':['arn:*:iam::*:role/parapet/*','arn:*:iam::*:role/break-glass']}";
        return Attachments.atRoot(
                List.of(
                        new NamedPolicy(
                                "regions",
                                policy(
                                        "{'Sid':'Regions','Effect':'Deny','NotAction':['iam:*','sts:*','s3:ListAllMyBuckets','kms:*','organizations:*','cloudfront:*','route53:*','support:*'],'Resource':'*','Condition':{'StringNotEquals':{'aws:RequestedRegion':['eu-west-1','us-east-1']},%s}}"
                                                .formatted(exempt))),
                        new NamedPolicy(
                                "self",
                                policy(
                                        "{'Sid':'Roles','Effect':'Deny','Action':['iam:CreateRole','iam:DeleteRole','iam:Attach*','iam:Put*','iam:PassRole'],'Resource':'arn:*:iam::*:role/parapet/*','Condition':{%s}}"
                                                .formatted(exempt),
                                        "{'Sid':'Leave','Effect':'Deny','Action':'organizations:LeaveOrganization','Resource':'*'}",
                                        "{'Sid':'Root','Effect':'Deny','Action':'*','Resource':'*','Condition':{'ArnLike':{'aws:PrincipalArn':'arn:*:iam::*:root'},'Null':{'aws:AssumedRoot':'true'}}}")),
                        new NamedPolicy(
                                "compute",
                                policy(
                                        "{'Sid':'Metadata','Effect':'Deny','Action':'ec2:RunInstances','Resource':'arn:*:ec2:*:*:instance/*','Condition':{'StringNotEquals':{'ec2:MetadataHttpTokens':'required'}}}",
                                        "{'Sid':'Volumes','Effect':'Deny','Action':['ec2:RunInstances','ec2:CreateVolume'],'Resource':'arn:*:ec2:*:*:volume/*','Condition':{'Bool':{'ec2:Encrypted':'false'}}}",
                                        "{'Sid':'Tags','Effect':'Deny','Action':'ec2:RunInstances','Resource':'arn:*:ec2:*:*:instance/*','Condition':{'Null':{'aws:RequestTag/team':'true'}}}")),
                        new NamedPolicy(
                                "identities",
                                policy(
                                        "{'Sid':'Users','Effect':'Deny','Action':['iam:CreateUser','iam:CreateAccessKey','iam:CreateLoginProfile'],'Resource':'*','Condition':{%s}}"
                                                .formatted(exempt))),
                        new NamedPolicy(
                                "data",
                                policy(
                                        "{'Sid':'Public','Effect':'Deny','Action':['rds:CreateDBInstance','rds:Restore*'],'Resource':'*','Condition':{'Bool':{'rds:PubliclyAccessible':'true'}}}",
                                        "{'Sid':'Plain','Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}",
                                        "{'Sid':'Teams','Effect':'Deny','Action':'dynamodb:*','Resource':'*','Condition':{'StringNotEquals':{'aws:PrincipalTag/team':'data'}}}"))),
                List.of());
    }

    @Test
    void calls_are_replayed() throws Exception {
        List<Path> files = new Corpus(new SplittableRandom(5)).write(folder, FILES, EACH);
        long packed = 0;
        for (Path file : files) {
            packed += Files.size(file);
        }
        System.out.printf("corpus: %,d records a file, %,d bytes a file packed%n", EACH, packed / FILES);
        Replay replay = new Replay(policies(), Scope.ALL, 2);
        run(replay, files, Math.min(N, 500_000));
        run(replay, files, N);
    }

    private static void run(Replay replay, List<Path> files, long records) throws Exception {
        long rounds = records / EACH;
        TrailLogs logs = () -> Stream.iterate(0L, i -> i < rounds, i -> i + 1)
                .map(i -> onlyLog(files.get((int) (i % files.size()))))
                .iterator();
        AtomicBoolean over = new AtomicBoolean();
        List<Long> heaps = new ArrayList<>();
        Thread watch = Thread.ofPlatform().start(() -> watch(over, heaps));
        long cpu = cpu();
        long start = System.nanoTime();
        ImpactReport report = replay.run(logs);
        double seconds = (System.nanoTime() - start) / 1e9;
        double spent = (cpu() - cpu) / 1e9;
        over.set(true);
        watch.join();
        System.out.printf(
                "replayed %,d records in %.1f s: %,.0f a second with 2 threads (%.1f s of CPU: %,.0f a second on 2 free cores); would %,d, might %,d, not %,d%n",
                report.events(),
                seconds,
                report.events() / seconds,
                spent,
                2 * report.events() / spent,
                report.wouldDeny().events(),
                report.mightDeny().events(),
                report.notDenied());
        System.out.println("heap after collection, MB, over the run: " + heaps);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void watch(AtomicBoolean over, List<Long> heaps) {
        long last = System.nanoTime();
        while (!over.get()) {
            LockSupport.parkNanos(100_000_000);
            if (System.nanoTime() - last > 15_000_000_000L) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                heaps.add((runtime.totalMemory() - runtime.freeMemory()) >> 20);
                last = System.nanoTime();
            }
        }
    }

    private static TrailLogs.Log onlyLog(Path file) {
        try {
            return new TrailFolder(file).logs().next();
        } catch (IOException e) {
            throw new UncheckedIOException("a log of the benchmark is gone", e);
        }
    }

    @Test
    void the_table_is_loaded() {
        long start = System.nanoTime();
        AuthorizationTable table = AuthorizationTable.shipped();
        table.action("s3:GetObject");
        long one = System.nanoTime() - start;
        start = System.nanoTime();
        int actions = table.matching("*").size();
        System.out.printf(
                "table of actions: one service in %.1f ms, all %d services with %,d actions in %.1f ms%n",
                one / 1e6, table.services().size(), actions, (System.nanoTime() - start) / 1e6);
    }
}
