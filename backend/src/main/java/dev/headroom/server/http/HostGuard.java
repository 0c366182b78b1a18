package dev.headroom.server.http;

import dev.headroom.config.Config.Listen;
import dev.headroom.ingest.http.ProblemDetails;
import io.prometheus.client.Counter;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what a browser was made to send by somebody else's page: requests under a name that is
 * not ours, which is how DNS rebinding reaches a server on loopback, and requests of foreign
 * origins that would change something. Who sends no {@code Origin} is no browser and passes.
 */
final class HostGuard implements Handler<RoutingContext> {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int BAD_REQUEST = 400;
  private static final int MISDIRECTED = 421;
  private static final int FORBIDDEN = 403;

  private final Set<String> names = new TreeSet<>(LOOPBACK);
  private final String externalAuthority;
  private final Set<String> pushOrigins;
  private final Predicate<String> isPush;
  private final Counter refused;

  /**
   * @param external how people reach the server
   * @param pushOrigins origins that may push, as browsers write them
   * @param isPush whether something is pushed to a path
   * @param refused counts by reason
   */
  HostGuard(
      Listen listen,
      URI external,
      Iterable<String> pushOrigins,
      Predicate<String> isPush,
      Counter refused) {
    names.add(name(listen.host()));
    listen.hosts().forEach(each -> names.add(name(each)));
    if (external.getHost() != null) {
      names.add(name(external.getHost()));
    }
    this.externalAuthority = authority(external);
    Set<String> allowed = new TreeSet<>();
    pushOrigins.forEach(each -> allowed.add(each.toLowerCase(Locale.ROOT)));
    this.pushOrigins = allowed;
    this.isPush = isPush;
    this.refused = refused;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HostAndPort asked = request.authority();
    Optional<String> foreign = foreignHost(request, asked);
    if (request.headers().getAll("Host").size() > 1) {
      refuse(context, BAD_REQUEST, "host", "the request has more than one Host");
    } else if (foreign.isPresent()) {
      refuse(
          context,
          MISDIRECTED,
          "host",
          "this server is not asked for as %s; listen.hosts in headroom.yaml names what it is"
              .formatted(foreign.get()));
    } else if (!HARMLESS.contains(request.method()) && isForeign(request, asked)) {
      refuse(
          context,
          FORBIDDEN,
          "origin",
          "a page of another origin may not do this; ingest.origins in headroom.yaml names those"
              + " that may push");
    } else {
      context.next();
    }
  }

  /**
   * The first host a request is for that is not ours: that of its {@code Host}, and that of its
   * target where this is a whole URL, which counts before the other (RFC 9112, section 3.2.2).
   */
  private Optional<String> foreignHost(HttpServerRequest request, @Nullable HostAndPort asked) {
    return Stream.concat(
            Stream.ofNullable(asked).map(HostAndPort::host), targetHost(request.uri()).stream())
        .filter(host -> !isOurs(host, request))
        .findFirst();
  }

  /** Empty for a target that is a path; the whole target where its host cannot be read. */
  private static Optional<String> targetHost(String target) {
    if (target.startsWith("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Objects.requireNonNullElse(new URI(target).getHost(), target));
    } catch (URISyntaxException notRead) {
      return Optional.of(target);
    }
  }

  /** The address a connection came in on is ours whatever it is; only a name can be made up. */
  private boolean isOurs(String host, HttpServerRequest request) {
    String name = name(host);
    return names.contains(name)
        || (request.localAddress() != null && name.equals(name(request.localAddress().host())));
  }

  private boolean isForeign(HttpServerRequest request, @Nullable HostAndPort asked) {
    String origin = request.getHeader("Origin");
    if (origin != null
        && isPush.test(request.path())
        && pushOrigins.contains(origin.toLowerCase(Locale.ROOT))) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return true;
    }
    if (origin == null) {
      return false;
    }
    // A form on a page that tells nobody where it came from says null, and the browser vouches.
    return origin.equals("null") ? site == null : !isOwn(origin, asked);
  }

  private boolean isOwn(String origin, @Nullable HostAndPort asked) {
    try {
      String authority = authority(new URI(origin));
      return !authority.isEmpty()
          && (authority.equals(externalAuthority)
              || (asked != null && authority.equals(authority(asked, new URI(origin)))));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String authority(HostAndPort asked, URI origin) {
    return name(asked.host()) + ":" + (asked.port() < 0 ? port(origin.getScheme()) : asked.port());
  }

  /** Host and port, the scheme's own port where none is written. */
  private static String authority(URI uri) {
    if (uri.getHost() == null) {
      return "";
    }
    return name(uri.getHost()) + ":" + (uri.getPort() < 0 ? port(uri.getScheme()) : uri.getPort());
  }

  private static int port(@Nullable String scheme) {
    return "https".equalsIgnoreCase(scheme) ? 443 : 80;
  }

  private static String name(@Nullable String host) {
    String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private void refuse(RoutingContext context, int status, String reason, String detail) {
    refused.labels(reason).inc();
    new ProblemDetails(status, detail, ProblemDetails.requestId(context)).answer(context);
  }
}
