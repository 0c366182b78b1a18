package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.silence.Silence;
import dev.headroom.alerting.silence.Silence.Phase;
import dev.headroom.alerting.silence.Silence.SilenceAnswer;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories of silences, through the database to what a receiver gets. */
class SilencingTest {
  private static final String LATENCY = World.LATENCY.name();
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private TestReceiver receiver;
  private World world;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
    world = new World(folder);
    world.routeTo(receiver.url("/"));
  }

  @AfterEach
  void stop() {
    world.close();
    receiver.close();
  }

  /** What came: status and key of each alarm. */
  private List<String> told() throws IOException {
    List<String> told = new ArrayList<>();
    for (JsonNode body : bodies()) {
      String key = body.at("/groupKey").asText();
      told.add(
          body.at("/status").asText() + " " + key.replaceAll(".*incident=\"([^\"]*)\".*", "$1"));
    }
    return told;
  }

  private List<JsonNode> bodies() throws IOException {
    List<JsonNode> bodies = new ArrayList<>();
    for (TestReceiver.Request request : receiver.take()) {
      bodies.add(json.readTree(request.body()));
    }
    return bodies;
  }

  private SilenceRequest request(Duration from, Duration length, boolean endsOnResolve) {
    Instant start = world.clock.instant().plus(from);
    return new SilenceRequest(
        Optional.empty(),
        List.of(new Matcher("slo", Operator.EQUAL, LATENCY)),
        "dana",
        "deploy of 1.4",
        Optional.of(start),
        start.plus(length),
        endsOnResolve);
  }

  private Silence silenced(Duration from, Duration length) throws IOException {
    return made(request(from, length, false));
  }

  private Silence silenced(Duration length) throws IOException {
    return silenced(Duration.ZERO, length);
  }

  private Silence made(SilenceRequest request) throws IOException {
    SilenceAnswer answer = world.silences.make(request);
    world.alerting.followMuting();
    assertThat(answer).isInstanceOf(SilenceAnswer.Standing.class);
    return ((SilenceAnswer.Standing) answer).silence();
  }

  private Phase phase(Silence silence) throws IOException {
    return world.silences.find(silence.id()).orElseThrow().phase();
  }

  private Incident incident() {
    return world.alerting.unresolved().getFirst();
  }

  private List<TimelineEntry> lines(EntryKind kind) throws IOException {
    return world.alerting.timeline(incident().id()).stream()
        .filter(each -> each.kind() == kind)
        .toList();
  }

  private void pass(Duration time) {
    world.pass(time);
    world.alerting.followMuting();
  }

  private void restarts() throws IOException {
    world.stop();
    world.open();
  }

  @Test
  void nobodyIsToldOfWhatOpensUnderASilenceAndItsLineSaysWhoseItIs() throws Exception {
    Silence silence = silenced(TEN_MINUTES);
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.fires(World.ERRORS, PAGE_1H);

    assertThat(told()).hasSize(1).allMatch(each -> !each.contains(incident.id()));
    assertThat(incident.state()).isEqualTo(IncidentState.OPEN);
    assertThat(incident.muted())
        .contains(
            new Muted(
                new MuteReason.Silenced(silence.id(), "dana", "deploy of 1.4", silence.endsAt()),
                false));
    assertThat(world.alerting.timeline(incident.id()))
        .singleElement()
        .extracting(TimelineEntry::description)
        .asString()
        .endsWith(
            " Nobody is told: silenced by dana until 03:17:00 UTC (deploy of 1.4; silence %s)."
                .formatted(silence.id()));
  }

  @Test
  void withoutASilenceTheSameIsTold() throws Exception {
    assertThat(world.fires(World.LATENCY, PAGE_1H).muted()).isEmpty();
    assertThat(told()).hasSize(1);
  }

  @Test
  void theEndOfASilencePagesOnceAndNamesItThoughNoEvaluationComes() throws Exception {
    Silence silence = silenced(TEN_MINUTES);
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    pass(TEN_MINUTES.minusMillis(1));
    assertThat(told()).isEmpty();

    pass(Duration.ofMillis(1));
    List<JsonNode> bodies = bodies();
    pass(Duration.ofMinutes(1));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).isEmpty();

    assertThat(bodies)
        .singleElement()
        .satisfies(body -> {
          assertThat(body.at("/status").asText()).isEqualTo("firing");
          assertThat(body.at("/groupKey").asText()).contains('"' + id + '"');
          assertThat(body.at("/commonAnnotations/summary").asText())
              .endsWith(
                  " The silence of dana has ended (deploy of 1.4; silence %s)."
                      .formatted(silence.id()));
        });
    assertThat(world.deliveries()).extracting("event").containsExactly("opened");
    assertThat(incident().muted()).isEmpty();
    assertThat(phase(silence)).isEqualTo(Phase.ENDED);
  }

  @Test
  void theRoundThatSeesTheEndOfBothPagesNobody() throws Exception {
    silenced(TEN_MINUTES);
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(TEN_MINUTES);
    world.isSilent(World.LATENCY);
    assertThat(world.alerting.unresolved()).isEmpty();
    pass(Duration.ofHours(1));
    assertThat(told()).isEmpty();
  }

  @Test
  void whatWasToldBeforeAsksAgainUnderANewKeyAndTheOldAlarmEnds() throws Exception {
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    silenced(TEN_MINUTES);
    assertThat(told()).containsExactly("firing " + id);
    assertThat(lines(EntryKind.MUTED)).hasSize(1);
    world.pass(Duration.ofMinutes(1));
    world.doubles(World.LATENCY, PAGE_1H);
    assertThat(told()).isEmpty();
    assertThat(lines(EntryKind.UPDATED).getLast().description())
        .contains("has doubled", "Nobody is told: silenced by dana");

    pass(TEN_MINUTES);
    assertThat(told()).containsExactly("firing " + id + "-2", "resolved " + id);
    assertThat(incident().alarm()).isEqualTo(2);
    world.isSilent(World.LATENCY);
    assertThat(told()).containsExactly("resolved " + id + "-2");
  }

  @Test
  void aSignedEventOfItsOwnNamesTheKeyItReplaces() throws Exception {
    world.route(
        """
        route: {receiver: pager}
        receivers: [{name: pager, signed_webhook_configs: [{url: '%s', secret: '${env:KEY}'}]}]
        """
            .formatted(receiver.url("/")));
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    silenced(TEN_MINUTES);
    pass(TEN_MINUTES);
    JsonNode event = bodies().getLast();
    assertThat(event.at("/type").asText()).isEqualTo("incident.unmuted");
    assertThat(event.at("/data/dedupKey").asText()).isEqualTo(id + "-2");
    assertThat(event.at("/data/replacesDedupKey").asText()).isEqualTo(id);
  }

  @Test
  void anEndUnderASilenceIsToldToThoseWhoKnowOfTheBeginning() throws Exception {
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    silenced(TEN_MINUTES);
    assertThat(told()).hasSize(1);
    world.isSilent(World.LATENCY);
    assertThat(told()).containsExactly("resolved " + id);
    assertThat(world.alerting.find(id).orElseThrow().muted()).isEmpty();

    world.pass(Duration.ofMinutes(1));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(lines(EntryKind.REOPENED)).hasSize(1);
    world.isSilent(World.LATENCY);
    world.pass(Duration.ofMinutes(5));
    world.isSilent(World.LATENCY);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatNobodyWasToldOfEndsUntold() throws Exception {
    silenced(TEN_MINUTES);
    world.fires(World.LATENCY, PAGE_1H);
    world.isSilent(World.LATENCY);
    pass(TEN_MINUTES);
    assertThat(told()).isEmpty();
  }

  @Test
  void deletingASilencePagesAtOnce() throws Exception {
    Silence silence = silenced(Duration.ofHours(5));
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    world.pass(Duration.ofMinutes(1));
    world.silences.end(silence.id());
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).containsExactly("firing " + id);
    assertThat(world.silences.find(silence.id()).orElseThrow().endsAt())
        .isEqualTo(world.clock.instant());
  }

  @Test
  void ofTwoSilencesThatOverlapTheLastOneHolds() throws Exception {
    Silence longer = silenced(Duration.ofMinutes(30));
    silenced(TEN_MINUTES);
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    pass(TEN_MINUTES);
    assertThat(told()).isEmpty();
    assertThat(incident().muted().orElseThrow().reason().clause(world.clock.instant()))
        .contains(longer.id());
    silenced(Duration.ofMinutes(40));
    world.silences.end(longer.id());
    pass(Duration.ofMinutes(39));
    assertThat(told()).isEmpty();
    pass(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("firing " + id);
  }

  @Test
  void anAcknowledgementUnderASilenceIsTakenAndItsEndPagesNobody() throws Exception {
    silenced(TEN_MINUTES);
    String id = world.fires(World.LATENCY, PAGE_6H).id();
    world.alerting.acknowledge(id, "ada");
    pass(TEN_MINUTES);
    assertThat(told()).isEmpty();
    assertThat(incident().acknowledgement()).isPresent();
    assertThat(lines(EntryKind.UNMUTED)).hasSize(1);

    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).isNotEmpty().first().asString().startsWith("firing " + id);
  }

  @Test
  void anAcknowledgementThatBecomesVoidUnderASilenceIsPagedAtItsEnd() throws Exception {
    String id = world.fires(World.LATENCY, PAGE_6H).id();
    world.alerting.acknowledge(id, "ada");
    assertThat(told()).containsExactly("firing " + id);
    silenced(TEN_MINUTES);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(incident().acknowledgement()).isEmpty();
    assertThat(incident().alarm()).isEqualTo(1);
    assertThat(told()).isEmpty();
    pass(TEN_MINUTES);
    assertThat(told()).containsExactly("firing " + id + "-2", "resolved " + id);
  }

  @Test
  void aSilenceInForceSurvivesARestartAndSoDoesWhatItHides() throws Exception {
    Silence silence = silenced(TEN_MINUTES);
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    restarts();
    pass(Duration.ofMinutes(1));
    assertThat(world.silences.list()).containsExactly(silence);
    assertThat(incident().muted()).isPresent();
    assertThat(told()).isEmpty();

    world.stop();
    world.clock.advance(TEN_MINUTES);
    world.open();
    world.alerting.followMuting();
    assertThat(told()).containsExactly("firing " + id);
    restarts();
    pass(Duration.ofHours(1));
    assertThat(told()).isEmpty();
  }

  @Test
  void aReloadUnderASilencePagesNobody() throws Exception {
    silenced(TEN_MINUTES);
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    world.routeTo(receiver.url("/other"));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).isEmpty();
    pass(TEN_MINUTES);
    assertThat(told()).containsExactly("firing " + id);
    world.routeTo(receiver.url("/other"));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(told()).isEmpty();
  }

  @Test
  void aPlannedSilenceBeginsWhenItWasPlanned() throws Exception {
    Silence silence = silenced(TEN_MINUTES, TEN_MINUTES);
    assertThat(phase(silence)).isEqualTo(Phase.PLANNED);
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    assertThat(told()).containsExactly("firing " + id);
    pass(TEN_MINUTES);
    assertThat(phase(silence)).isEqualTo(Phase.IN_FORCE);
    assertThat(incident().muted()).isPresent();
    pass(TEN_MINUTES);
    assertThat(told()).containsExactly("firing " + id + "-2", "resolved " + id);
  }

  @Test
  void aClockThatIsSetBackNeitherStopsASilenceNorBringsOneBack() throws Exception {
    Silence silence = silenced(TEN_MINUTES);
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    world.clock.advance(Duration.ofHours(-1));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(phase(silence)).isEqualTo(Phase.IN_FORCE);
    assertThat(told()).isEmpty();

    pass(Duration.ofHours(1).plus(TEN_MINUTES));
    assertThat(told()).containsExactly("firing " + id);
    world.clock.advance(Duration.ofMinutes(-5));
    restarts();
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(phase(silence)).isEqualTo(Phase.ENDED);
    assertThat(incident().muted()).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void aSilenceThatEndsOnResolveEndsWithTheLastIncidentItHides() throws Exception {
    Silence silence = made(request(Duration.ZERO, Duration.ofHours(5), true));
    pass(TEN_MINUTES);
    assertThat(phase(silence)).isEqualTo(Phase.IN_FORCE);
    world.fires(World.LATENCY, PAGE_1H);
    restarts();
    pass(TEN_MINUTES);
    assertThat(phase(silence)).isEqualTo(Phase.IN_FORCE);
    world.isSilent(World.LATENCY);
    assertThat(phase(silence)).isEqualTo(Phase.ENDED);
    assertThat(told()).isEmpty();

    world.pass(Duration.ofHours(1));
    String next = world.fires(World.LATENCY, PAGE_1H).id();
    assertThat(told()).containsExactly("firing " + next);
  }

  @Test
  void aSilenceOfWhatHasEndedHidesNothingUntilItComesBack() throws Exception {
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    world.isSilent(World.LATENCY);
    assertThat(told()).hasSize(2);
    silenced(TEN_MINUTES);
    assertThat(world.alerting.find(id).orElseThrow().muted()).isEmpty();
    world.pass(Duration.ofMinutes(1));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(incident().id()).isEqualTo(id);
    assertThat(told()).isEmpty();
    pass(TEN_MINUTES);
    assertThat(told()).first().isEqualTo("firing " + id + "-2");
  }

  @Test
  void aDeliveryThatWaitsGoesOutThoughASilenceHasBegun() throws Exception {
    receiver.then(TestReceiver.status(503));
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    silenced(TEN_MINUTES);
    assertThat(told()).hasSize(1);
    pass(Duration.ofMinutes(2));
    assertThat(told()).containsExactly("firing " + id);
  }

  @Test
  void whatCannotBeWrittenIsHeldBackFromMemoryAndPagedFromThere() throws Exception {
    silenced(TEN_MINUTES);
    world.breakTable("INSERT ON incidents");
    String id = world.fires(World.LATENCY, PAGE_1H).id();
    assertThat(told()).isEmpty();
    pass(TEN_MINUTES);
    assertThat(told()).containsExactly("firing " + id);
    world.mend();
  }
}
