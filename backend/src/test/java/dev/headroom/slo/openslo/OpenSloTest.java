package dev.headroom.slo.openslo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Problem;
import dev.headroom.model.Urgency;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSloTest {
  private static final String LATENCY =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: checkout-latency
        displayName: Checkout is fast
        labels: {team: [shop], tier: '1'}
        annotations:
          headroom/owner: shop
          headroom/runbook: CheckoutSlow
          headroom/min-bad: 5
          headroom/no-data: exclude
          example.com/other: anything
      spec:
        description: Nearly all orders answer within 200 ms.
        service: checkout
        indicatorRef: checkout-fast
        timeWindow:
          - duration: 4w
            isRolling: true
        budgetingMethod: Occurrences
        objectives:
          - targetPercent: 99.90
      ---
      apiVersion: openslo/v1
      kind: SLI
      metadata: {name: checkout-fast}
      spec:
        ratioMetric:
          counter: false
          good:
            metricSource:
              metricSourceRef: here
              spec: {distribution: 'checkout_seconds{service="checkout"}', le: 200ms}
          total:
            metricSource:
              type: Headroom
              spec: {distribution: 'checkout_seconds{service="checkout"}'}
      ---
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: here}
      spec: {type: Headroom, connectionDetails: {}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: checkout}
      spec: {description: Takes orders.}
      """;

  @TempDir Path directory;
  private final Problems problems = new Problems();

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private List<Objective> read() throws IOException {
    return OpenSlo.read(directory, problems, SloConfig.defaults());
  }

  private List<String> problems() {
    return problems.sorted().stream()
        .map(Problem::toString)
        .map(problem -> problem.replace(directory + "/", ""))
        .toList();
  }

  /** What the page for people shows is what can be read. */
  @Test
  void theExamplesOfTheDocumentationAreSound() throws IOException {
    String page = Files.readString(Path.of("docs", "slo-files.md"));
    String[] parts = page.split("```(yaml)?\n", -1);
    for (int i = 1; i < parts.length; i += 2) {
      write("example-" + i + ".yaml", parts[i]);
    }

    assertThat(read())
        .extracting(Objective::name)
        .containsExactly("checkout-availability", "checkout-latency");
    assertThat(problems()).isEmpty();
  }

  @Test
  void readsEverythingAPromiseSays() throws IOException {
    Path file = write("latency.yaml", LATENCY);

    Objective objective = read().getFirst();

    assertThat(problems()).isEmpty();
    assertThat(objective.name()).isEqualTo("checkout-latency");
    assertThat(objective.displayName()).isEqualTo("Checkout is fast");
    assertThat(objective.description()).isEqualTo("Nearly all orders answer within 200 ms.");
    assertThat(objective.service()).isEqualTo("checkout");
    assertThat(objective.owner()).isEqualTo("shop");
    assertThat(objective.runbook()).isEqualTo("CheckoutSlow");
    assertThat(objective.labels()).isEqualTo(Map.of("team", "shop", "tier", "1"));
    assertThat(objective.target()).isEqualByComparingTo("0.999");
    assertThat(objective.window()).isEqualTo(Duration.ofDays(28));
    assertThat(objective.minBad()).isEqualTo(5);
    assertThat(objective.definition())
        .isEqualTo(
            new SourceDocument(file.toString(), 1, LATENCY.substring(0, LATENCY.indexOf("---"))));
    assertThat(objective.indicator().counted()).isEqualTo(Indicator.Side.GOOD);
    assertThat(objective.indicator().events())
        .isInstanceOfSatisfying(
            Indicator.MetricSource.DistributionSource.class,
            source -> {
              assertThat(source.atMost().orElseThrow()).isEqualByComparingTo("0.2");
              assertThat(source.selector().toString())
                  .isEqualTo("{__name__=\"checkout_seconds\",service=\"checkout\"}");
            });
    assertThat(objective.indicator().total())
        .isInstanceOfSatisfying(
            Indicator.MetricSource.DistributionSource.class,
            source -> assertThat(source.atMost()).isEqualTo(Optional.empty()));
  }

  /** In binary floating point 1 - 0.999 is 0.0010000000000000009 and 100 - 99.9 worse still. */
  @Test
  void theBudgetIsExact() throws IOException {
    write("percent.yaml", LATENCY);
    write("share.yaml", promise("share", "target: 0.999"));

    assertThat(read())
        .extracting(Objective::budget)
        .allSatisfy(budget -> assertThat(budget).isEqualByComparingTo(new BigDecimal("0.001")));
  }

  @Test
  void tiersAreTheWorkbooksUnlessWritten() throws IOException {
    write("a.yaml", LATENCY);

    assertThat(read().getFirst().tiers())
        .containsExactly(
            tier("page-1h", Urgency.PAGE, 60, 5, "14.4"),
            tier("page-6h", Urgency.PAGE, 360, 30, "6"),
            tier("ticket-1d", Urgency.TICKET, 1_440, 120, "3"),
            tier("ticket-3d", Urgency.TICKET, 4_320, 360, "1"));
  }

  @Test
  void writtenTiersAreOrderedByUrgencyThenByWindow() throws IOException {
    write(
        "a.yaml",
        LATENCY.replace(
            "headroom/owner: shop",
            "headroom/tiers: 3d/6h x1 ticket, 6h/30m x6  page,1h/5m x1000 page"));

    assertThat(read().getFirst().tiers())
        .containsExactly(
            tier("page-1h", Urgency.PAGE, 60, 5, "1000"),
            tier("page-6h", Urgency.PAGE, 360, 30, "6"),
            tier("ticket-3d", Urgency.TICKET, 4_320, 360, "1"));
    assertThat(problems()).isEmpty();
  }

  /** Datadog: at 96 % the burn rate ends at 25; OpenObserve: at 94 % at 16.67. */
  @Test
  void factorsReachUpToOneOverTheBudget() throws IOException {
    String fires = LATENCY.replace("headroom/owner: shop", "headroom/tiers: 1h/5m x25 page");
    write("a.yaml", fires.replace("targetPercent: 99.90", "targetPercent: 96"));
    String never =
        promise("never", "target: 0.94")
            .replace(
                "name: never",
                "name: never, " + "annotations: {headroom/tiers: 1h/5m x16.67 page}");
    write("b.yaml", never);

    assertThat(read()).hasSize(1);
    assertThat(problems())
        .containsExactly(
            "b.yaml:3:55: page-1h could never fire: with this target the largest possible factor"
                + " is 16.6666");
  }

  @Test
  void defaultTiersLongerThanTheWindowAreLeftOut() throws IOException {
    write("a.yaml", LATENCY.replace("duration: 4w", "duration: 1d"));

    assertThat(read().getFirst().tiers())
        .extracting(BurnTier::name)
        .containsExactly("page-1h", "page-6h", "ticket-1d");
    assertThat(problems()).isEmpty();
  }

  @Test
  void aScaleShortensWindowsAndLeavesNamesAndFactorsAlone() throws IOException {
    Path file = write("a.yaml", LATENCY);
    SloConfig config = SloConfig.defaults().with(new WindowScale(60));

    Objective objective = OpenSlo.read(List.of(file), problems, config).getFirst();

    assertThat(objective.window()).isEqualTo(Duration.ofDays(28).dividedBy(60));
    assertThat(objective.tiers().getFirst())
        .isEqualTo(
            new BurnTier(
                "page-1h",
                Urgency.PAGE,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                new BigDecimal("14.4")));
  }

  @Test
  void eventsHaveANameForPeople() throws IOException {
    write("latency.yaml", LATENCY.replace("headroom/min-bad: 5", "headroom/events: paid orders"));

    assertThat(read().getFirst().events()).isEqualTo("paid orders");
    assertThat(problems()).isEmpty();
  }

  @Test
  void whatIsNotWrittenHasADefault() throws IOException {
    write("a.yaml", promise("plain", "target: 0.999"));

    Objective objective = read().getFirst();

    assertThat(objective.displayName()).isEqualTo("plain");
    assertThat(objective.runbook()).isEqualTo("plain");
    assertThat(objective.owner()).isEmpty();
    assertThat(objective.description()).isEmpty();
    assertThat(objective.labels()).isEmpty();
    assertThat(objective.events()).isEqualTo(Objective.EVENTS);
    assertThat(objective.minBad()).isEqualTo(5);
    assertThat(objective.indicator().counted()).isEqualTo(Indicator.Side.BAD);
  }

  @Test
  void promisesComeByNameFromAllFilesOfTheDirectoryAndReferAcrossThem() throws IOException {
    String[] documents = LATENCY.split("---\n");
    write("z.yml", documents[0]);
    write("b.yaml", documents[1]);
    write("a.yaml", documents[2] + "---\n" + promise("zz", "target: 0.99"));
    write("c.yaml", promise("aa", "target: 0.99"));
    write("notes.txt", "not: read");
    Files.createDirectory(directory.resolve("folder.yaml"));

    assertThat(read()).extracting(Objective::name).containsExactly("aa", "checkout-latency", "zz");
    assertThat(problems()).isEmpty();
  }

  @Test
  void noDirectoryAndEmptyFilesHoldNothing() throws IOException {
    write("empty.yaml", "");
    write("comment.yaml", "# later\n---\n# even later\n");

    assertThat(read()).isEmpty();
    assertThat(OpenSlo.read(directory.resolve("absent"), problems, SloConfig.defaults())).isEmpty();
    assertThat(problems()).isEmpty();
  }

  @Test
  void oneBrokenPromiseLeavesTheOthers() throws IOException {
    write("a.yaml", promise("broken", "target: 2") + "---\n" + promise("sound", "target: 0.99"));
    write("b.yaml", "a: [");
    write("c.yaml", promise("sound-too", "target: 0.99"));

    assertThat(read()).extracting(Objective::name).containsExactly("sound", "sound-too");
    assertThat(problems())
        .containsExactly(
            "a.yaml:14:25: target is 0 or more and less than 1",
            "b.yaml:1:5: not valid YAML: expected the node content, but found '<stream end>'");
  }

  @Test
  void namesAreUniqueByKind() throws IOException {
    write("a.yaml", promise("twice", "target: 0.99"));
    write(
        "b.yaml",
        "# here\n"
            + promise("twice", "target: 0.999")
            + "---\napiVersion: openslo/v1\nkind: Service\nmetadata: {name: twice}\nspec: {}\n");

    assertThat(read()).extracting(Objective::target).containsExactly(new BigDecimal("0.99"));
    assertThat(problems()).containsExactly("b.yaml:4:18: SLO twice is already defined at a.yaml:3");
  }

  @Test
  void aBrokenSliIsSaidOnceAndNotWhereItIsReferredTo() throws IOException {
    write("a.yaml", LATENCY.replace("le: 200ms", "le: soon"));

    assertThat(read()).isEmpty();
    assertThat(problems())
        .containsExactly(
            "a.yaml:33:74: not a threshold such as 200ms, 512KiB or a number of base units: soon");
  }

  @Test
  void referencesMustExist() throws IOException {
    write("a.yaml", LATENCY.replace("indicatorRef: checkout-fast", "indicatorRef: nowhere"));

    assertThat(read()).isEmpty();
    assertThat(problems()).containsExactly("a.yaml:16:17: no SLI is named nowhere");
  }

  @Test
  void aDataSourceOfAnotherKindIsSaidWhereItIsUsed() throws IOException {
    write("a.yaml", LATENCY.replace("{type: Headroom, conn", "{type: Datadog, conn"));

    assertThat(read()).isEmpty();
    assertThat(problems())
        .containsExactly(
            "a.yaml:32:26: not supported yet: metric source of type Datadog; use type: Headroom");
  }

  @Test
  void boundsAreProblemsThatNameThem() throws IOException {
    write("a.yaml", promise("one", "target: 0.99") + "---\n" + promise("two", "target: 0.99"));
    write("b.yaml", "#".repeat(2_000));
    Files.write(directory.resolve("c.yaml"), "# ü".getBytes(StandardCharsets.ISO_8859_1));
    SloConfig config =
        new SloConfig(
            WindowScale.NONE,
            1,
            1,
            Duration.ofDays(90),
            1_500,
            100,
            Duration.ofMinutes(5),
            Duration.ofHours(1));

    assertThat(OpenSlo.read(directory, problems, config)).hasSize(1);
    assertThat(problems())
        .containsExactly(
            "a.yaml:16:1: more objectives than slo.objectivesMax 1",
            "b.yaml:0:0: larger than slo.fileBytesMax 1500",
            "c.yaml:1:3: not UTF-8: byte 0xFC");
  }

  @Test
  void aDescriptionHasALength() throws IOException {
    write("a.yaml", LATENCY.replace("Takes orders.", "x".repeat(1_051)));

    read();

    assertThat(problems())
        .containsExactly("a.yaml:47:21: description is longer than 1050 characters");
  }

  private static BurnTier tier(
      String name, Urgency urgency, int longMinutes, int shortMinutes, String factor) {
    return new BurnTier(
        name,
        urgency,
        Duration.ofMinutes(longMinutes),
        Duration.ofMinutes(shortMinutes),
        new BigDecimal(factor));
  }

  private static String promise(String name, String target) {
    return """
    apiVersion: openslo/v1
    kind: SLO
    metadata: {name: %s}
    spec:
      service: checkout
      indicator:
        metadata: {name: orders}
        spec:
          ratioMetric:
            bad: {metricSource: {type: Headroom, spec: {counter: 'orders_total{code=~"5.."}'}}}
            total: {metricSource: {type: Headroom, spec: {counter: orders_total}}}
      timeWindow: [{duration: 30d, isRolling: true}]
      budgetingMethod: Occurrences
      objectives: [{%s}]
    """
        .formatted(name, target);
  }
}
