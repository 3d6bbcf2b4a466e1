package dev.parapet.remediations.net_sg_db_ingress;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of addresses of one family, exact.
 *
 * @param spans in order, neither overlapping nor touching
 */
record Addresses(List<Span> spans) {
    static final Addresses NONE = new Addresses(List.of());

    /** All addresses from the first to the last, both included. */
    record Span(BigInteger first, BigInteger last) {
        BigInteger size() {
            return last.subtract(first).add(BigInteger.ONE);
        }

        Stream<Span> minus(Span other) {
            return Stream.of(
                            new Span(first, last.min(other.first.subtract(BigInteger.ONE))),
                            new Span(first.max(other.last.add(BigInteger.ONE)), last))
                    .filter(left -> left.first.compareTo(left.last) <= 0);
        }
    }

    Addresses {
        spans = List.copyOf(spans);
    }

    /** The addresses of a CIDR block; host bits mean nothing, as in EC2. */
    static Addresses of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
        int hostBits = (cidr.contains(":") ? 128 : 32) - Integer.parseInt(cidr.substring(slash + 1));
        BigInteger first = new BigInteger(1, address).shiftRight(hostBits).shiftLeft(hostBits);
        BigInteger last = first.add(BigInteger.ONE.shiftLeft(hostBits)).subtract(BigInteger.ONE);
        return new Addresses(List.of(new Span(first, last)));
    }

    static Addresses of(Collection<String> cidrs) {
        return union(cidrs.stream().map(Addresses::of));
    }

    static Addresses union(Stream<Addresses> parts) {
        List<Span> merged = new ArrayList<>();
        parts.flatMap(part -> part.spans.stream())
                .sorted(Comparator.comparing(Span::first))
                .forEach(span -> append(merged, span));
        return new Addresses(merged);
    }

    private static void append(List<Span> merged, Span next) {
        boolean meets =
                !merged.isEmpty() && next.first.compareTo(merged.getLast().last.add(BigInteger.ONE)) <= 0;
        if (meets) {
            Span before = merged.removeLast();
            merged.add(new Span(before.first, before.last.max(next.last)));
        } else {
            merged.add(next);
        }
    }

    Addresses minus(Addresses other) {
        List<Span> left = spans;
        for (Span taken : other.spans) {
            left = left.stream().flatMap(span -> span.minus(taken)).toList();
        }
        return new Addresses(left);
    }

    Addresses and(Addresses other) {
        return minus(minus(other));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    BigInteger size() {
        return spans.stream().map(Span::size).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
