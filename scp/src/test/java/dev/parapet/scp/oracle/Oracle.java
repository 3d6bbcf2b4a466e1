package dev.parapet.scp.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Writes cases for another evaluator, with our own decisions, and compares. Not part of the build; {@code scp/oracle/run.sh} calls it.
 */
final class Oracle {
    private Oracle() {}

    /** {@code write N SEED even|odd FILE}, or {@code compare CASES ANSWERS}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("write")) {
            boolean odd = arguments[3].equals("odd");
            write(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]), odd, Path.of(arguments[4]));
        } else {
            System.exit(compare(Path.of(arguments[1]), Path.of(arguments[2])) ? 0 : 1);
        }
    }

    private static void write(int count, long seed, boolean odd, Path file) throws IOException {
        Cases cases = new Cases(new SplittableRandom(seed), odd);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (int i = 0; i < count; i++) {
                ObjectNode written = cases.next().put("id", i);
                out.println(Json.write(written));
            }
        }
    }

    private static boolean compare(Path cases, Path answers) throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        int differ = 0;
        try (BufferedReader ours = Files.newBufferedReader(cases);
                BufferedReader theirs = Files.newBufferedReader(answers)) {
            for (String line = ours.readLine(); line != null; line = ours.readLine()) {
                JsonNode written = Json.read(line);
                JsonNode answer = Json.read(theirs.readLine());
                String kind = written.path("kind").asText();
                boolean agree = written.path("ours")
                        .asText()
                        .equals(answer.path("decision").asText());
                counts.merge(
                        kind + " " + written.path("ours").asText() + (agree ? " agreed" : " DIFFERS"), 1, Integer::sum);
                if (!agree && differ++ < 20) {
                    System.out.println(line + "\n    answer: " + answer);
                }
            }
        }
        counts.forEach((what, count) -> System.out.printf("%-40s %,8d%n", what, count));
        return differ == 0;
    }
}
