package dev.headroom.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.headroom.api.view.FreshnessView;
import dev.headroom.api.view.SloView;
import dev.headroom.api.view.SloView.SloList;
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
 * What those who watch know of the promises, and what of it has changed. {@link VisibleSlo} says
 * what a change is; of a promise that has one, the fields that differ are told. Made in one order
 * by one thread; asked by any.
 */
final class SloUpdates {
  /** Longest time without a word, so that the age of what is known stays known. */
  private static final Duration QUIET_MAX = Duration.ofSeconds(5);

  private final ObjectMapper json;

  /** Promises of which somebody was answered something else than was told. */
  private final Set<String> answeredDifferently = ConcurrentHashMap.newKeySet();

  private volatile Published published = new Published(Instant.EPOCH, 1, null, Map.of());

  /**
   * What is told (schema SloNews).
   *
   * @param at when it held
   * @param whole whether every promise is in it with all its fields; what is not, is gone
   * @param freshTo up to where every promise has data whose newest was at most a minute old when it
   *     was last told; null where there is none
   * @param slos with their names and the fields that differ from what was told before
   */
  record Update(
      Instant at,
      boolean whole,
      int windowScale,
      @Nullable Instant freshTo,
      List<? extends Object> slos) {}

  /** One promise as it was told last. */
  private record PublishedSlo(ObjectNode slo, JsonNode shown, String text) {}

  private record Published(
      Instant at, int windowScale, @Nullable Instant freshTo, Map<String, PublishedSlo> slos) {}

  SloUpdates(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Takes note of how the promises stand.
   *
   * @return what to tell; empty where that can wait
   */
  Optional<Update> next(SloList list, Instant at) {
    Published before = published;
    Map<String, PublishedSlo> now = new LinkedHashMap<>();
    List<ObjectNode> changed = new ArrayList<>();
    for (SloView view : list.slos()) {
      PublishedSlo told = before.slos().get(view.name());
      ObjectNode slo = json.valueToTree(view);
      JsonNode shown = VisibleSlo.of(slo);
      boolean anew = told == null || answeredDifferently.remove(view.name());
      if (!anew && told != null && told.shown().equals(shown)) {
        now.put(view.name(), told);
      } else {
        now.put(view.name(), new PublishedSlo(slo, shown, write(slo)));
        changed.add(anew || told == null ? slo : difference(told.slo(), slo));
      }
    }
    boolean whole = !now.keySet().equals(before.slos().keySet());
    if (!whole && changed.isEmpty() && at.isBefore(before.at().plus(QUIET_MAX))) {
      return Optional.empty();
    }
    published = new Published(at, list.windowScale(), freshTo(list), now);
    return Optional.of(
        whole
            ? whole(published)
            : new Update(at, false, list.windowScale(), published.freshTo(), List.copyOf(changed)));
  }

  /** Somebody was answered with this; where it is not what was told, the next news tells it. */
  void answered(SloList list) {
    Map<String, PublishedSlo> slos = published.slos();
    for (SloView view : list.slos()) {
      PublishedSlo told = slos.get(view.name());
      if (told != null && !told.shown().equals(VisibleSlo.of(json.valueToTree(view)))) {
        answeredDifferently.add(view.name());
      }
    }
  }

  /** Everything that was told so far, for whoever begins to watch; empty before there is any. */
  Optional<Object> whole() {
    Published now = published;
    return now.slos().isEmpty() ? Optional.empty() : Optional.of(whole(now));
  }

  private static Update whole(Published now) {
    List<RawValue> slos =
        now.slos().values().stream().map(each -> new RawValue(each.text())).toList();
    return new Update(now.at(), true, now.windowScale(), now.freshTo(), slos);
  }

  private static @Nullable Instant freshTo(SloList list) {
    return list.slos().stream()
        .map(SloView::freshness)
        .filter(each -> VisibleSlo.isFresh(each.ageSeconds()))
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
