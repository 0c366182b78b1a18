package dev.headroom.notify.send;

import dev.headroom.model.text.DurationText;
import dev.headroom.model.text.InertText;
import dev.headroom.routing.Integration;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON and judges the answer by its status alone: 2xx is sent, a request the receiver calls
 * wrong or gone is rejected, all else may work later. Redirects are not followed. A kind of
 * receiver whose service says otherwise posts by {@link #refusedBy}.
 */
public final class HttpPost implements AutoCloseable {
  /** Bad Request, Gone, Content Too Large, Unprocessable Content (RFC 9110). */
  private static final Set<Integer> REFUSALS = Set.of(400, 410, 413, 422);

  /**
   * Of the addresses that {@link dev.headroom.alerting.incident.Links} has, the one with a token;
   * and a token by itself, whose first bytes are its version and the zeros before a time.
   */
  private static final Pattern ACTING_LINK =
      Pattern.compile("(?:\\ba(?:\\\\?/|%2[Ff])[\\w-]{20,}|AQAAAA[\\w-]{40,})");

  private static final int REASON_LENGTH_MAX = 500;
  private static final int HTTP_PORT = 80;

  private final NotifyConfig config;
  private final String userAgent;
  private final InstantSource clock;
  private final Executor threads;
  private final Destinations destinations;
  private final Map<Optional<URI>, HttpClient> clients;
  private final IntPredicate isRefusal;
  private final HttpAccess access;

  /**
   * @param userAgent name and version, as the header of that name wants them
   * @param clock for waits that receivers give as a date
   * @param threads what the client does between sending and answer runs here
   */
  public HttpPost(NotifyConfig config, String userAgent, InstantSource clock, Executor threads) {
    this(config, userAgent, clock, threads, Destinations.ofSystem(config.addresses()));
  }

  HttpPost(
      NotifyConfig config,
      String userAgent,
      InstantSource clock,
      Executor threads,
      Destinations destinations) {
    this.config = config;
    this.userAgent = userAgent;
    this.clock = clock;
    this.threads = threads;
    this.destinations = destinations;
    this.clients = new ConcurrentHashMap<>();
    this.isRefusal = REFUSALS::contains;
    this.access = HttpAccess.PLAIN;
  }

  private HttpPost(HttpPost other, IntPredicate isRefusal, HttpAccess access) {
    this.config = other.config;
    this.userAgent = other.userAgent;
    this.clock = other.clock;
    this.threads = other.threads;
    this.destinations = other.destinations;
    this.clients = other.clients;
    this.isRefusal = isRefusal;
    this.access = access;
  }

  private HttpClient client(Optional<URI> proxy) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(config.requestDeadline())
            .executor(threads);
    proxy.map(HttpPost::selector).ifPresent(client::proxy);
    return client.build();
  }

  private static ProxySelector selector(URI proxy) {
    int port = proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort();
    return ProxySelector.of(InetSocketAddress.createUnresolved(proxy.getHost(), port));
  }

  /**
   * The same connections, for a service with rules of its own.
   *
   * @param isRefusal whether a status other than 2xx means that trying again is of no use
   */
  public HttpPost refusedBy(IntPredicate isRefusal) {
    return new HttpPost(this, isRefusal, access);
  }

  /** The same, for a receiver that is reached in a way of its own. */
  public HttpPost by(HttpAccess way) {
    return new HttpPost(this, isRefusal, way);
  }

  /** Blocks until the answer is there or the deadline has passed. */
  public Attempt post(Integration to, String body, Map<String, String> headers) {
    return judge(to, ask(to, URI.create(to.url().reveal()), body, headers));
  }

  /**
   * Posts to an address of an integration, for services whose answers say more than their status.
   * Blocks as {@link #post} does.
   */
  public HttpReply ask(Integration to, URI address, String body, Map<String, String> headers) {
    return exchange(to, request(address, body, headers));
  }

  private HttpRequest request(URI address, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("User-Agent", userAgent)
            .POST(BodyPublishers.ofString(body));
    access.authorization().ifPresent(each -> request.setHeader("Authorization", each.reveal()));
    headers.forEach(request::setHeader);
    return request.build();
  }

  private HttpReply exchange(Integration to, HttpRequest request) {
    AtomicReference<ResponseInfo> head = new AtomicReference<>();
    AtomicReference<Future<?>> sending = new AtomicReference<>();
    CompletableFuture<HttpResponse<String>> exchange =
        CompletableFuture.supplyAsync(() -> refusal(request.uri()), threads)
            .thenCompose(refusal -> {
              if (refusal.isPresent()) {
                return CompletableFuture.failedFuture(new ProtocolException(refusal.get()));
              }
              CompletableFuture<HttpResponse<String>> sent = send(request, head);
              sending.set(sent);
              return sent;
            });
    try {
      HttpResponse<String> response =
          exchange.get(config.requestDeadline().toNanos(), TimeUnit.NANOSECONDS);
      return reply(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      return cutShort(
          to, head.get(), "no answer within " + DurationText.format(config.requestDeadline()));
    } catch (ExecutionException e) {
      return cutShort(to, head.get(), reason(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cutShort(to, head.get(), "interrupted");
    } finally {
      exchange.cancel(true);
      Optional.ofNullable(sending.get()).ifPresent(each -> each.cancel(true));
    }
  }

  /** A proxy looks names up by itself. */
  private Optional<String> refusal(URI address) {
    return destinations.refusal(access.proxy().orElse(address));
  }

  private CompletableFuture<HttpResponse<String>> send(
      HttpRequest request, AtomicReference<ResponseInfo> head) {
    return clients
        .computeIfAbsent(access.proxy(), this::client)
        .sendAsync(
            request,
            info -> {
              head.set(info);
              return new BoundedBody(config.responseBytesMax());
            });
  }

  /** An answer whose status was read counts, whatever became of its body. */
  private HttpReply cutShort(Integration to, @Nullable ResponseInfo head, String reason) {
    return head == null
        ? new HttpReply(OptionalInt.empty(), bounded(redact(to, reason)), Duration.ZERO)
        : reply(head.statusCode(), head.headers(), "");
  }

  private HttpReply reply(int status, HttpHeaders headers, String body) {
    Duration after =
        headers
            .firstValue("Retry-After")
            .map(header -> RetryAfter.parse(header, clock.instant(), config.retryAfterMax()))
            .orElse(Duration.ZERO);
    return new HttpReply(OptionalInt.of(status), body, after);
  }

  /**
   * Judges an answer by its status. Receivers repeat what they were asked for; nothing secret of it
   * is recorded.
   */
  public Attempt judge(Integration to, HttpReply reply) {
    if (reply.status().isEmpty()) {
      return new Attempt.Retry(reply.status(), reply.text(), Duration.ZERO);
    }
    int status = reply.status().getAsInt();
    if (reply.isSuccess()) {
      return new Attempt.Sent(status);
    }
    String note = redirectNote(status) + bodyNote(withoutLinks(redact(to, reply.text())));
    String reason = bounded("HTTP " + status + note);
    return isRefusal.test(status)
        ? new Attempt.Rejected(status, reason)
        : new Attempt.Retry(reply.status(), reason, reply.retryAfter());
  }

  private String redact(Integration to, String text) {
    return access.redact(to.redact(text));
  }

  private static String redirectNote(int status) {
    return status >= 300 && status < 400 ? " (redirects are not followed)" : "";
  }

  /** A link that acts is worth as much as a secret to who reads it. */
  private static String withoutLinks(String text) {
    return ACTING_LINK.matcher(text).replaceAll("a/<link>");
  }

  private static String bodyNote(String body) {
    return body.isBlank() ? "" : ": " + InertText.line(body.strip().replaceAll("\\s+", " "));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof ConnectException && failure.getMessage() == null) {
      return "no connection could be made";
    }
    String kind = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? kind : kind + ": " + InertText.line(failure.getMessage());
  }

  private static String bounded(String reason) {
    return reason.length() <= REASON_LENGTH_MAX ? reason : reason.substring(0, REASON_LENGTH_MAX);
  }

  /** Ends attempts under way; they count as failed. */
  @Override
  public void close() {
    clients.values().forEach(HttpClient::shutdownNow);
  }
}
