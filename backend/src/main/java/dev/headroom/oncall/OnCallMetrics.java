package dev.headroom.oncall;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What reading calendars says about itself; {@code calendar} is the calendar's name. */
final class OnCallMetrics {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final InstantSource clock;
  private final Counter fetches;
  private final Gauge people;
  private final Gauge age;
  private final Gauge bytes;
  private final Gauge steps;

  OnCallMetrics(InstantSource clock, CollectorRegistry registry) {
    this.clock = clock;
    fetches =
        Counter.build("headroom_oncall_fetches_total", "Times a calendar was asked for.")
            .labelNames("calendar", "outcome")
            .register(registry);
    people =
        Gauge.build("headroom_oncall_people", "How many a calendar says are on call.")
            .labelNames("calendar")
            .register(registry);
    age =
        Gauge.build("headroom_oncall_copy_age_seconds", "Age of the copy that is in use.")
            .labelNames("calendar")
            .register(registry);
    bytes =
        Gauge.build("headroom_oncall_calendar_bytes", "Size of the copy that is in use.")
            .labelNames("calendar")
            .register(registry);
    Gauge.build("headroom_oncall_calendar_bytes_limit", "Largest calendar that is read.")
        .register(registry)
        .set(CalendarFetch.BYTES_MAX);
    steps =
        Gauge.build("headroom_oncall_calendar_steps", "Steps that reading it last took.")
            .labelNames("calendar")
            .register(registry);
    Gauge.build("headroom_oncall_calendar_steps_limit", "Most steps that reading one may take.")
        .register(registry)
        .set(CalendarWork.STEPS_MAX);
  }

  void fetched(String calendar, boolean good) {
    fetches.labels(calendar, good ? "good" : "failed").inc();
  }

  void onCall(String calendar, int number) {
    people.labels(calendar).set(number);
  }

  void worked(String calendar, int number) {
    steps.labels(calendar).set(number);
  }

  void copy(String calendar, Instant fetchedAt, int length) {
    bytes.labels(calendar).set(length);
    age.setChild(
        new Gauge.Child() {
          @Override
          public double get() {
            return Duration.between(fetchedAt, clock.instant()).toMillis() / MILLIS_PER_SECOND;
          }
        },
        calendar);
  }

  void forget(String calendar) {
    people.remove(calendar);
    age.remove(calendar);
    bytes.remove(calendar);
    steps.remove(calendar);
  }
}
