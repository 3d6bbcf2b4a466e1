package dev.parapet.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way to run the launcher: a Python command, and the port where it will be seen if that is not its own. */
record Launch(List<String> command, OptionalInt port) {
    private static final Pattern READY = Pattern.compile("PARAPET (\\d+)");
    /** The program: the frame, a part for each service that moto plays differently from AWS, the scenes, the start. */
    private static final List<String> PARTS = List.of(
            "moto.py",
            "delegation.py",
            "accessanalyzer.py",
            "account.py",
            "budgets.py",
            "cloudfront.py",
            "cloudtrail.py",
            "config.py",
            "costexplorer.py",
            "dms.py",
            "dynamodb.py",
            "ec2.py",
            "elasticache.py",
            "emr.py",
            "events.py",
            "guardduty.py",
            "iam.py",
            "inspector.py",
            "kafka.py",
            "lambda.py",
            "logs.py",
            "macie.py",
            "opensearch.py",
            "organizations.py",
            "rds.py",
            "redshift.py",
            "s3.py",
            "secrets.py",
            "securityhub.py",
            "sharing.py",
            "sns.py",
            "sqs.py",
            "ssm.py",
            "sts.py",
            "scenes.py",
            "serve.py");

    /** Reads the program from stdin, which then stays open: its end is how Python learns that this JVM is gone. */
    private static final String BOOT = "import sys; sys.path[:] = filter(None, sys.path); i = sys.stdin.buffer; "
            + "exec(compile(i.read(int(i.readline())), 'moto.py', 'exec'))";

    static Launch of(String python) {
        return new Launch(List.of(python), OptionalInt.empty());
    }

    /** Starts the command; empty when there is no moto behind it. The try costs no second import of moto. */
    Optional<Moto> start() {
        try {
            Process process = process();
            send(process.getOutputStream());
            return ready(process).map(found -> Moto.running(URI.create("http://127.0.0.1:" + found), process));
        } catch (IOException notEvenAProgram) {
            return Optional.empty();
        }
    }

    private Process process() throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("-c", BOOT));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        return builder.start();
    }

    private static void send(OutputStream stdin) throws IOException {
        StringBuilder program = new StringBuilder();
        for (String part : PARTS) {
            program.append(resource(part)).append('\n');
        }
        byte[] bytes = program.toString().getBytes(StandardCharsets.UTF_8);
        stdin.write((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        stdin.write(bytes);
        stdin.flush();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Launch.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Optional<Integer> ready(Process process) {
        BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8);
        @Nullable
        String line = CompletableFuture.supplyAsync(() -> line(stdout))
                .completeOnTimeout("", 120, TimeUnit.SECONDS)
                .join();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (ready.matches()) {
            return Optional.of(port.orElse(Integer.parseInt(ready.group(1))));
        }
        process.destroy();
        return Optional.empty();
    }

    private static String line(BufferedReader stdout) {
        try {
            String line = stdout.readLine();
            return line == null ? "" : line;
        } catch (IOException gone) {
            return "";
        }
    }
}
