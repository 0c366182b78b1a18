package dev.headroom.server.http;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.headroom.config.Config.Listen;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The port: connections are taken on several event loops, within the bounds of {@link Listen}.
 * Life: construct, {@link #guard} for the router, {@link #open} once, {@link #close}.
 */
public final class HttpFront implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(10);
  private static final int HEADER_BYTES_MAX = 16 * 1024;
  static final int IDLE_SECONDS_MAX = 90;

  private final Vertx vertx;
  private final Listen listen;
  private final Counter refused;
  private final OpenConnections connections;
  private final InvalidRequests invalid;
  private volatile @Nullable String deployment;

  /**
   * @param nanoTime a monotonic clock, in nanoseconds
   * @param random for the ids of requests that no router sees
   */
  public HttpFront(
      Vertx vertx,
      Listen listen,
      LongSupplier nanoTime,
      RandomGenerator random,
      CollectorRegistry registry) {
    this.vertx = vertx;
    this.listen = listen;
    this.refused =
        Counter.build(
                "headroom_http_refused_total",
                "Requests refused before any resource heard of them.")
            .labelNames("reason")
            .register(registry);
    this.connections = new OpenConnections(listen, filesMax(), nanoTime, registry);
    this.invalid = new InvalidRequests(HEADER_BYTES_MAX, HEADER_BYTES_MAX, random, refused);
  }

  /** How many files and connections the operating system lets this process have open. */
  private static long filesMax() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Integer.MAX_VALUE;
  }

  /**
   * What turns requests away that a browser was made to send by somebody else's page; to be mounted
   * before whatever may be asked for.
   *
   * @param external how people reach the server
   * @param pushOrigins origins that may push, as browsers write them
   * @param isPush whether something is pushed to a path
   */
  public Handler<RoutingContext> guard(
      URI external, List<String> pushOrigins, Predicate<String> isPush) {
    return new HostGuard(listen, external, pushOrigins, isPush, refused);
  }

  /**
   * Opens the port.
   *
   * @throws IOException if the port cannot be opened, saying which
   */
  public void open(Router router) throws IOException {
    HttpServerOptions options = options();
    int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
    Future<String> deployed =
        vertx.deployVerticle(
            () -> new HttpListener(options, router, invalid, connections),
            new DeploymentOptions().setInstances(loops));
    String where = listen.host() + ":" + listen.port();
    try {
      deployment = await(deployed, START_MAX);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BindException) {
        throw new IOException(where + " is taken by another process", e.getCause());
      }
      throw new IOException("cannot listen on " + where + ": " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the port did not open within " + START_MAX.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening the port", e);
    }
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(listen.host())
        .setPort(listen.port())
        .setMaxHeaderSize(HEADER_BYTES_MAX)
        .setMaxInitialLineLength(HEADER_BYTES_MAX)
        .setIdleTimeout(IDLE_SECONDS_MAX)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        // Where HTTP/2 may begin, a connection is not there before its first head is.
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(true);
  }

  /** Stops accepting, lets requests in flight finish for a while. */
  @Override
  public void close() {
    String opened = deployment;
    if (opened == null) {
      return;
    }
    deployment = null;
    try {
      await(vertx.undeploy(opened), HttpListener.STOP_MAX);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the port did not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T await(Future<T> future, Duration max)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.toCompletionStage().toCompletableFuture().get(max.toSeconds(), TimeUnit.SECONDS);
  }
}
