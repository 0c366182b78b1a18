package dev.headroom.oncall;

import dev.headroom.notify.send.AddressScope;
import dev.headroom.routing.Routing.OnCallCalendar;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Who is on call at this moment. Calendars are fetched, read and looked at on threads of their own,
 * so that none waits for another; what is asked here is what the latest look found.
 */
public final class OnCall implements AutoCloseable {
  /** Of one calendar, from the first byte sent to the last one read. */
  static final Duration DEADLINE = Duration.ofSeconds(10);

  /** For what follows a fetch: reading is bounded in work, this is the last line. */
  static final Duration READING_DEADLINE = Duration.ofSeconds(5);

  private final KeptCalendars kept;
  private final CalendarFetch fetch;
  private final OnCallMetrics metrics;
  private final InstantSource clock;
  private final List<ExecutorService> threads;
  private volatile List<OnCallCalendar> written = List.of();
  private volatile List<OnCallNow> now = List.of();

  // Of the thread that looks.
  private List<OnCallCalendar> inUse = List.of();
  private List<CalendarLook> held = List.of();

  OnCall(
      Path folder,
      CalendarFetch fetch,
      InstantSource clock,
      CollectorRegistry registry,
      List<ExecutorService> threads) {
    this.kept = new KeptCalendars(folder);
    this.fetch = fetch;
    this.metrics = new OnCallMetrics(clock, registry);
    this.clock = clock;
    this.threads = List.copyOf(threads);
  }

  /**
   * Looks each second from now on.
   *
   * @param folder of the last good copies
   * @param addresses where calendars may be
   */
  public static OnCall start(
      Path folder, AddressScope addresses, InstantSource clock, CollectorRegistry registry) {
    ScheduledExecutorService looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("on-call").factory());
    ExecutorService fetching =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("on-call-fetch-", 0).factory());
    OnCall onCall =
        new OnCall(
            folder,
            CalendarFetch.on(fetching, addresses, DEADLINE),
            clock,
            registry,
            List.of(looking, fetching));
    var _ = looking.scheduleWithFixedDelay(onCall::guardedLook, 0, 1, TimeUnit.SECONDS);
    return onCall;
  }

  /** Uses other calendars from the next look on. */
  public void reload(List<OnCallCalendar> calendars) {
    written = List.copyOf(calendars);
  }

  /** What each calendar says, in the order of the file. */
  public List<OnCallNow> now() {
    return now;
  }

  /** The same of the calendars for an incident with these labels. */
  public List<OnCallNow> now(Map<String, String> labels) {
    List<String> names =
        written.stream().filter(each -> each.isFor(labels)).map(OnCallCalendar::name).toList();
    return now.stream().filter(each -> names.contains(each.calendar())).toList();
  }

  /** {@code ada, bob (payments-primary)}; empty where nobody is known to be on call. */
  public String words(Map<String, String> labels) {
    return now(labels).stream()
        .filter(each -> !each.people().isEmpty())
        .map(each -> "%s (%s)".formatted(String.join(", ", each.people()), each.calendar()))
        .collect(Collectors.joining("; "));
  }

  /** A scheduler swallows what its tasks throw; it must end the thread instead, and be seen. */
  private void guardedLook() {
    try {
      look();
    } catch (RuntimeException | Error broken) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
      throw broken;
    }
  }

  /** Fetches what is due, and sees whose shift it is. */
  void look() {
    List<OnCallCalendar> next = written;
    if (!next.equals(inUse)) {
      List<String> names = next.stream().map(OnCallCalendar::name).toList();
      inUse.stream()
          .map(OnCallCalendar::name)
          .filter(each -> !names.contains(each))
          .forEach(metrics::forget);
      held = next.stream().map(this::look).toList();
      inUse = next;
    }
    Instant moment = clock.instant();
    held.forEach(each -> each.start(moment));
    now = held.stream().map(CalendarLook::found).toList();
  }

  private CalendarLook look(OnCallCalendar calendar) {
    return new CalendarLook(
        calendar.name(),
        () -> new HeldCalendar(calendar, kept, fetch, metrics),
        fetch.threads(),
        fetch.deadline().plus(READING_DEADLINE));
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}
