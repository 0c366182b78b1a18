package dev.headroom.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Resource;
import dev.headroom.model.Usage;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.buffer.Buffer;
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
 * so that a client that lost its connection, or is slow, can catch up. Publish from any thread.
 *
 * <p>Numbers start at the process' start time in microseconds, so those of an earlier process are
 * always smaller and such a client is told to start over.
 *
 * <p>Closing ends all streams, so that nobody who watches keeps the server from stopping.
 */
public final class LiveEvents implements AutoCloseable {
  /** Events kept. */
  static final int KEPT_MAX = 1_000;

  /** Bytes of the events kept, as they are sent. */
  static final int KEPT_BYTES_MAX = 8 * 1024 * 1024;

  /** Streams open at once. */
  static final int WATCHERS_MAX = 256;

  static final String RESET = "reset";

  private final ObjectMapper json;
  private final StreamMetrics metrics;
  private final Deque<Event> kept = new ArrayDeque<>();
  private final Map<String, Supplier<Optional<Object>>> wholes = new ConcurrentHashMap<>();
  private final Set<Watcher> watchers = new CopyOnWriteArraySet<>();
  private final Object lock = new Object();
  private Snapshot snapshot = new Snapshot(-1, List.of());
  private long lastId;
  private long keptBytes;
  private boolean closed;

  /**
   * One numbered event.
   *
   * @param message as it is sent to everybody; written once, never changed
   */
  record Event(long id, String topic, Buffer message) {
    static Event of(long id, String topic, String data) {
      return new Event(
          id, topic, Buffer.buffer("id: " + id + "\nevent: " + topic + "\ndata: " + data + "\n\n"));
    }
  }

  /**
   * What comes next for a client.
   *
   * @param lastId from where it goes on when it has these
   */
  record Next(List<Event> events, long lastId) {}

  /** Everything, as it was when an event was the last. */
  private record Snapshot(long lastId, List<Event> events) {}

  /** Somebody who watches; told on the publishing thread and must not block. */
  interface Watcher {
    /** There is something new. */
    void wake();

    /** There will be no more. */
    void end();
  }

  public LiveEvents(ObjectMapper json, InstantSource clock, CollectorRegistry registry) {
    this.json = json;
    this.lastId = Math.max(1, clock.millis() * 1_000);
    this.metrics = new StreamMetrics(registry);
  }

  /** The stream of these events over HTTP. */
  public Resource resource(Answers answers) {
    return new StreamResource(this, answers, StreamResource.HEARTBEAT);
  }

  /**
   * Has a topic of changes begin with everything, for a client that knows nothing yet or missed too
   * much.
   *
   * @param whole must not be older than what was published last; what it holds beyond that may be
   *     published again
   */
  void beginWith(String topic, Supplier<Optional<Object>> whole) {
    wholes.put(topic, whole);
  }

  /** Numbers a value and wakes everybody who watches. */
  public void publish(String topic, Object value) {
    String data = write(value);
    synchronized (lock) {
      Event event = Event.of(++lastId, topic, data);
      kept.addLast(event);
      keptBytes += event.message().length();
      while (kept.size() > KEPT_MAX || keptBytes > KEPT_BYTES_MAX) {
        keptBytes -= kept.removeFirst().message().length();
      }
      metrics.published(topic, keptBytes);
      watchers.forEach(Watcher::wake);
    }
  }

  /** How many clients watch. */
  public List<Usage> usages() {
    return List.of(Usage.count("watchers", "Open live streams", watchers.size(), WATCHERS_MAX));
  }

  /**
   * Adds a watcher, which is woken whenever there is something new.
   *
   * @return false if there are too many already
   */
  boolean watch(Watcher watcher) {
    synchronized (lock) {
      if (watchers.size() >= WATCHERS_MAX) {
        return false;
      }
      if (closed) {
        watcher.end();
        return true;
      }
      watchers.add(watcher);
      metrics.watching(watchers.size());
      return true;
    }
  }

  void leave(Watcher watcher) {
    watchers.remove(watcher);
    metrics.watching(watchers.size());
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      watchers.forEach(Watcher::end);
    }
  }

  StreamMetrics metrics() {
    return metrics;
  }

  /**
   * What a client has not seen yet, in order; where that is no longer kept, that it must start
   * over, and everything.
   *
   * @param afterId the last event it saw; 0 for a new client, which knows nothing
   * @param bytesMax there may be more than is returned; one event is, however long
   */
  Next after(long afterId, int bytesMax) {
    synchronized (lock) {
      if (afterId == 0) {
        return new Next(everything(), lastId);
      }
      long oldest = kept.isEmpty() ? lastId + 1 : kept.getFirst().id();
      if (afterId < oldest - 1 || afterId > lastId) {
        metrics.reset();
        List<Event> anew = new ArrayList<>();
        anew.add(Event.of(lastId, RESET, "{}"));
        anew.addAll(everything());
        return new Next(anew, lastId);
      }
      return keptAfter(afterId, bytesMax);
    }
  }

  private Next keptAfter(long afterId, int bytesMax) {
    List<Event> events = new ArrayList<>();
    long reached = afterId;
    int bytes = 0;
    for (Event event : kept) {
      if (event.id() <= afterId) {
        continue;
      }
      bytes += event.message().length();
      if (bytes > bytesMax && !events.isEmpty()) {
        break;
      }
      events.add(event);
      reached = event.id();
    }
    return new Next(events, reached);
  }

  /** Written once for all who begin while nothing new is published. */
  private List<Event> everything() {
    if (snapshot.lastId() != lastId) {
      List<Event> events = new ArrayList<>();
      wholes.forEach((topic, whole) ->
          whole.get().ifPresent(value -> events.add(Event.of(lastId, topic, write(value)))));
      snapshot = new Snapshot(lastId, List.copyOf(events));
    }
    return snapshot.events();
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that is no JSON: " + value.getClass(), e);
    }
  }
}
