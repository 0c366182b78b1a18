package dev.headroom.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.headroom.demo.Demo.DemoConfig;
import dev.headroom.demo.fleet.Fleet.FleetConfig;
import dev.headroom.demo.push.Pusher.PushStats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final DemoConfig QUIET = new DemoConfig(new FleetConfig(1, Duration.ZERO), 0);

  @Test
  void pagerIsThereBeforeAnythingIsPushed() throws IOException {
    try (Demo demo = Demo.start(QUIET, InstantSource.system())) {
      assertThat(demo.pagerUrl().getHost()).isEqualTo("127.0.0.1");
      assertThat(demo.pagerWebhookUrl()).hasToString(demo.pagerUrl() + "hook/v4");
      assertThat(demo.pagerSignedWebhookUrl()).hasToString(demo.pagerUrl() + "hook/signed");
      assertThat(demo.pagerSecret()).matches("whsec_[A-Za-z0-9+/]{43}=");
      assertThat(demo.pushes()).isEmpty();
      assertThat(demo.faults().list()).isNotEmpty();
    }
  }

  @Test
  void takenPortIsSaidSo() throws IOException {
    try (Demo demo = Demo.start(QUIET, InstantSource.system())) {
      DemoConfig same = new DemoConfig(QUIET.fleet(), demo.pagerUrl().getPort());
      assertThatThrownBy(() -> Demo.start(same, InstantSource.system()))
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> new DemoConfig(QUIET.fleet(), 65_536))
        .hasMessageContaining("demo.pagerPort");
  }

  @Test
  void fleetPushesOnceItIsFed() throws IOException, InterruptedException {
    Set<String> paths = ConcurrentHashMap.newKeySet();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            paths.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (Demo demo = Demo.start(QUIET, InstantSource.system())) {
      demo.feed(address, Optional.empty());
      demo.faults().set("errors", true);
      for (int i = 0; i < 1_000 && paths.size() < 7; i++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(paths)
          .containsExactlyInAnyOrder(
              "/api/v1/write",
              "/api/v1/timings",
              "/api/v1/logs",
              "/v1/metrics",
              "/v1/logs",
              "/api/v1/hdr",
              "/api/v1/changes");
      assertThat(demo.pushes()).extracting(PushStats::name).contains("checkout", "changes");
      assertThatThrownBy(() -> demo.feed(address, Optional.empty()))
          .isInstanceOf(IllegalStateException.class);
    } finally {
      server.stop(0);
    }
  }
}
