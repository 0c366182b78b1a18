package dev.headroom.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.demo.Page.Hook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Receives pages on the loopback interface: {@code POST /hook/v4} as Alertmanager sends them,
 * {@code POST /hook/signed} as Standard Webhooks; {@code GET /} shows them, {@code GET /pages.json}
 * tells them to programs.
 */
final class Pager implements AutoCloseable {
  private static final int BODY_BYTES_MAX = 256 * 1024;
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;
  private final InstantSource clock;
  private final WebhookSignature signature;
  private final PageBook book = new PageBook();

  private Pager(HttpServer server, byte[] secret, InstantSource clock) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.clock = clock;
    this.signature = new WebhookSignature(secret, clock);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  /**
   * Opens the pager.
   *
   * @param port 0 for any free one
   * @param secret key of the signed hook, 24 to 64 bytes
   * @throws IOException if the port is taken
   */
  static Pager start(int port, byte[] secret, InstantSource clock) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Pager pager = new Pager(server, secret, clock);
    server.start();
    return pager;
  }

  /** Where its page is. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The key of the signed hook as senders want it: {@code whsec_} and base64. */
  String secret() {
    return signature.secretText();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/hook/v4", "/hook/signed" ->
            hook(exchange, path.endsWith("v4") ? Hook.V4 : Hook.SIGNED);
        case "/" -> show(exchange, HTML, PagerHtml.of(book.newestFirst()));
        case "/pages.json" -> show(exchange, JSON, PagesJson.of(book.newestFirst()));
        default -> reply(exchange, 404, TEXT, "no such page\n");
      }
    }
  }

  private void show(HttpExchange exchange, String type, String content) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      reply(exchange, 405, TEXT, "GET only\n");
      return;
    }
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Content-Security-Policy", PagerHtml.CONTENT_SECURITY_POLICY);
    reply(exchange, 200, type, content);
  }

  private void hook(HttpExchange exchange, Hook hook) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      reply(exchange, 405, TEXT, "POST only\n");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      reply(exchange, 413, TEXT, "at most " + BODY_BYTES_MAX + " bytes\n");
      return;
    }
    Page page = page(exchange, hook, body);
    book.add(page);
    if (!page.signature().accepted()) {
      reply(exchange, 401, TEXT, "signature " + page.signature().words() + "\n");
    } else if (page.status().isEmpty()) {
      reply(exchange, 400, TEXT, "not a webhook of this kind\n");
    } else {
      reply(exchange, 200, TEXT, "taken\n");
    }
  }

  private Page page(HttpExchange exchange, Hook hook, byte[] body) {
    String id = hook == Hook.V4 ? "" : header(exchange, "webhook-id");
    SignatureCheck check =
        hook == Hook.V4
            ? SignatureCheck.UNSIGNED
            : signature.check(
                id,
                header(exchange, "webhook-timestamp"),
                header(exchange, "webhook-signature"),
                body);
    PagePayload payload = PagePayload.read(hook, body);
    boolean believed = check.accepted();
    return new Page(
        clock.instant(),
        hook,
        check,
        id,
        payload.status(),
        payload.severity(),
        payload.summary(),
        believed ? payload.incidentUrl() : "",
        believed ? payload.runbookUrl() : "",
        1);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void reply(HttpExchange exchange, int status, String type, String content)
      throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
