package dev.headroom.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port that nobody listens on, kept from others until the server does: a start takes seconds, and
 * the system gives a port away again as soon as nothing is bound to it.
 */
final class FreePort implements AutoCloseable {
  private final Socket bound;
  private final int number;

  private FreePort(Socket bound) {
    this.bound = bound;
    this.number = bound.getLocalPort();
  }

  /**
   * Takes any free port of an address.
   *
   * @throws IOException if there is none, or no such address
   */
  static FreePort on(InetAddress address) throws IOException {
    Socket bound = new Socket();
    try {
      bound.setReuseAddress(true);
      bound.bind(new InetSocketAddress(address, 0));
      FreePort port = new FreePort(bound);
      if (!canBeListenedOn(address, port.number)) {
        port.close();
      }
      return port;
    } catch (IOException e) {
      bound.close();
      throw e;
    }
  }

  /** Not every system lets a process listen where a socket of its own is bound. */
  private static boolean canBeListenedOn(InetAddress address, int number) {
    try (ServerSocket listening = new ServerSocket()) {
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(address, number), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    bound.close();
  }
}
