package dev.headroom.oncall;

import dev.headroom.notify.send.AddressScope;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Calendars that are looked at when a test says so. */
public final class OnCallStage implements AutoCloseable {
  public final OnCall onCall;
  final CollectorRegistry registry = new CollectorRegistry();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public OnCallStage(Path folder, InstantSource clock) {
    this(folder, clock, OnCall.DEADLINE);
  }

  OnCallStage(Path folder, InstantSource clock, Duration deadline) {
    CalendarFetch fetch = CalendarFetch.on(threads, AddressScope.ALL, deadline);
    onCall = new OnCall(folder, fetch, clock, registry, List.of(threads));
  }

  /** As each second does. */
  public void look() {
    onCall.look();
  }

  @Override
  public void close() {
    onCall.close();
  }
}
