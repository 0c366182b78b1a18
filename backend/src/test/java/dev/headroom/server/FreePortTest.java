package dev.headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static ServerSocket listenOn(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(LOOPBACK, port), 1);
    return socket;
  }

  @Test
  void the_one_who_took_it_can_listen_on_it_and_again_after_a_restart() throws IOException {
    try (FreePort free = FreePort.on(LOOPBACK)) {
      for (int i = 0; i < 2; i++) {
        try (ServerSocket socket = listenOn(free.number())) {
          assertThat(socket.getLocalPort()).isEqualTo(free.number());
        }
      }
    }
  }

  @Test
  void nobody_else_listens_there_until_it_is_given_back() throws IOException {
    FreePort free = FreePort.on(LOOPBACK);
    InetSocketAddress address = new InetSocketAddress(LOOPBACK, free.number());
    try (free;
        ServerSocket other = new ServerSocket()) {
      other.setReuseAddress(false);
      assertThatThrownBy(() -> other.bind(address, 1)).isInstanceOf(BindException.class);
    }
    try (ServerSocket other = new ServerSocket()) {
      other.setReuseAddress(false);
      other.bind(address, 1);
      assertThat(other.getLocalPort()).isEqualTo(free.number());
    }
  }
}
