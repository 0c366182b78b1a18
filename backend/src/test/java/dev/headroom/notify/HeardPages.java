package dev.headroom.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a receiver of signed webhooks heard of alerts that each begin once and end once, held
 * against what it should have heard. Alerts are told apart by their label {@code instance}.
 */
public final class HeardPages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPENED = "incident.opened";
  private static final String RESOLVED = "incident.resolved";

  /**
   * @param key of the delivery; the same each time it is tried
   * @param alert whose page it is
   * @param type of the event: {@code incident.opened}
   */
  public record Heard(String key, String alert, String type) {
    /** Reads one request. */
    public static Heard of(String key, String body) {
      try {
        JsonNode event = JSON.readTree(body);
        return new Heard(
            key, event.at("/data/incident/labels/instance").asText(), event.get("type").asText());
      } catch (JsonProcessingException e) {
        throw new AssertionError(body, e);
      }
    }
  }

  /**
   * What is wrong with what was heard.
   *
   * @param lost beginnings and ends that were never told: {@code opened of a}
   * @param repaged alerts whose beginning or end was told under more than one key
   * @param duplicates how many requests told what had been told, under the same key
   * @param needless keys that came again although the process had not ended meanwhile
   * @param disordered alerts of which an end came before a beginning, or a beginning after an end
   */
  public record Faults(
      List<String> lost,
      Set<String> repaged,
      int duplicates,
      Set<String> needless,
      Set<String> disordered) {
    public Faults {
      lost = List.copyOf(lost);
      repaged = Set.copyOf(repaged);
      needless = Set.copyOf(needless);
      disordered = Set.copyOf(disordered);
    }
  }

  /** In which life of the process a key came last. */
  private final Map<String, Integer> lives = new HashMap<>();

  private final Set<String> needless = new HashSet<>();
  private final Map<String, Set<String>> opened = new HashMap<>();
  private final Map<String, Set<String>> resolved = new HashMap<>();
  private final Set<String> disordered = new HashSet<>();
  private int life;
  private int duplicates;

  /** The process has ended: each key may come once more. */
  public void processEnded() {
    life++;
  }

  /** In the order in which it came. */
  public HeardPages add(Heard heard) {
    Integer before = lives.put(heard.key(), life);
    if (before != null) {
      duplicates++;
      if (before == life) {
        needless.add(heard.key());
      }
    }
    String alert = heard.alert();
    if (heard.type().equals(OPENED)) {
      keys(opened, alert).add(heard.key());
      if (resolved.containsKey(alert)) {
        disordered.add(alert);
      }
    } else if (heard.type().equals(RESOLVED)) {
      keys(resolved, alert).add(heard.key());
      if (!opened.containsKey(alert)) {
        disordered.add(alert);
      }
    }
    return this;
  }

  private static Set<String> keys(Map<String, Set<String>> told, String alert) {
    return told.computeIfAbsent(alert, _ -> new HashSet<>());
  }

  /** Whether somebody was told that it began. */
  public boolean isOpened(String alert) {
    return opened.containsKey(alert);
  }

  public boolean isResolved(String alert) {
    return resolved.containsKey(alert);
  }

  /**
   * Holds it against what should have been heard.
   *
   * @param begun alerts that were posted, and taken, as firing
   * @param ended those of them that were posted, and taken, as over
   */
  public Faults against(Collection<String> begun, Collection<String> ended) {
    List<String> lost = new ArrayList<>();
    begun.stream()
        .filter(each -> !isOpened(each))
        .map(each -> "opened of " + each)
        .forEach(lost::add);
    ended.stream()
        .filter(each -> !isResolved(each))
        .map(each -> "resolved of " + each)
        .forEach(lost::add);
    Set<String> repaged = new HashSet<>(severalKeys(opened));
    repaged.addAll(severalKeys(resolved));
    return new Faults(lost, repaged, duplicates, needless, disordered);
  }

  private static Set<String> severalKeys(Map<String, Set<String>> told) {
    Set<String> several = new HashSet<>();
    told.forEach((alert, keys) -> {
      if (keys.size() > 1) {
        several.add(alert);
      }
    });
    return several;
  }
}
