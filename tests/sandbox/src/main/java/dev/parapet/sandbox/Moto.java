package dev.parapet.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** The moto server that plays AWS; it ends with this object, or with the JVM, however that ends. */
public final class Moto implements AutoCloseable {
    private final URI uri;
    private final Optional<Process> process;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Moto(URI uri, Optional<Process> process) {
        this.uri = Loopback.only(uri);
        this.process = process;
    }

    /** Finds moto the way the README tells and starts it, or throws {@link MotoMissing}. */
    public static Moto start() {
        return new MotoSearch(System.getenv()).start();
    }

    static Moto running(URI uri, Process process) {
        return new Moto(uri, Optional.of(process));
    }

    /** A server that another process of ours started; a plain moto_server has no clock to move and is refused. */
    static Moto at(URI uri) {
        Moto moto = new Moto(uri, Optional.empty());
        try {
            moto.control("hello", "{}");
            return moto;
        } catch (UncheckedIOException | IllegalStateException strange) {
            throw MotoMissing.named("PARAPET_MOTO_URL", uri.toString());
        }
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** One of the launcher's own calls, such as moving the clock; answers what it has to tell. */
    String control(String what, String json) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri.resolve("/parapet/" + what))
                .POST(BodyPublishers.ofString(json))
                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("moto could not do " + what + " " + json + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling moto", interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.ifPresent(Process::destroy);
    }
}
