package dev.headroom.config;

import java.time.Duration;
import java.util.List;

/**
 * Where the port is and who may reach it.
 *
 * @param host address to bind; anything but loopback needs {@code insecure} as long as there are no
 *     tokens
 * @param port 0 for any free one
 * @param insecure the operator knows that whoever reaches the port may do everything
 * @param hosts names, without a port, under which the server may be asked for beside its own
 *     addresses, loopback and the host of {@code externalUrl}
 * @param connectionsMax connections open at a time; 0 for what the limit of open files leaves
 * @param headTimeout how long the whole head of the first request on a connection may take to
 *     arrive
 */
public record Listen(
    String host,
    int port,
    boolean insecure,
    List<String> hosts,
    int connectionsMax,
    Duration headTimeout) {
  public Listen {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    if (connectionsMax < 0) {
      throw new IllegalArgumentException("connectionsMax must not be negative: " + connectionsMax);
    }
    if (!headTimeout.isPositive()) {
      throw new IllegalArgumentException("headTimeout must be more than 0: " + headTimeout);
    }
    hosts = List.copyOf(hosts);
  }

  /** Loopback, port 8080, connections as the limit of open files leaves. */
  public static Listen defaults() {
    return new Listen("127.0.0.1", 8080, false, List.of(), 0, Duration.ofSeconds(10));
  }

  /** The same at another place. */
  public Listen at(String otherHost, int otherPort, boolean otherInsecure) {
    return new Listen(otherHost, otherPort, otherInsecure, hosts, connectionsMax, headTimeout);
  }

  /** The address as a URL, without a slash at its end. */
  public String url() {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }
}
