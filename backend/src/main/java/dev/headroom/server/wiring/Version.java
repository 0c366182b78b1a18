package dev.headroom.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What is running.
 *
 * @param version the release
 * @param commit abbreviated commit it was built from; {@code unknown} outside a checkout
 */
public record Version(String version, String commit) {
  public static Version ofThisBuild() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(
        properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
  }

  @Override
  public String toString() {
    return version + " (commit " + commit + ", JDK " + Runtime.version() + ")";
  }
}
