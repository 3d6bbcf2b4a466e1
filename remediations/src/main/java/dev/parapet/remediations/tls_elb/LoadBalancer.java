package dev.parapet.remediations.tls_elb;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the decision needs of an application load balancer.
 *
 * @param listeners by port
 */
public record LoadBalancer(String arn, List<Listener> listeners) {
    public LoadBalancer {
        listeners = listeners.stream()
                .sorted(Comparator.comparingInt(Listener::port))
                .toList();
    }

    /** The listeners through which the application is reached in clear. */
    List<Listener> open() {
        return listeners.stream().filter(Listener::open).toList();
    }

    boolean hasHttps() {
        return listeners.stream().anyMatch(listener -> listener.protocol().equals("HTTPS"));
    }

    /** Where clients are best sent: to 443, else to the lowest port on which the application answers over HTTPS. */
    Optional<Listener> secure() {
        return listeners.stream()
                .filter(Listener::takesRedirects)
                .min(Comparator.comparing(listener -> listener.port() != 443));
    }

    /** As people know it: {@code arn:…:loadbalancer/app/shop/50dc6c495c0c9188} is {@code shop}. */
    String name() {
        return arn.split("/", -1)[2];
    }
}
