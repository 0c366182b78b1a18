package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.notify.HeardPages;
import dev.headroom.notify.HeardPages.Faults;
import dev.headroom.notify.HeardPages.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver is down for as long as {@code -Doutage.seconds} says: how long it takes until it knows
 * what stands, and what it hears that it need not.
 */
class PageOutageBench {
  private static final int BEFORE = 500;
  private static final int MEANWHILE = 1_000;
  private static final int ENDED = 50;
  private static final Duration MAX = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final HeardPages heard = new HeardPages();
  private final List<String> ended = new ArrayList<>();
  private final Instant since = Instant.now();
  private int read;
  private int repeats;

  @Test
  void down_for_a_while() throws Exception {
    Duration outage = Duration.ofSeconds(Integer.getInteger("outage.seconds", 600));
    Pager pager = new Pager();
    int port = pager.port();
    PagedFolder home = new PagedFolder(folder, pager, "group_by: ['...'], repeat_interval: 2m", "");
    try (HeadroomProcess server = home.serve()) {
      fire(server, 0, BEFORE);
      Pager first = pager;
      server.await("that all are told", MAX, () -> first.received().size() >= BEFORE);
      hear(first);
      first.close();
      read = 0;
      meanwhile(server, outage);
      try (Pager back = Pager.at(port)) {
        report(server, back);
      }
    }
  }

  private void meanwhile(HeadroomProcess server, Duration outage) throws Exception {
    Instant end = Instant.now().plus(outage);
    fire(server, BEFORE, BEFORE + MEANWHILE);
    Thread.sleep(outage.dividedBy(2));
    end(server, names(0, ENDED));
    end(server, names(BEFORE, BEFORE + ENDED));
    Thread.sleep(Duration.between(Instant.now(), end));
  }

  private void report(HeadroomProcess server, Pager back) throws Exception {
    long began = System.nanoTime();
    server.await("that all is told", MAX, () -> faults(back).lost().isEmpty());
    double seconds = (System.nanoTime() - began) / 1e9;
    Thread.sleep(QUIET);
    Faults faults = faults(back);
    Bench.say(
        "%d fired and %d ended meanwhile; all told %.1f s after its return by %d requests;"
            + " repeats %d, repaged %d, out of order %d, duplicates %d",
        MEANWHILE,
        ended.size(),
        seconds,
        back.received().size(),
        repeats,
        faults.repaged().size(),
        faults.disordered().size(),
        faults.duplicates());
    assertThat(faults.repaged()).isEmpty();
    assertThat(faults.disordered()).isEmpty();
    assertThat(faults.duplicates()).isZero();
    // Those told before may have one that was due when it went down.
    assertThat(repeats).isLessThanOrEqualTo(BEFORE);
  }

  private Faults faults(Pager pager) {
    hear(pager);
    return heard.against(names(0, BEFORE + MEANWHILE), ended);
  }

  private void hear(Pager pager) {
    List<Pager.Received> all = pager.received();
    for (; read < all.size(); read++) {
      String key = all.get(read).headers().firstValue("webhook-id").orElseThrow();
      Heard page = Heard.of(key, all.get(read).body());
      repeats += page.type().equals("incident.repeated") ? 1 : 0;
      heard.add(page);
    }
  }

  private static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(each -> "host-" + each).toList();
  }

  private void fire(HeadroomProcess server, int from, int to) throws Exception {
    for (int next = from; next < to; next += 100) {
      Instant end = Instant.now().plus(Duration.ofHours(12));
      PagedFolder.post(server, names(next, next + 100), since, end);
    }
  }

  private void end(HeadroomProcess server, List<String> names) throws Exception {
    PagedFolder.post(server, names, since, Instant.now());
    ended.addAll(names);
  }
}
