package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Searches that wait in the log store, until they are answered. */
final class Waiting {
  private final ApiWorld world;
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final List<Future<HttpResponse<String>>> answers = new ArrayList<>();

  /** Returns when so many are in the store. */
  Waiting(ApiWorld world, int count) throws InterruptedException {
    this.world = world;
    for (int i = 0; i < count; i++) {
      answers.add(clients.submit(() -> world.get("/api/v1/logs")));
    }
    for (int i = 0; i < 2_000 && world.logs.waiting.get() < count; i++) {
      Thread.sleep(10);
    }
    assertThat(world.logs.waiting.get()).isEqualTo(count);
  }

  /** Lets all go on. */
  void answer() throws Exception {
    world.logs.goOn.countDown();
    for (Future<HttpResponse<String>> each : answers) {
      assertThat(each.get().statusCode()).isEqualTo(200);
    }
    clients.shutdown();
  }
}
