package dev.parapet.remediations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class TransportTest {
    private final Transport transport =
            new Transport(UrlConnectionHttpClient.create(), Duration.ofSeconds(3), Duration.ofSeconds(15));
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void echo() {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signature = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer = "%s %s %s"
                    .formatted(exchange.getRequestMethod(), body, signature)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(409, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"PATCH", "PUT", "POST"})
    void every_method_arrives_with_its_body_and_its_signature(SdkHttpMethod method) throws IOException {
        String address = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
        HttpExecuteResponse answer = transport
                .prepareRequest(HttpExecuteRequest.builder()
                        .request(SdkHttpRequest.builder()
                                .method(method)
                                .uri(URI.create(address))
                                .encodedPath("/v1/clusters/a%2Fb/security")
                                .putHeader("Host", "127.0.0.1")
                                .putHeader("Content-Length", "4")
                                .putHeader("Authorization", "signed")
                                .build())
                        .contentStreamProvider(ContentStreamProvider.fromUtf8String("body"))
                        .build())
                .call();

        assertThat(answer.httpResponse().statusCode()).isEqualTo(409);
        assertThat(answer.responseBody().orElseThrow()).hasContent(method + " body signed");
    }
}
