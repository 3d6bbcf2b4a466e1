package dev.parapet.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** One end of a connection that carries whole messages. */
final class Wire implements Closeable {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final List<String> OURS = List.of("Transfer-Encoding", "Expect", "Connection");

    private final Socket socket;
    private final InputStream in;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    /** The next request, or empty when the client has hung up between two. */
    Optional<Message> request() throws IOException {
        Optional<Message> head = head();
        if (head.isEmpty()) {
            return head;
        }
        if (head.get().says("Expect", "100-continue")) {
            socket.getOutputStream().write(CONTINUE);
        }
        return Optional.of(withBody(head.get(), false));
    }

    /** The answer to a request just sent; an answer to HEAD tells a length and has no body. */
    Message answer(boolean toHead) throws IOException {
        Message head = head().orElseThrow(EOFException::new);
        boolean bodyless = toHead || head.status() == 204 || head.status() == 304;
        return bodyless ? head : withBody(head, true);
    }

    void send(Message message, boolean toHead) throws IOException {
        StringBuilder head = new StringBuilder(message.start()).append("\r\n");
        List<String> dropped = toHead ? OURS : with(OURS, "Content-Length");
        message.without(dropped).headers().forEach(header -> line(head, header));
        if (!toHead) {
            head.append("Content-Length: ").append(message.body().length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(start.length + message.body().length);
        whole.write(start);
        whole.write(message.body());
        whole.writeTo(socket.getOutputStream());
    }

    private static void line(StringBuilder head, Entry<String, String> header) {
        head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }

    private static List<String> with(List<String> names, String more) {
        List<String> all = new ArrayList<>(names);
        all.add(more);
        return all;
    }

    private Optional<Message> head() throws IOException {
        String start = line();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        List<Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return Optional.of(new Message(start, headers, new byte[0]));
    }

    private Message withBody(Message head, boolean mayEndWithConnection) throws IOException {
        return new Message(head.start(), head.headers(), body(head, mayEndWithConnection));
    }

    private byte[] body(Message head, boolean mayEndWithConnection) throws IOException {
        if (head.says("Transfer-Encoding", "chunked")) {
            return chunks();
        }
        Optional<String> length = head.header("Content-Length");
        if (length.isPresent()) {
            return whole(Integer.parseInt(length.get()));
        }
        return mayEndWithConnection ? in.readAllBytes() : new byte[0];
    }

    private byte[] whole(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(line()); size > 0; size = size(line())) {
            body.write(in.readNBytes(size));
            line();
        }
        skipTrailers();
        return body.toByteArray();
    }

    private void skipTrailers() throws IOException {
        String trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
    }

    private static int size(String line) {
        return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
