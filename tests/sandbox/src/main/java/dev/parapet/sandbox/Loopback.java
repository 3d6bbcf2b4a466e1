package dev.parapet.sandbox;

import java.net.URI;
import java.util.Set;

/** Keeps the sandbox on this machine: whatever it is pointed at, it never speaks to a real AWS. */
final class Loopback {
    private static final Set<String> HOSTS = Set.of("localhost", "::1", "[::1]");

    private Loopback() {}

    /** Returns the address if it names this machine; it is judged by its text, so no name is ever looked up. */
    static URI only(URI address) {
        String host = address.getHost();
        if (host == null || !(HOSTS.contains(host) || host.matches("127(\\.\\d{1,3}){3}"))) {
            throw new IllegalArgumentException("The sandbox talks to loopback only, not to " + address + ".");
        }
        return address;
    }
}
