package dev.parapet.audit.report;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Writes a page piece by piece. Whatever is not a tag of ours is escaped, so that no name can become markup. */
final class Html {
    private final OutputStream out;
    private final Writer writer;
    private final Redaction redaction;

    Html(OutputStream out, Redaction redaction) {
        this.out = out;
        this.redaction = redaction;
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** Writes what may fail. */
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /**
     * A start tag.
     *
     * @param attributes names and values in turn
     */
    Html open(String tag, String... attributes) {
        raw("<").raw(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            raw(" ").raw(attributes[i]).raw("=\"").text(attributes[i + 1]).raw("\"");
        }
        return raw(">");
    }

    Html close(String... tags) {
        for (String tag : tags) {
            raw("</").raw(tag).raw(">");
        }
        return this;
    }

    /** An element that holds nothing but text. */
    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html text(String text) {
        return raw(escape(Visible.text(redaction.text(text))));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Text of our own, never anybody else's. */
    Html raw(String markup) {
        try {
            writer.write(markup);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Data for the script of the page, compressed while it is written. */
    Html data(String id, Body body) {
        open("script", "type", "application/octet-stream", "id", id);
        flush();
        try (GZIPOutputStream packed = new GZIPOutputStream(Base64.getEncoder().wrap(new Kept(out)), 1 << 16)) {
            body.write(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return close("script").raw("\n");
    }

    void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stays open when what is written through it is closed. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
