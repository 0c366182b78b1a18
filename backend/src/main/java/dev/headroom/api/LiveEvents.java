package dev.headroom.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.model.Usage;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;

/**
 * What has just happened, for clients that watch: numbered events by topic, the newest of them kept
 * so that a client that lost its connection can catch up. Publish from any thread.
 *
 * <p>Numbers start at the process' start time in microseconds, so those of an earlier process are
 * always smaller and such a client is told to start over.
 *
 * <p>Closing ends all streams, so that nobody who watches keeps the server from stopping.
 */
public final class LiveEvents implements AutoCloseable {
  private static final int KEPT_MAX = 1_000;
  private static final int KEPT_CHARS_MAX = 8 * 1024 * 1024;
  static final int WATCHERS_MAX = 256;

  private final ObjectMapper json;
  private final Gauge watcherCount;
  private final Counter published;
  private final Deque<Event> kept = new ArrayDeque<>();
  private final Map<String, Supplier<Optional<Object>>> wholes = new ConcurrentHashMap<>();
  private final Set<Watcher> watchers = new CopyOnWriteArraySet<>();
  private final Object lock = new Object();
  private long lastId;
  private long keptChars;
  private boolean closed;

  /** One numbered event; {@code data} is one line of JSON. */
  record Event(long id, String topic, String data) {}

  /** Somebody who watches; told on the publishing thread and must not block. */
  interface Watcher {
    void event(Event event);

    /** There will be no more. */
    void end();
  }

  public LiveEvents(ObjectMapper json, InstantSource clock, CollectorRegistry registry) {
    this.json = json;
    this.lastId = clock.millis() * 1_000;
    this.watcherCount =
        Gauge.build("headroom_api_stream_watchers", "Open live streams.").register(registry);
    Gauge.build("headroom_api_stream_watchers_limit", "Most live streams at once.")
        .register(registry)
        .set(WATCHERS_MAX);
    this.published =
        Counter.build("headroom_api_stream_events_total", "Events published to live streams.")
            .labelNames("topic")
            .register(registry);
  }

  /**
   * Has a topic of changes begin with everything, for a client that knows nothing yet or missed too
   * much.
   *
   * @param whole must not be older than what was published last; what it holds beyond that may be
   *     published again
   */
  public void beginWith(String topic, Supplier<Optional<Object>> whole) {
    wholes.put(topic, whole);
  }

  /** How many clients watch. */
  public List<Usage> usages() {
    return List.of(Usage.count("watchers", "Open live streams", watcherCount.get(), WATCHERS_MAX));
  }

  /** Numbers a value and hands it to everybody who watches. */
  public void publish(String topic, Object value) {
    String data = write(value);
    Event event;
    synchronized (lock) {
      event = new Event(++lastId, topic, data);
      kept.addLast(event);
      keptChars += data.length();
      while (kept.size() > KEPT_MAX || keptChars > KEPT_CHARS_MAX) {
        keptChars -= kept.removeFirst().data().length();
      }
      published.labels(topic).inc();
      watchers.forEach(watcher -> watcher.event(event));
    }
  }

  /**
   * Adds a watcher and gives it what it missed, in order, before anything newer; where that is not
   * known, everything.
   *
   * @param afterId the last event it saw; 0 for a new client, which knows nothing
   * @return false if there are too many watchers already
   */
  boolean watch(Watcher watcher, long afterId) {
    synchronized (lock) {
      if (watchers.size() >= WATCHERS_MAX) {
        return false;
      }
      missedAfter(afterId).forEach(watcher::event);
      if (closed) {
        watcher.end();
        return true;
      }
      watchers.add(watcher);
      watcherCount.set(watchers.size());
      return true;
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      watchers.forEach(Watcher::end);
    }
  }

  void leave(Watcher watcher) {
    watchers.remove(watcher);
    watcherCount.set(watchers.size());
  }

  private List<Event> missedAfter(long afterId) {
    if (afterId == 0) {
      return everything();
    }
    long oldest = kept.isEmpty() ? lastId + 1 : kept.getFirst().id();
    if (afterId < oldest - 1 || afterId > lastId) {
      List<Event> anew = new ArrayList<>();
      anew.add(new Event(lastId, "reset", "{}"));
      anew.addAll(everything());
      return anew;
    }
    return kept.stream().filter(event -> event.id() > afterId).toList();
  }

  private List<Event> everything() {
    List<Event> events = new ArrayList<>();
    wholes.forEach((topic, whole) ->
        whole.get().ifPresent(value -> events.add(new Event(lastId, topic, write(value)))));
    return events;
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that is no JSON: " + value.getClass(), e);
    }
  }
}
