package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.demo.fleet.FaultStory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is paged when: twenty-two faults at once, told second by second to Headroom and to Debian's
 * Prometheus with Alertmanager, each with its defaults. Every written or default duration of both
 * is divided by {@code -Dpages.scale}, so that it takes minutes and not hours.
 */
class PageBench {
  private static final int SCALE = Integer.getInteger("pages.scale", 10);
  private static final int HOUR = 3_600 / SCALE;
  private static final FaultStory.Plan PLAN = new FaultStory.Plan(6 * HOUR, HOUR, HOUR, 60 / SCALE);
  private static final int LEAD_SECONDS = 20;

  @TempDir Path folder;

  @Test
  void headroom_beside_prometheus_and_alertmanager() throws Exception {
    List<FaultStory> stories = FaultStory.all(PLAN);
    StoryFiles files = new StoryFiles(stories, SCALE);
    try (Pager ours = new Pager();
        Pager theirs = new Pager();
        HeadroomProcess headroom = headroom(files, ours);
        AlertmanagerProcess alertmanager =
            AlertmanagerProcess.start(
                Objects.requireNonNull(AlertmanagerProcess.program("prometheus-alertmanager")),
                folder.resolve("alertmanager"),
                files.scaledRouting(theirs.url()));
        PrometheusProcess prometheus = prometheus(files, alertmanager)) {
      prometheus.awaitReady();
      long start = System.currentTimeMillis() - (PLAN.wellBefore() - LEAD_SECONDS) * 1_000L;
      long startNanos = System.nanoTime() - (PLAN.wellBefore() - LEAD_SECONDS) * 1_000_000_000L;
      tell(stories, start, headroom, prometheus);
      Thread.sleep(Duration.ofSeconds(600 / SCALE));
      table(
          stories,
          story -> heard(story, ours, startNanos),
          story -> heard(story, theirs, startNanos));
    }
  }

  private HeadroomProcess headroom(StoryFiles files, Pager pager)
      throws IOException, InterruptedException {
    Path rules = files.headroomRules(Files.createDirectories(folder.resolve("ours")), pager.url());
    return HeadroomProcess.serve(
        folder.resolve("data"),
        "--config",
        folder.resolve("ours/headroom.yaml").toString(),
        "--rules",
        rules.toString(),
        "--runbooks",
        Files.createDirectories(folder.resolve("runbooks")).toString());
  }

  private PrometheusProcess prometheus(StoryFiles files, AlertmanagerProcess alertmanager)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve("prometheus"));
    Files.writeString(own.resolve("rules.yml"), files.slothRules());
    return PrometheusProcess.start(
        PrometheusProcess.required(),
        own,
        files.prometheus(alertmanager.url().substring("http://".length())),
        "--web.enable-remote-write-receiver",
        "--rules.alert.resend-delay=" + 60_000 / SCALE + "ms");
  }

  private static void tell(
      List<FaultStory> stories, long start, HeadroomProcess headroom, PrometheusProcess prometheus)
      throws IOException, InterruptedException {
    List<URI> targets =
        List.of(
            URI.create(headroom.url() + "/api/v1/write"),
            URI.create(prometheus.url() + "/api/v1/write"));
    int seconds = stories.getFirst().total().size();
    try (StoryPush push = new StoryPush(stories, start, targets)) {
      for (long second = 0; second < seconds; ) {
        push.until((int) second);
        Thread.sleep(1_000 - (System.currentTimeMillis() - start) % 1_000);
        second = (System.currentTimeMillis() - start) / 1_000;
      }
      push.until(seconds);
    }
  }

  private static PageHistory heard(FaultStory story, Pager pager, long startNanos) {
    try {
      return PageHistory.of(story.name(), pager.received(), startNanos);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void table(
      List<FaultStory> stories,
      Function<FaultStory, PageHistory> ours,
      Function<FaultStory, PageHistory> theirs) {
    Bench.say("every duration of both sides divided by %d; Headroom | Prometheus", SCALE);
    Bench.say(
        "%-22s %17s %17s %11s %11s",
        "fault", "bad to page s", "good to end s", "incidents", "deliveries");
    for (FaultStory story : stories) {
      PageHistory our = ours.apply(story);
      PageHistory their = theirs.apply(story);
      Bench.say(
          "%-22s %8s|%8s %8s|%8s %5d|%5d %5d|%5d%s",
          story.name(),
          since(our.pagedSeconds(), story.firstBad()),
          since(their.pagedSeconds(), story.firstBad()),
          since(our.resolvedSeconds(), story.lastBad() + 1),
          since(their.resolvedSeconds(), story.lastBad() + 1),
          our.incidents(),
          their.incidents(),
          our.deliveries(),
          their.deliveries(),
          story.pagedAt() < 0 ? "  (is no page)" : "");
    }
    sum("Headroom", stories, ours);
    sum("Prometheus", stories, theirs);
    assertThat(stories).allSatisfy(story -> assertThat(isMissed(story, ours)).isFalse());
  }

  private static void sum(
      String side, List<FaultStory> stories, Function<FaultStory, PageHistory> heard) {
    double[] paged =
        stories.stream()
            .filter(story -> heard.apply(story).pagedSeconds().isPresent())
            .mapToDouble(
                story -> heard.apply(story).pagedSeconds().getAsDouble() - story.firstBad())
            .toArray();
    double[] ended =
        stories.stream()
            .filter(story -> heard.apply(story).resolvedSeconds().isPresent())
            .mapToDouble(
                story -> heard.apply(story).resolvedSeconds().getAsDouble() - story.lastBad() - 1)
            .toArray();
    Bench.say(
        "%s: median %.1f s to the page, %.1f s to the end; %d incidents, %d deliveries, %d missed, %d false",
        side,
        Bench.median(paged),
        Bench.median(ended),
        stories.stream().mapToInt(story -> heard.apply(story).incidents()).sum(),
        stories.stream().mapToInt(story -> heard.apply(story).deliveries()).sum(),
        stories.stream().filter(story -> isMissed(story, heard)).count(),
        stories.stream()
            .filter(story -> story.pagedAt() < 0 && heard.apply(story).deliveries() > 0)
            .count());
  }

  private static boolean isMissed(FaultStory story, Function<FaultStory, PageHistory> heard) {
    return story.pagedAt() >= 0 && heard.apply(story).pagedSeconds().isEmpty();
  }

  private static String since(OptionalDouble at, int second) {
    return at.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", at.getAsDouble() - second);
  }
}
