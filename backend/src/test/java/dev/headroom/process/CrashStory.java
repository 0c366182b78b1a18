package dev.headroom.process;

import dev.headroom.Seed;
import dev.headroom.notify.HeardPages;
import dev.headroom.notify.HeardPages.Heard;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Alerts that fire and end one after the other, posted to a process that is killed again and again,
 * also while it starts. Who posts does as Prometheus does: what was not answered is posted again.
 * The receiver refuses a request now and then, so that ends wait behind beginnings that are tried
 * again. Some alerts end before anybody can know whether somebody was told that they began: of
 * those both may be told or neither.
 */
final class CrashStory implements AutoCloseable {
  private static final Duration MAX = Duration.ofMinutes(10);
  private static final int AT_ONCE = 5;
  private static final int POSTED_AT_ONCE = 100;

  /** Of so many requests one is refused. */
  private static final int REFUSED = 50;

  /** Of so many processes one is killed while it starts, within so many milliseconds. */
  private static final int KILLED_EARLY = 5;

  private static final int START_MILLIS = 4_000;
  private static final int LIFE_MILLIS = 1_200;

  /** What a dead process sent has arrived by then, in milliseconds. */
  private static final int ARRIVED = 200;

  private final Random random;
  private final Pager pager;
  private final PagedFolder folder;
  private final HeardPages heard = new HeardPages();
  private final Set<String> begun = new TreeSet<>();
  private final Set<String> ended = new TreeSet<>();
  private final Set<String> hasty = new TreeSet<>();
  private final Set<String> standing = new LinkedHashSet<>();
  private final List<String> unanswered = new ArrayList<>();
  private final Instant since = Instant.now();
  private int read;
  private int alerts;
  private int kills;

  CrashStory(Path folder, Random random) throws IOException {
    this.random = random;
    Random refusals = Seed.fixed(random.nextLong());
    pager = new Pager(() -> refusals.nextInt(REFUSED) == 0);
    this.folder = new PagedFolder(folder, pager, "group_by: ['...']", "");
  }

  /** So many alerts fire, and somebody is told of each. */
  void begin(int count) throws IOException, InterruptedException {
    try (HeadroomProcess server = folder.serve()) {
      for (int left = count; left > 0; left -= POSTED_AT_ONCE) {
        fire(server, Math.min(left, POSTED_AT_ONCE));
      }
      server.await("that all are told", MAX, () -> told(begun));
    }
    killed();
  }

  /** A process lives until it is killed, at a moment of chance. */
  void life() throws IOException, InterruptedException {
    if (random.nextInt(KILLED_EARLY) == 0) {
      try (HeadroomProcess server = folder.launch()) {
        Thread.sleep(random.nextInt(START_MILLIS));
        server.kill();
      }
    } else {
      try (HeadroomProcess server = folder.serve()) {
        untilKilled(server);
      }
    }
    killed();
  }

  private void killed() throws InterruptedException {
    kills++;
    Thread.sleep(ARRIVED);
    hear();
    heard.processEnded();
  }

  private void untilKilled(HeadroomProcess server) throws InterruptedException {
    long after = random.nextInt(LIFE_MILLIS);
    Thread killer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Thread.sleep(after);
                server.kill();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      while (killer.isAlive()) {
        fire(server, 1 + random.nextInt(AT_ONCE));
        endTold(server, 1 + random.nextInt(AT_ONCE));
        endHastily(server);
        Thread.sleep(random.nextInt(40));
      }
    } catch (IOException gone) {
      // It is dead; what was not answered is posted to the next one.
    }
    killer.join();
  }

  /** All ends, and it is told of. */
  void finish() throws IOException, InterruptedException {
    try (HeadroomProcess server = folder.serve()) {
      server.await("that all beginnings are told", MAX, () -> told(begun));
      while (!standing.isEmpty()) {
        end(server, standing.stream().limit(POSTED_AT_ONCE).toList());
      }
      server.await("that all ends are told", MAX, this::allEndsTold);
    }
  }

  private boolean told(Set<String> wanted) {
    hear();
    return wanted.stream().allMatch(heard::isOpened);
  }

  private boolean allEndsTold() {
    hear();
    return endsToTell().stream().allMatch(heard::isResolved);
  }

  private Set<String> endsToTell() {
    Set<String> all = new TreeSet<>(ended);
    hasty.stream().filter(heard::isOpened).forEach(all::add);
    return all;
  }

  HeardPages.Faults faults() {
    hear();
    return heard.against(begun, endsToTell());
  }

  int kills() {
    return kills;
  }

  int alerts() {
    return begun.size() + hasty.size();
  }

  int requests() {
    return pager.received().size();
  }

  private void hear() {
    List<Pager.Received> all = pager.received();
    for (; read < all.size(); read++) {
      HttpHeaders headers = all.get(read).headers();
      heard.add(Heard.of(headers.firstValue("webhook-id").orElseThrow(), all.get(read).body()));
    }
  }

  private void fire(HeadroomProcess server, int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      unanswered.add("host-" + alerts++);
    }
    PagedFolder.post(server, unanswered, since, Instant.now().plus(Duration.ofHours(12)));
    begun.addAll(unanswered);
    standing.addAll(unanswered);
    unanswered.clear();
  }

  /** The oldest of which somebody was told. */
  private void endTold(HeadroomProcess server, int count) throws IOException, InterruptedException {
    hear();
    end(server, standing.stream().filter(heard::isOpened).limit(count).toList());
  }

  /** One of which nobody is known to have been told. */
  private void endHastily(HeadroomProcess server) throws IOException, InterruptedException {
    List<String> one = standing.stream().filter(each -> !heard.isOpened(each)).limit(1).toList();
    hasty.addAll(one);
    begun.removeAll(one);
    end(server, one);
  }

  private void end(HeadroomProcess server, Collection<String> names)
      throws IOException, InterruptedException {
    if (!names.isEmpty()) {
      PagedFolder.post(server, names, since, Instant.now());
      names.stream().filter(begun::contains).forEach(ended::add);
      standing.removeAll(names);
    }
  }

  @Override
  public void close() {
    pager.close();
  }
}
