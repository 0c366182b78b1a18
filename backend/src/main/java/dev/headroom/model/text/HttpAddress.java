package dev.headroom.model.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** An address that can be asked for over HTTP. */
public final class HttpAddress {
  /** What a URI says that names no port. */
  private static final int NO_PORT = -1;

  private static final int PORT_MAX = 65_535;

  private HttpAddress() {}

  /** Empty unless it is http or https, with a host, no port but 1 to 65535, no user or password. */
  public static Optional<URI> parse(String text) {
    try {
      return Optional.of(new URI(text)).filter(HttpAddress::isUsable);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether it leads to this very machine, by its name or number alone. */
  public static boolean isLoopback(URI address) {
    String host = address.getHost();
    return host != null
        && (host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}|\\[::1]"));
  }

  private static boolean isUsable(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort();
    return (scheme.equals("http") || scheme.equals("https"))
        && uri.getHost() != null
        && (port == NO_PORT || (port >= 1 && port <= PORT_MAX))
        && uri.getUserInfo() == null;
  }
}
