package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged remote-write samples a second and what they cost, beside Prometheus. */
class RemoteWriteBench {
  @TempDir Path folder;

  @Test
  void headroom_beside_prometheus() throws Exception {
    double[] rates = new double[Bench.runs()];
    double[] costs = new double[Bench.runs()];
    for (int run = 0; run < Bench.runs(); run++) {
      try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("headroom" + run))) {
        double[] figures = measure("headroom", server.url(), server.pid());
        rates[run] = figures[0];
        costs[run] = figures[1];
      }
      prometheus(run);
    }
    Bench.say(
        "headroom median: %.0f samples/s, %.2f CPU-s per million",
        Bench.median(rates), Bench.median(costs));
  }

  private void prometheus(int run) throws Exception {
    Files.writeString(folder.resolve("empty.yml"), "");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process peer =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + folder.resolve("empty.yml"),
                "--storage.tsdb.path=" + folder.resolve("prometheus" + run),
                "--web.enable-remote-write-receiver",
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    try {
      awaitPort(port);
      measure("prometheus", "http://127.0.0.1:" + port, peer.pid());
    } finally {
      peer.destroy();
      peer.waitFor(20, TimeUnit.SECONDS);
      peer.destroyForcibly();
    }
  }

  private static double[] measure(String name, String url, long pid) throws Exception {
    RemoteWriteLoad load = new RemoteWriteLoad(url, System.currentTimeMillis() - 86_400_000L);
    double cpuBefore = Bench.cpuSeconds(pid);
    load.run(Bench.seconds());
    double cost = (Bench.cpuSeconds(pid) - cpuBefore) / (load.acknowledged() / 1e6);
    double rate = (double) load.acknowledged() / Bench.seconds();
    Bench.say(
        "%s: %.0f samples/s acknowledged, %.2f CPU-s per million, %d refused, peak %d MiB",
        name, rate, cost, load.refused(), Bench.peakMemoryMiB(pid));
    assertThat(load.refused()).isZero();
    return new double[] {rate, cost};
  }

  private static void awaitPort(int port) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("Prometheus did not open its port");
  }
}
