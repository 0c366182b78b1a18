package dev.headroom.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.notify.HeardPages.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process ends at each point of a story at which it can end, and at points of chance of many
 * stories: no page is lost or told anew, none is out of order, and none comes more than once again.
 */
class PageCrashFaultTest {
  private static final int POINTS_MIN = 30;
  private static final int CRASHES = Integer.getInteger("crashes", 50);
  private static final int ALERTS = 6;

  @RegisterExtension final Seed seed = new Seed();
  @TempDir Path folder;

  /** What is found wrong, and how often it ended. */
  private record Outcome(Faults faults, List<String> where, List<String> passed) {}

  /** From the post to the end that was told, by way of a refusal, a person and a reload. */
  private Outcome story(int point, boolean forgetful) throws IOException {
    Crashes crashes = new Crashes(forgetful);
    try (CrashStage stage = new CrashStage(Files.createTempDirectory(folder, "story"), crashes)) {
      crashes.after(point);
      stage.fire("a");
      stage.fire("b");
      stage.refuseOnce();
      stage.evaluate("incidents open");
      stage.wait("a refused page is tried again", Duration.ofMinutes(2));
      stage.acknowledge("a");
      stage.reload();
      stage.end("a");
      stage.evaluate("an incident ends");
      stage.end("b");
      stage.evaluate("the last incident ends");
      crashes.never();
      settle(stage);
      return new Outcome(stage.faults(), stage.where(), crashes.passed());
    }
  }

  private static void settle(CrashStage stage) throws IOException {
    stage.evaluate("afterwards");
    stage.wait("afterwards", Duration.ofMinutes(10));
    stage.evaluate("afterwards");
  }

  private static List<String> wrong(Outcome outcome) {
    Faults faults = outcome.faults();
    List<String> wrong = new ArrayList<>(faults.lost());
    faults.repaged().forEach(each -> wrong.add("again " + each));
    faults.disordered().forEach(each -> wrong.add("order " + each));
    faults.needless().forEach(each -> wrong.add("needless " + each));
    return wrong.isEmpty() ? wrong : List.of(outcome.where() + ": " + wrong);
  }

  @Test
  void aStoryWithoutACrashTellsEachStepOnce() throws Exception {
    Outcome outcome = story(Integer.MAX_VALUE - 1, false);
    assertThat(outcome.where()).isEmpty();
    assertThat(wrong(outcome)).isEmpty();
    assertThat(outcome.faults().duplicates()).isZero();
  }

  @Test
  @DisplayName("kill -9: what was told was forgotten, and told again under another key or lost")
  void atEveryNamedPoint() throws Exception {
    List<String> points = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    boolean over = false;
    for (int point = 0; !over; point++) {
      Outcome outcome = story(point, false);
      points.addAll(outcome.where());
      wrong.addAll(wrong(outcome));
      over = outcome.where().isEmpty();
    }
    assertThat(wrong).isEmpty();
    assertThat(points).doesNotHaveDuplicates().hasSizeGreaterThan(POINTS_MIN);
    assertThat(points)
        .anyMatch(each -> each.startsWith("an alert is posted, within a transaction"))
        .anyMatch(each -> each.startsWith("incidents open, after a commit"))
        .anyMatch(each -> each.startsWith("incidents open, at the receiver that refuses"))
        .anyMatch(each -> each.startsWith("a refused page is tried again, at the receiver"))
        .anyMatch(each -> each.startsWith("a person acknowledges, after a commit"))
        .anyMatch(each -> each.startsWith("the last incident ends, before a write"));
  }

  /** The control: a store like that of those who keep in memory what they have sent or taken. */
  @Test
  void aStoreThatAnswersBeforeItHasWrittenIsFoundOut() throws Exception {
    boolean lost = false;
    boolean over = false;
    for (int point = 0; !over && !lost; point++) {
      Outcome outcome = story(point, true);
      lost = !outcome.faults().lost().isEmpty();
      over = outcome.where().isEmpty();
    }
    assertThat(lost).isTrue();
  }

  @Test
  void atPointsOfChance() throws Exception {
    Random random = seed.random();
    int ended = 0;
    while (ended < CRASHES) {
      Outcome outcome = chance(random);
      assertThat(wrong(outcome)).isEmpty();
      ended += outcome.where().size();
    }
  }

  /** Several alerts, each with a life of its own, and an end every few points. */
  private Outcome chance(Random random) throws IOException {
    Crashes crashes = new Crashes(false);
    try (CrashStage stage = new CrashStage(Files.createTempDirectory(folder, "chance"), crashes)) {
      List<String> standing = new ArrayList<>();
      for (int i = 0; i < 3 * ALERTS; i++) {
        crashes.after(random.nextInt(60));
        if (i < ALERTS) {
          stage.fire("host-" + i);
          standing.add("host-" + i);
        }
        act(stage, random, standing);
        stage.evaluate("a round");
      }
      crashes.never();
      settle(stage);
      return new Outcome(stage.faults(), stage.where(), crashes.passed());
    }
  }

  private static void act(CrashStage stage, Random random, List<String> standing)
      throws IOException {
    switch (random.nextInt(5)) {
      case 0 -> stage.refuseOnce();
      case 1 -> stage.reload();
      case 2 -> stage.wait("time passes", Duration.ofMinutes(1));
      case 3 -> {
        if (!standing.isEmpty()) {
          stage.acknowledge(standing.get(random.nextInt(standing.size())));
        }
      }
      default ->
          standing.stream()
              .filter(stage::isIncident)
              .findAny()
              .ifPresent(each -> {
                try {
                  stage.end(each);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
                standing.remove(each);
              });
    }
  }
}
