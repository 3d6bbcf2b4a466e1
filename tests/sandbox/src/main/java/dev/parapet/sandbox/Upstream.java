package dev.parapet.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The far side of one client's connection, opened when needed and kept as long as the server keeps it. */
final class Upstream implements Closeable {
    private final InetSocketAddress address;
    private @Nullable Wire wire;

    @SuppressWarnings("AddressSelection") // the host was judged by its text and is a literal or localhost
    Upstream(URI server) {
        this.address = new InetSocketAddress(server.getHost(), server.getPort());
    }

    Message ask(Message request) throws IOException {
        boolean toHead = request.method().equals("HEAD");
        Wire open = wire == null ? open() : wire;
        open.send(request, false);
        Message answer = open.answer(toHead);
        wire = open;
        if (!answer.start().startsWith("HTTP/1.1") || answer.says("Connection", "close")) {
            close();
        }
        return answer;
    }

    private Wire open() throws IOException {
        Socket socket = new Socket();
        socket.connect(address);
        return new Wire(socket);
    }

    @Override
    public void close() throws IOException {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }
}
