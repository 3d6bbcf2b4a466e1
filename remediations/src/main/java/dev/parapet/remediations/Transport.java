package dev.parapet.remediations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Sends PATCH requests (MSK's UpdateSecurity is one) with the JDK's own client, and all others as usual: the SDK's
 * UrlConnection client stands on HttpURLConnection, which refuses with "Invalid HTTP method: PATCH".
 */
record Transport(SdkHttpClient usual, Duration connect, Duration answer) implements SdkHttpClient {
    /** The JDK sets these itself and refuses to be told. */
    private static final Set<String> SET_BY_JDK = Set.of("host", "content-length", "connection", "expect", "upgrade");

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return request.httpRequest().method() == SdkHttpMethod.PATCH
                ? new Patch(request)
                : usual.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return usual.clientName();
    }

    @Override
    public void close() {
        usual.close();
    }

    private final class Patch implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;

        Patch(HttpExecuteRequest request) {
            this.request = request;
        }

        /** A client of its own for a call that is made once a month; it must not outlive the call. */
        @Override
        public HttpExecuteResponse call() throws IOException {
            try (HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(connect)
                    .build()) {
                return executed(client.send(written(), HttpResponse.BodyHandlers.ofByteArray()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted while AWS answered").initCause(e);
            }
        }

        private HttpRequest written() throws IOException {
            SdkHttpRequest http = request.httpRequest();
            HttpRequest.Builder written = HttpRequest.newBuilder(http.getUri())
                    .timeout(answer)
                    .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(body()));
            http.forEachHeader((name, values) -> {
                if (!SET_BY_JDK.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> written.header(name, value));
                }
            });
            return written.build();
        }

        private byte[] body() throws IOException {
            Optional<ContentStreamProvider> content = request.contentStreamProvider();
            if (content.isEmpty()) {
                return new byte[0];
            }
            try (InputStream stream = content.get().newStream()) {
                return stream.readAllBytes();
            }
        }

        private static HttpExecuteResponse executed(HttpResponse<byte[]> answer) {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(answer.statusCode())
                            .headers(answer.headers().map())
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                    .build();
        }

        /** The answer is awaited for a bounded time; there is nothing to cut short. */
        @Override
        public void abort() {}
    }
}
