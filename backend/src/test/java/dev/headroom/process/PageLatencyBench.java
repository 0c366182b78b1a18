package dev.headroom.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the push that crosses a tier to the webhook in the receiver's hands, on the wall clock. */
class PageLatencyBench {
  private static final int PAGES = 20;

  @TempDir Path folder;

  @Test
  void counts_to_webhook() throws Exception {
    try (Pager pager = new Pager()) {
      String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
      try (HeadroomProcess server =
          HeadroomProcess.serve(
              folder.resolve("data"),
              "--rules",
              PayFiles.rules(folder, pager.url(), secret, PAGES).toString(),
              "--runbooks",
              PayFiles.runbooks(folder, PAGES).toString())) {
        double[] millis = new double[PAGES];
        for (int i = 0; i < PAGES; i++) {
          millis[i] = page(server, pager, i);
        }
        Arrays.sort(millis);
        Bench.say(
            "page: median %.0f ms, worst of %d: %.0f ms",
            Bench.median(millis), PAGES, millis[PAGES - 1]);
      }
    }
  }

  private static double page(HeadroomProcess server, Pager pager, int service) throws Exception {
    String slo = "pay-" + service + "-latency";
    long before = System.nanoTime();
    server.post("/api/v1/timings", "application/json", PayFiles.slowTimings("pay-" + service, 5));
    server.await(
        "the page of " + slo,
        Duration.ofSeconds(30),
        () -> pager.received().stream().anyMatch(each -> isPageOf(each, slo)));
    long arrived =
        pager.received().stream()
            .filter(each -> isPageOf(each, slo))
            .mapToLong(Pager.Received::atNanos)
            .min()
            .orElseThrow();
    return (arrived - before) / 1e6;
  }

  private static boolean isPageOf(Pager.Received each, String slo) {
    return each.path().equals("/v4") && each.body().contains(slo);
  }
}
