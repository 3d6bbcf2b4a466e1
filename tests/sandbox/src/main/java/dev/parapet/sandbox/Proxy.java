package dev.parapet.sandbox;

import dev.parapet.sandbox.Callers.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands in front of moto, writes down every AWS call, and spoils those it was told to. */
public final class Proxy implements AutoCloseable {
    private final URI upstream;
    private final ServerSocket server;
    private final Callers callers = new Callers();
    private final Script script = new Script();
    private final Exchange exchange = new Exchange(new CallReader(callers), callers, script, this::next, this::record);
    private final AtomicInteger arrived = new AtomicInteger();
    private final NavigableMap<Integer, Call> calls = new ConcurrentSkipListMap<>();

    private Proxy(URI upstream, ServerSocket server) {
        this.upstream = upstream;
        this.server = server;
    }

    /** Starts on a free port of loopback; refuses an upstream that is anywhere else. */
    public static Proxy start(URI upstream) {
        Loopback.only(upstream);
        try {
            Proxy proxy = new Proxy(upstream, new ServerSocket(0, 128, InetAddress.ofLiteral("127.0.0.1")));
            Thread.ofVirtual().name("sandbox-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Where the product should be pointed. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Spoils the calls that match; of several faults for one call the first injected counts. */
    public void inject(Fault fault, Predicate<Call> when) {
        script.inject(fault, when);
    }

    /** Runs a hook when the k-th call has arrived and AWS has not seen it. */
    public void before(int index, Runnable hook) {
        script.before(index, hook);
    }

    /** Runs a hook when the k-th call was served and the client has not heard. */
    public void after(int index, Runnable hook) {
        script.after(index, hook);
    }

    /** Drops all faults and hooks. */
    public void heal() {
        script.clear();
    }

    /** Tells who is behind a key that the proxy did not see being made; the session may be empty. */
    public void knows(String accessKeyId, String account, String session) {
        callers.knows(accessKeyId, new Caller(account, "", session));
    }

    /** Every finished call in order of arrival. */
    public List<Call> calls() {
        return List.copyOf(calls.values());
    }

    /** The finished calls after the one with this index. */
    public List<Call> calls(int since) {
        return List.copyOf(calls.tailMap(since, false).values());
    }

    /** Forgets all calls; the next is number 1 again. */
    public void clear() {
        calls.clear();
        arrived.set(0);
    }

    private int next() {
        return arrived.incrementAndGet();
    }

    private void record(Call call) {
        calls.put(call.index(), call);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (Wire client = new Wire(socket);
                Upstream moto = new Upstream(upstream)) {
            boolean open = true;
            while (open) {
                open = exchange.next(client, moto);
            }
        } catch (IOException hungUp) {
            // Either end may leave at any time; the other sees its connection close, as it would with AWS.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
