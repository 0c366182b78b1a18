package dev.headroom.api.stream;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static dev.headroom.burn.EvaluationFixture.burning;
import static dev.headroom.burn.EvaluationFixture.counting;
import static dev.headroom.burn.EvaluationFixture.objective;
import static dev.headroom.burn.EvaluationFixture.unmeasured;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.Seed;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.stream.SloUpdates.Update;
import dev.headroom.api.view.SloView;
import dev.headroom.api.view.SloView.SloList;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.Counts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SloUpdatesTest {
  static final ObjectMapper JSON = Loopback.JSON;
  private static final Instant START = Instant.parse("2026-03-01T03:07:00Z");

  private final SloUpdates updates = new SloUpdates(JSON);

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  private static Evaluation holds(String name, int seconds, int bad) {
    return burning(objective(name), at(seconds), bad);
  }

  static SloList list(Evaluation... evaluations) {
    return new SloList(Stream.of(evaluations).map(SloView::of).toList(), 1);
  }

  private Optional<JsonNode> told(int seconds, Evaluation... evaluations) throws IOException {
    Optional<Update> next = updates.next(list(evaluations), at(seconds));
    return next.isEmpty() ? Optional.empty() : Optional.of(tree(next.get()));
  }

  static JsonNode tree(Object value) throws IOException {
    return JSON.readTree(JSON.writeValueAsString(value));
  }

  private static List<String> names(JsonNode update) {
    return Stream.iterate(0, i -> i < update.get("slos").size(), i -> i + 1)
        .map(i -> update.get("slos").get(i).get("name").asText())
        .toList();
  }

  @Test
  void begins_with_everything() throws IOException {
    assertThat(updates.whole()).isEmpty();
    JsonNode first = told(0, holds("a", 0, 3), holds("b", 0, 3)).orElseThrow();
    assertThat(first.get("whole").asBoolean()).isTrue();
    assertThat(names(first)).containsExactly("a", "b");
    assertThat(first.get("slos").get(0).has("indicator")).isTrue();
    assertThat(tree(updates.whole().orElseThrow())).isEqualTo(first);
  }

  @Test
  void says_nothing_of_what_looks_the_same_but_is_never_quiet_for_long() throws IOException {
    told(0, holds("a", 0, 310));
    assertThat(told(1, holds("a", 1, 310))).isEmpty();
    assertThat(told(4, holds("a", 4, 311))).isEmpty();
    JsonNode sign = told(5, holds("a", 5, 311)).orElseThrow();
    assertThat(names(sign)).isEmpty();
    assertThat(sign.get("whole").asBoolean()).isFalse();
    assertThat(Instant.parse(sign.get("freshTo").asText())).isEqualTo(at(5));
    assertThat(told(6, holds("a", 6, 311))).isEmpty();
  }

  /**
   * Every service counts all the time: a figure that moves with each event would be told always.
   */
  @Test
  void says_nothing_of_events_that_change_no_figure_worth_telling() throws IOException {
    told(0, counting(objective("a"), at(0), new Counts(9_690, 310, 0)));
    assertThat(told(1, counting(objective("a"), at(1), new Counts(9_691, 310, 0)))).isEmpty();
  }

  @Test
  void tells_of_the_promise_that_looks_different_the_fields_that_differ() throws IOException {
    told(0, holds("a", 0, 310), holds("b", 0, 310));
    JsonNode moved = told(1, holds("a", 1, 310), holds("b", 1, 330)).orElseThrow();
    assertThat(names(moved)).containsExactly("b");
    assertThat(moved.get("slos").get(0).properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("name", "good", "bad", "sli", "budget", "burn", "freshness");
  }

  @Test
  void tells_at_once_that_a_tier_burns_though_no_figure_moved() throws IOException {
    told(0, holds("a", 0, 310));
    JsonNode burns =
        told(1, burning(objective("a"), at(1), 310, PAGE_1H)).orElseThrow().get("slos").get(0);
    assertThat(burns.get("state").asText()).isEqualTo("burning");
    assertThat(burns.get("firing").get("name").asText()).isEqualTo("page-1h");
  }

  @Test
  void a_burn_that_reaches_a_factor_looks_different_within_the_same_digits() throws IOException {
    told(0, holds("a", 0, 143));
    assertThat(told(1, holds("a", 1, 142))).isEmpty();
    assertThat(names(told(2, holds("a", 2, 144)).orElseThrow())).containsExactly("a");
  }

  @Test
  void what_is_no_longer_fresh_is_told_once_and_holds_the_others_no_longer_back()
      throws IOException {
    told(0, holds("a", 0, 3), holds("b", 0, 3));
    SloList late = list(holds("a", 61, 3), holds("b", 0, 3));
    SloView b = late.slos().get(1);
    ObjectNode old = JSON.valueToTree(b);
    assertThat(VisibleSlo.of(old).get("freshness").asText()).isEqualTo("fresh");
    ((ObjectNode) old.get("freshness")).put("ageSeconds", 61.0);
    assertThat(VisibleSlo.of(old).get("freshness").asText()).isNotEqualTo("fresh");
    ((ObjectNode) old.get("freshness")).putNull("newest").putNull("ageSeconds");
    assertThat(VisibleSlo.of(old).get("freshness").asText()).isEqualTo("never");
  }

  @Test
  void nothing_measured_has_no_figures() throws IOException {
    JsonNode first = told(0, unmeasured(objective("a"), at(0))).orElseThrow();
    assertThat(names(first)).containsExactly("a");
    assertThat(told(1, unmeasured(objective("a"), at(1)))).isEmpty();
  }

  @Test
  void what_somebody_was_answered_otherwise_is_told_again_whole() throws IOException {
    told(0, holds("a", 0, 310), holds("b", 0, 310));
    updates.answered(list(holds("a", 0, 600), holds("b", 0, 310)));
    JsonNode again = told(1, holds("a", 1, 310), holds("b", 1, 310)).orElseThrow();
    assertThat(names(again)).containsExactly("a");
    assertThat(again.get("slos").get(0).has("tiers")).isTrue();
    assertThat(told(2, holds("a", 2, 310), holds("b", 2, 310))).isEmpty();
  }

  @Test
  void tells_everything_anew_when_a_promise_goes_or_comes() throws IOException {
    told(0, holds("a", 0, 3), holds("b", 0, 3));
    JsonNode without = told(1, holds("b", 1, 3)).orElseThrow();
    assertThat(without.get("whole").asBoolean()).isTrue();
    assertThat(names(without)).containsExactly("b");
    assertThat(names(told(2, holds("b", 2, 3), holds("c", 2, 3)).orElseThrow()))
        .containsExactly("b", "c");
  }

  @Test
  void whoever_takes_over_all_updates_knows_what_is_so() throws IOException {
    Random random = Seed.fixed(7);
    Map<String, ObjectNode> reader = new TreeMap<>();
    for (int second = 0; second < 200; second++) {
      SloList list = list(some(random, second));
      Optional<Update> next = updates.next(list, at(second));
      if (next.isPresent()) {
        takeOver(reader, tree(next.get()));
      }
      for (SloView view : list.slos()) {
        assertThat(VisibleSlo.of(Objects.requireNonNull(reader.get(view.name()))))
            .isEqualTo(VisibleSlo.of((ObjectNode) tree(view)));
      }
    }
  }

  /** Ten promises of which most stand as a second before. */
  static Evaluation[] some(Random random, int second) {
    return IntStream.range(0, 10)
        .mapToObj(i -> {
          int bad = random.nextInt(5) == 0 ? random.nextInt(400) : 10 * i;
          return random.nextInt(9) == 0
              ? burning(objective("p" + i), at(second), bad, TICKET_1D)
              : holds("p" + i, second, bad);
        })
        .toArray(Evaluation[]::new);
  }

  /** As a client does. */
  static void takeOver(Map<String, ObjectNode> reader, JsonNode update) {
    if (update.get("whole").asBoolean()) {
      reader.clear();
    }
    for (JsonNode slo : update.get("slos")) {
      reader
          .computeIfAbsent(slo.get("name").asText(), name -> JSON.createObjectNode())
          .setAll((ObjectNode) slo);
    }
  }
}
