package dev.headroom.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.headroom.api.http.Answers.ErrorFormat;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Routes over real HTTP on the loopback; every answer seen is held to the API's description. */
public final class Loopback implements AutoCloseable {
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** Errors as problem details everywhere. */
  public static final ErrorFormat PROBLEMS_ALONE =
      new ErrorFormat() {
        @Override
        public boolean isUsedAt(String path) {
          return false;
        }

        @Override
        public Object body(String path, int status, String detail) {
          return detail;
        }
      };

  private static final ApiDescription DESCRIPTION = new ApiDescription();

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;

  /**
   * @param mounting mounts what is to be there
   */
  public Loopback(Consumer<Router> mounting) throws Exception {
    Router router = Router.router(vertx);
    mounting.accept(router);
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  public int port() {
    return server.actualPort();
  }

  public HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return send("GET", target, "", "");
  }

  /** A body of JSON. */
  public HttpResponse<String> send(String method, String target, String json)
      throws IOException, InterruptedException {
    return send(method, target, "application/json", json);
  }

  /**
   * @param type of the body; empty for none
   * @param headers names and values in turn
   */
  public HttpResponse<String> send(
      String method, String target, String type, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (method.equals("HEAD")) {
      assertThat(answer.body()).isEmpty();
      return answer;
    }
    String contentType = answer.headers().firstValue("Content-Type").orElse("");
    String path = target.split("\\?", 2)[0];
    assertThat(
            DESCRIPTION.differences(method, path, answer.statusCode(), contentType, answer.body()))
        .as("%s %s: %s", method, target, answer.body())
        .isEmpty();
    return answer;
  }

  /** An answer of 200. */
  public JsonNode json(String target) throws IOException, InterruptedException {
    return ok(get(target));
  }

  public static JsonNode ok(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /** What a problem says. */
  public static String detail(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = JSON.readTree(answer.body());
    return problem.path(problem.has("detail") ? "detail" : "error").asText();
  }

  @Override
  public void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
