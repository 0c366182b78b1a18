package dev.headroom.notify;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.headroom.Thoroughness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that is down is spared, whatever waits for it. */
class CircuitStoryTest {
  private static final int MANY = Thoroughness.of(200, 1_000);

  @TempDir Path folder;
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

  private double probing() {
    return world.metric("headroom_notify_probing", "integration", world.integration());
  }

  @Test
  void manyIncidentsDoNotHammerAReceiverThatIsDown() throws Exception {
    receiver.always(TestReceiver.status(503));
    world.firesMany(MANY);
    assertThat(receiver.take()).hasSizeLessThanOrEqualTo(16);
    assertThat(probing()).isEqualTo(1);

    world.pass(Duration.ofMinutes(10));
    // 1, 2, 4, 8 and then every 15 seconds.
    assertThat(receiver.take()).hasSizeBetween(35, 45);

    receiver.always(TestReceiver.status(200));
    world.pass(Duration.ofSeconds(17));
    // But for the few that were tried just before.
    assertThat(receiver.take()).hasSizeBetween(MANY - 10, MANY);
    assertThat(probing()).isZero();
    world.pass(Duration.ofSeconds(66));
    assertThat(
            world.metric("headroom_notify_pending_deliveries", "integration", world.integration()))
        .isZero();
  }

  @Test
  void oneThatTheReceiverCannotBearHoldsUpNoOther() throws Exception {
    receiver.always(TestReceiver.status(500));
    world.fires(World.LATENCY, PAGE_1H);
    world.pass(Duration.ofHours(1));
    assertThat(probing()).isZero();
    receiver.take();

    receiver.always(TestReceiver.status(200));
    world.fires(World.ERRORS, PAGE_1H);
    assertThat(receiver.take()).hasSize(1);
  }

  @Test
  void anyAnswerButOf5xxSaysThatItIsUp() throws Exception {
    receiver.always(TestReceiver.status(404));
    world.firesMany(50);
    assertThat(probing()).isZero();
    assertThat(receiver.take()).hasSize(50);
  }

  @Test
  void aReloadLooksAtOnceWhetherItIsUpAgain() throws Exception {
    receiver.always(CircuitStoryTest::hangUp);
    world.firesMany(50);
    world.pass(Duration.ofMinutes(5));
    assertThat(probing()).isEqualTo(1);
    receiver.take();
    receiver.always(TestReceiver.status(200));
    world.routeTo(receiver.url("/"));
    assertThat(receiver.take()).isNotEmpty();
    assertThat(probing()).isZero();
  }

  private static void hangUp(HttpExchange exchange) throws IOException {
    throw new IOException("hung up");
  }
}
