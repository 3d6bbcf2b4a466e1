package dev.parapet.scp.language;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, of IPv4 or IPv6.
 *
 * @param bits how many from the left count
 */
public record Network(InetAddress address, int bits) {
    /** Names are never resolved: only texts of this shape reach the JDK's parser. */
    private static final Pattern V4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(:(\\d{1,3}\\.){3}\\d{1,3})?");

    /** An address alone is a range of one. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        return address(slash < 0 ? text : text.substring(0, slash)).flatMap(address -> {
            int most = address.getAddress().length * 8;
            return slash < 0
                    ? Optional.of(new Network(address, most))
                    : bits(text.substring(slash + 1), most).map(bits -> new Network(address, bits));
        });
    }

    private static Optional<Integer> bits(String text, int most) {
        return text.matches("\\d{1,3}")
                ? Optional.of(Integer.parseInt(text)).filter(bits -> bits <= most)
                : Optional.empty();
    }

    /** One address. */
    public static Optional<InetAddress> address(String text) {
        if (text.length() > 45
                || !(V4.matcher(text).matches() || V6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether the address lies in it; one of the other family never does. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if (((mine[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
