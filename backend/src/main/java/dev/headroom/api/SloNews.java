package dev.headroom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.headroom.api.SloResource.SloList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What those who watch know of the promises, and what of it has changed. {@link ShownSlo} says what
 * a change is; of a promise that has one, the fields that differ are told. Told in one order by one
 * thread; asked by any.
 */
public final class SloNews {
  /** Longest time without a word, so that the age of what is known stays known. */
  private static final Duration QUIET_MAX = Duration.ofSeconds(5);

  private final ObjectMapper json;

  /** Promises of which somebody was answered something else than was told. */
  private final Set<String> answeredOtherwise = ConcurrentHashMap.newKeySet();

  private volatile Known known = new Known(Instant.EPOCH, 1, null, Map.of());

  /**
   * What is told (schema SloNews).
   *
   * @param at when it held
   * @param whole whether every promise is in it with all its fields; what is not, is gone
   * @param freshTo up to where every promise has data whose newest was at most a minute old when it
   *     was last told; null where there is none
   * @param slos with their names and the fields that differ from what was told before
   */
  record News(
      Instant at,
      boolean whole,
      int windowScale,
      @Nullable Instant freshTo,
      List<? extends Object> slos) {}

  /** One promise as it was told last. */
  private record Told(ObjectNode slo, JsonNode shown, String text) {}

  private record Known(
      Instant at, int windowScale, @Nullable Instant freshTo, Map<String, Told> slos) {}

  public SloNews(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Takes note of how the promises stand.
   *
   * @return what to tell; empty where that can wait
   */
  Optional<News> next(SloList list, Instant at) {
    Known before = known;
    Map<String, Told> now = new LinkedHashMap<>();
    List<ObjectNode> changed = new ArrayList<>();
    for (SloView view : list.slos()) {
      Told told = before.slos().get(view.name());
      ObjectNode slo = json.valueToTree(view);
      JsonNode shown = ShownSlo.of(slo);
      boolean anew = told == null || answeredOtherwise.remove(view.name());
      if (!anew && told != null && told.shown().equals(shown)) {
        now.put(view.name(), told);
      } else {
        now.put(view.name(), new Told(slo, shown, write(slo)));
        changed.add(anew || told == null ? slo : difference(told.slo(), slo));
      }
    }
    boolean whole = !now.keySet().equals(before.slos().keySet());
    if (!whole && changed.isEmpty() && at.isBefore(before.at().plus(QUIET_MAX))) {
      return Optional.empty();
    }
    known = new Known(at, list.windowScale(), freshTo(list), now);
    return Optional.of(
        whole
            ? whole(known)
            : new News(at, false, list.windowScale(), known.freshTo(), List.copyOf(changed)));
  }

  /** Somebody was answered with this; where it is not what was told, the next news tells it. */
  void answered(SloList list) {
    Map<String, Told> slos = known.slos();
    for (SloView view : list.slos()) {
      Told told = slos.get(view.name());
      if (told != null && !told.shown().equals(ShownSlo.of(json.valueToTree(view)))) {
        answeredOtherwise.add(view.name());
      }
    }
  }

  /** Everything that was told so far, for whoever begins to watch; empty before there is any. */
  public Optional<Object> whole() {
    Known now = known;
    return now.slos().isEmpty() ? Optional.empty() : Optional.of(whole(now));
  }

  private static News whole(Known known) {
    List<RawValue> slos =
        known.slos().values().stream().map(each -> new RawValue(each.text())).toList();
    return new News(known.at(), true, known.windowScale(), known.freshTo(), slos);
  }

  private static @Nullable Instant freshTo(SloList list) {
    return list.slos().stream()
        .map(SloView::freshness)
        .filter(each -> ShownSlo.isFresh(each.ageSeconds()))
        .map(FreshnessView::newest)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static ObjectNode difference(ObjectNode before, ObjectNode now) {
    ObjectNode fields = now.objectNode();
    fields.set("name", now.get("name"));
    now.properties()
        .forEach(field -> {
          if (!field.getValue().equals(before.get(field.getKey()))) {
            fields.set(field.getKey(), field.getValue());
          }
        });
    return fields;
  }

  private String write(ObjectNode slo) {
    try {
      return json.writeValueAsString(slo);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that is no JSON: " + slo.path("name"), e);
    }
  }
}
