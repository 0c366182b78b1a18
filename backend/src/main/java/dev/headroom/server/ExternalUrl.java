package dev.headroom.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * How people reach the server, for links in pages; links are made by putting a path behind it.
 *
 * @param text http or https with a host, perhaps a port and a path; empty for the address the
 *     server listens on
 */
record ExternalUrl(String text) {
  /** What a URI says that names no port. */
  private static final int NO_PORT = -1;

  private static final int PORT_MAX = 65_535;

  ExternalUrl {
    if (!text.isEmpty() && !isUsable(text)) {
      throw new IllegalArgumentException(
          "externalUrl must be http or https, with a host, no port but 1 to 65535, no user or"
              + " password, no query and no fragment");
    }
  }

  private static boolean isUsable(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https"))
          && uri.getHost() != null
          && (uri.getPort() == NO_PORT || (uri.getPort() >= 1 && uri.getPort() <= PORT_MAX))
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The URL, or another where none is given. */
  URI or(String otherwise) {
    return URI.create(text.isEmpty() ? otherwise : text);
  }
}
