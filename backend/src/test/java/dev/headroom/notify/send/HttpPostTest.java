package dev.headroom.notify.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.notify.TestReceiver;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Secret;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPostTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpPost http =
      new HttpPost(NotifyConfig.defaults(), "Headroom/test", InstantSource.system(), threads);
  private TestReceiver receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = TestReceiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
    http.close();
    threads.shutdownNow();
  }

  private Integration entry() {
    return new Integration() {
      @Override
      public String id() {
        return "a/test/1";
      }

      @Override
      public String kind() {
        return "test";
      }

      @Override
      public Secret url() {
        return new Secret(receiver.url("/"));
      }
    };
  }

  private Attempt post(HttpPost by, int status) {
    receiver.then(TestReceiver.status(status));
    return by.post(entry(), "{}", Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 410, 413, 422})
  void what_the_receiver_calls_wrong_is_not_tried_again(int status) {
    assertThat(post(http, status)).isInstanceOf(Attempt.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 401, 403, 404, 408, 429, 500, 503})
  void all_else_may_work_later(int status) {
    assertThat(post(http, status)).isInstanceOf(Attempt.Retry.class);
  }

  @Test
  void a_service_with_other_rules_has_them() {
    HttpPost strict = http.refusedBy(status -> status == 404);
    assertThat(post(strict, 404)).isInstanceOf(Attempt.Rejected.class);
    assertThat(post(strict, 400)).isInstanceOf(Attempt.Retry.class);
    assertThat(post(strict, 204)).isInstanceOf(Attempt.Sent.class);
    assertThat(post(http, 404)).isInstanceOf(Attempt.Retry.class);
  }
}
