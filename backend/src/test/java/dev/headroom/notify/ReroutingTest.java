package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.notify.TestReceiver.Request;
import dev.headroom.notify.record.DeliveryStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other receivers are named while incidents are open: a page does not wait for those of before. */
class ReroutingTest {
  @TempDir Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private TestReceiver before;
  private TestReceiver after;
  private World world;

  @BeforeEach
  void start() throws Exception {
    before = TestReceiver.start();
    after = TestReceiver.start();
    world = new World(folder);
    route("before", before);
  }

  @AfterEach
  void stop() {
    world.close();
    before.close();
    after.close();
  }

  private void route(String name, TestReceiver receiver) throws IOException {
    world.route(
        """
        route: {receiver: %1$s}
        receivers:
          - name: %1$s
            signed_webhook_configs: [{url: '%2$s', secret: '${env:KEY}'}]
        """
            .formatted(name, receiver.url("/")));
  }

  private List<String> types(TestReceiver receiver) {
    return receiver.take().stream().map(this::type).toList();
  }

  private String type(Request request) {
    try {
      return json.readTree(request.body()).get("type").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPageThatWaitsForAReceiverThatIsGoneGoesToTheOneInItsPlace() throws Exception {
    before.then(TestReceiver.status(503));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(before)).containsExactly("incident.opened");

    route("after", after);
    world.pass(Duration.ofSeconds(1));
    world.fires(World.LATENCY, PAGE_1H);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(after)).containsExactly("incident.opened");
    assertThat(world.alerting.timeline(incident.id()))
        .filteredOn(each -> each.kind() == EntryKind.ROUTED)
        .extracting(TimelineEntry::description)
        .containsExactly("Told to after: routing names them since it was changed.");

    world.isSilent(World.LATENCY);
    assertThat(types(after)).containsExactly("incident.resolved");
  }

  @Test
  void filesThatChangeWhileTheServerIsDownAreNoDifferent() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    world.stop();
    world.open();
    route("after", after);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(after)).containsExactly("incident.opened");
    assertThat(types(before)).containsExactly("incident.opened");
  }

  @Test
  void whoHasHeardOfItHearsNothingTwice() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    route("before", before);
    world.fires(World.LATENCY, PAGE_1H);
    route("after", after);
    world.fires(World.LATENCY, PAGE_1H);
    route("before", before);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(before)).containsExactly("incident.opened");
    assertThat(types(after)).containsExactly("incident.opened");
  }

  @Test
  void whatSomebodyHasIsNotToldToOthers() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    route("after", after);
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(after)).isEmpty();
  }

  @Test
  void aDatabaseThatCannotBeReadIsAskedAgain() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    route("after", after);
    world.breakTable("INSERT ON deliveries");
    world.fires(World.LATENCY, PAGE_1H);
    world.fires(World.LATENCY, PAGE_1H);
    world.mend();
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofSeconds(5));
    assertThat(types(after)).containsExactly("incident.opened");
  }

  /** Signed webhooks of one receiver, in this order. */
  private void routeTo(String name, TestReceiver... receivers) throws IOException {
    StringBuilder configs = new StringBuilder();
    for (TestReceiver each : receivers) {
      configs.append("      - {url: '").append(each.url("/")).append("', secret: '${env:KEY}'}\n");
    }
    world.route(
        "route: {receiver: %1$s}\nreceivers:\n  - name: %1$s\n    signed_webhook_configs:\n%2$s"
            .formatted(name, configs));
  }

  private void evaluate() throws Exception {
    world.pass(Duration.ofSeconds(1));
    world.fires(World.LATENCY, PAGE_1H);
  }

  @Test
  void whatWaitsForAnEntryGoesToItWhereverItStandsInTheFile() throws Exception {
    routeTo("pager", before, after);
    after.then(TestReceiver.status(503));
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(before)).containsExactly("incident.opened");
    assertThat(types(after)).containsExactly("incident.opened");

    routeTo("pager", after);
    evaluate();
    world.pass(Duration.ofSeconds(5));
    assertThat(types(after)).containsExactly("incident.opened");
    world.isSilent(World.LATENCY);
    assertThat(types(after)).containsExactly("incident.resolved");
    assertThat(types(before)).isEmpty();
  }

  @Test
  void anEntryThatIsPutBeforeAnotherHearsOfWhatIsOpen() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(before)).containsExactly("incident.opened");
    routeTo("before", after, before);
    evaluate();
    assertThat(types(after)).containsExactly("incident.opened");
    assertThat(types(before)).isEmpty();
  }

  @Test
  void anAddressThatIsCorrectedHearsOfWhatIsOpen() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    routeTo("before", after);
    evaluate();
    assertThat(types(after)).containsExactly("incident.opened");
  }

  @Test
  void theEndOfWhatSomebodyHasIsToldAtTheNewAddressToo() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    world.alerting.acknowledge(incident.id(), "ada");
    routeTo("before", after);
    evaluate();
    assertThat(types(after)).isEmpty();
    world.isSilent(World.LATENCY);
    assertThat(types(after)).containsExactly("incident.resolved");
  }

  @Test
  void aReceiverByAnotherNameIsTheSameOne() throws Exception {
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    routeTo("renamed", before);
    evaluate();
    assertThat(types(before)).containsExactly("incident.opened");
    world.alerting.acknowledge(incident.id(), "ada");
    routeTo("renamed again", before);
    evaluate();
    world.isSilent(World.LATENCY);
    assertThat(types(before)).containsExactly("incident.acknowledged", "incident.resolved");
  }

  @Test
  void whoNeverHeardOfItIsNotToldWhenItIsOverAndTheFilesNameThemAgain() throws Exception {
    before.then(TestReceiver.status(503));
    Incident incident = world.fires(World.LATENCY, PAGE_1H);
    assertThat(types(before)).containsExactly("incident.opened");
    route("after", after);
    evaluate();
    world.isSilent(World.LATENCY);
    assertThat(types(after)).containsExactly("incident.opened", "incident.resolved");

    route("before", before);
    world.pass(Duration.ofSeconds(60));
    assertThat(types(before)).isEmpty();
    assertThat(world.outbox.deliveries(incident.id()).getFirst())
        .satisfies(each -> {
          assertThat(each.status()).isEqualTo(DeliveryStatus.EXPIRED);
          assertThat(each.latest().getLast().error())
              .isEqualTo("receiver before is not in routing.yaml any more");
        });
  }

  @Test
  void whoHeardOfItHearsOfItsEndWhenTheFilesNameThemAgain() throws Exception {
    world.fires(World.LATENCY, PAGE_1H);
    before.then(TestReceiver.status(503));
    world.isSilent(World.LATENCY);
    assertThat(types(before)).containsExactly("incident.opened", "incident.resolved");
    route("after", after);
    world.pass(Duration.ofSeconds(60));
    route("before", before);
    world.pass(Duration.ofSeconds(60));
    assertThat(types(before)).containsExactly("incident.resolved");
  }
}
