package dev.parapet.audit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts words in the place of account numbers. A word is made from the number with a secret key, so that it tells nothing, and two
 * reports made with one key use the same words, whatever accounts each tells of.
 */
public final class Redaction {
    /** Account numbers are told as they are. */
    public static final Redaction NONE = new Redaction(Optional.empty(), Set.of());

    private static final int DIGITS = 12;
    private static final int LETTERS = 8;

    /** No vowels, so that no word says anything; no digits, so that none looks like a number. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz";

    private static final Pattern RUN = Pattern.compile("\\d{12,}");
    private static final Pattern SPACED = Pattern.compile("(?<!\\d)\\d{4}-\\d{4}-\\d{4}(?!\\d)");
    private static final Pattern UUID_HEAD = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}$");

    /**
     * Ids of IAM hold the account's number in base 32, and anybody can read it there.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">the prefixes</a>
     */
    private static final Pattern UNIQUE_ID =
            Pattern.compile("(?<![A-Z0-9])(A(?:BI|CC|GP|ID|IP|KI|NP|NV|PK|RO|SC|SI)A)[A-Z0-9]{12,}(?![A-Z0-9])");

    private final Optional<SecretKeySpec> key;
    private final Set<String> accounts;
    private final Map<String, String> words = new HashMap<>();

    private Redaction(Optional<SecretKeySpec> key, Set<String> accounts) {
        this.key = key;
        this.accounts = accounts;
    }

    /**
     * Redacts with a key.
     *
     * @param secret sixteen bytes at least
     */
    public static Redaction under(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("a key has sixteen bytes at least, not " + secret.length);
        }
        return new Redaction(Optional.of(new SecretKeySpec(secret, "HmacSHA256")), Set.of());
    }

    /** The same, which knows these as accounts wherever they stand; another number only where nothing is around it. */
    Redaction knowing(Collection<String> numbers) {
        return new Redaction(key, Set.copyOf(numbers));
    }

    /** Whether anything is replaced. */
    public boolean isOn() {
        return key.isPresent();
    }

    /** What was replaced by what, so far. */
    public SortedMap<String, String> replaced() {
        return new TreeMap<>(words);
    }

    /** The text without account numbers. */
    String text(String raw) {
        if (key.isEmpty() || raw.length() < DIGITS) {
            return raw;
        }
        String ids = UNIQUE_ID.matcher(raw).replaceAll(id -> id.group(1) + "-" + letters(id.group()));
        String spaced = SPACED.matcher(ids).replaceAll(this::spaced);
        Matcher runs = RUN.matcher(spaced);
        return runs.find() ? runs.replaceAll(run -> run(run, spaced)) : spaced;
    }

    /** The way the console writes them; dates and ids of other things look like that, too. */
    private String spaced(MatchResult match) {
        String number = match.group().replace("-", "");
        return accounts.contains(number) ? word(number) : match.group();
    }

    private String run(MatchResult match, String text) {
        StringBuilder said = new StringBuilder();
        String digits = match.group();
        int at = 0;
        while (at < digits.length()) {
            int end = at + DIGITS;
            if (end <= digits.length() && accounts.contains(digits.substring(at, end))) {
                said.append(word(digits.substring(at, end)));
                at = end;
            } else {
                said.append(digits.charAt(at++));
            }
        }
        boolean foreign = digits.length() == DIGITS && said.toString().equals(digits) && isAlone(match, text);
        return foreign ? word(digits) : said.toString();
    }

    /** Digits in the middle of a hash, or at the end of a UUID, are no account. */
    private static boolean isAlone(MatchResult match, String text) {
        return !isWord(text, match.start() - 1)
                && !isWord(text, match.end())
                && !UUID_HEAD
                        .matcher(text.substring(Math.max(0, match.start() - 24), match.start()))
                        .find();
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /** The document without account numbers. */
    JsonNode tree(JsonNode node) {
        if (key.isEmpty()) {
            return node;
        }
        if (node.isTextual()) {
            return Json.text(text(node.textValue()));
        }
        if (node.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            node.forEach(element -> all.add(tree(element)));
            return Json.arrayOf(all);
        }
        if (node.isObject()) {
            ObjectNode object = Json.object();
            node.properties().forEach(field -> object.set(text(field.getKey()), tree(field.getValue())));
            return object;
        }
        return node;
    }

    private String word(String account) {
        return words.computeIfAbsent(account, number -> "account-" + letters(number));
    }

    private String letters(String original) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.orElseThrow());
            byte[] hash = mac.doFinal(original.getBytes(StandardCharsets.UTF_8));
            StringBuilder letters = new StringBuilder();
            for (int n = 0; n < LETTERS; n++) {
                letters.append(ALPHABET.charAt(Math.floorMod(hash[n], ALPHABET.length())));
            }
            return letters.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
