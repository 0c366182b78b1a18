package dev.headroom.config;

import dev.headroom.model.text.HttpAddress;
import java.net.URI;

/**
 * How people reach the server, for links in pages; links are made by putting a path behind it.
 *
 * @param text http or https with a host, perhaps a port and a path; empty for the address the
 *     server listens on
 */
record ExternalUrl(String text) {
  ExternalUrl {
    if (!text.isEmpty() && !isUsable(text)) {
      throw new IllegalArgumentException(
          "externalUrl must be http or https, with a host, no port but 1 to 65535, no user or"
              + " password, no query and no fragment");
    }
  }

  private static boolean isUsable(String text) {
    return HttpAddress.parse(text)
        .filter(uri -> uri.getQuery() == null && uri.getFragment() == null)
        .isPresent();
  }

  /** The URL, or another where none is given. */
  URI or(String otherwise) {
    return URI.create(text.isEmpty() ? otherwise : text);
  }
}
