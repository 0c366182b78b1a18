package dev.headroom.server;

/**
 * Where the door is.
 *
 * @param host address to bind; anything but loopback needs {@code insecure} as long as there are no
 *     tokens
 * @param port 0 for any free one
 * @param insecure the operator knows that whoever reaches the port may do everything
 */
record Listen(String host, int port, boolean insecure) {
  Listen {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
  }

  static Listen defaults() {
    return new Listen("127.0.0.1", 8080, false);
  }

  boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }
}
