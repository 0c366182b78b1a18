package dev.headroom.oncall;

import dev.headroom.oncall.KeptCalendars.KeptCopy;
import dev.headroom.routing.Routing.OnCallCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One calendar that is in use: its copy, and the shifts around this moment. For one at a time. */
final class HeldCalendar {
  private static final Logger LOG = LoggerFactory.getLogger(HeldCalendar.class);

  /** How far shifts are worked out before and after the moment. */
  private static final Duration AROUND = Duration.ofDays(1);

  private final OnCallCalendar written;
  private final KeptCalendars kept;
  private final CalendarFetch fetch;
  private final OnCallMetrics metrics;
  private Optional<IcsCalendar> calendar = Optional.empty();
  private Optional<Instant> fetchedAt = Optional.empty();
  private Optional<String> problem = Optional.empty();
  private Optional<Instant> askedAt = Optional.empty();
  private Optional<Instant> workedOutAt = Optional.empty();
  private List<Shift> shifts = List.of();

  HeldCalendar(
      OnCallCalendar written, KeptCalendars kept, CalendarFetch fetch, OnCallMetrics metrics) {
    this.written = written;
    this.kept = kept;
    this.fetch = fetch;
    this.metrics = metrics;
    try {
      kept.read(written).ifPresent(this::use);
    } catch (IOException | IllegalArgumentException e) {
      failed("its copy cannot be read: " + e.getMessage());
    }
  }

  /** Asks for the calendar if it is time, and says who is on call. */
  OnCallNow look(Instant now) {
    boolean due =
        askedAt
            .map(last -> now.isBefore(last) || !now.isBefore(last.plus(written.refresh())))
            .orElse(true);
    if (due) {
      askedAt = Optional.of(now);
      refresh(now);
    }
    workOut(now);
    List<String> people =
        shifts.stream().filter(each -> each.contains(now)).map(Shift::who).distinct().toList();
    metrics.onCall(written.name(), people.size());
    return new OnCallNow(written.name(), people, fetchedAt, problem);
  }

  private void refresh(Instant now) {
    try {
      KeptCopy copy = new KeptCopy(fetch.fetch(written.address()), now);
      use(copy);
      if (problem.isPresent()) {
        LOG.info("calendar {} can be read again", written.name());
      }
      problem = Optional.empty();
      kept.write(written, copy);
      metrics.fetched(written.name(), true);
    } catch (IOException | IllegalArgumentException e) {
      metrics.fetched(written.name(), false);
      failed(String.valueOf(e.getMessage()));
    }
  }

  private void failed(String reason) {
    if (problem.isEmpty()) {
      String left = calendar.isPresent() ? "its last good copy stays in use" : "there is no copy";
      LOG.warn("calendar {}: {}; {}", written.name(), reason, left);
    }
    problem = Optional.of(reason);
  }

  /** A copy that cannot be read, or takes too much work, does not take the place of one. */
  private void use(KeptCopy copy) {
    CalendarWork work = new CalendarWork();
    try {
      IcsCalendar read = IcsCalendar.read(copy.text(), work);
      shifts = shifts(read, copy.fetchedAt(), work);
      calendar = Optional.of(read);
    } finally {
      metrics.worked(written.name(), work.steps());
    }
    fetchedAt = Optional.of(copy.fetchedAt());
    workedOutAt = Optional.of(copy.fetchedAt());
    metrics.copy(
        written.name(), copy.fetchedAt(), copy.text().getBytes(StandardCharsets.UTF_8).length);
  }

  private static List<Shift> shifts(IcsCalendar read, Instant around, CalendarWork work) {
    return read.shifts(around.minus(AROUND), around.plus(AROUND.multipliedBy(2)), work);
  }

  /** Again where the moment has left what was worked out. */
  private void workOut(Instant now) {
    boolean within =
        workedOutAt.map(at -> Duration.between(at, now).abs().compareTo(AROUND) < 0).orElse(false);
    if (!within && calendar.isPresent()) {
      try {
        shifts = shifts(calendar.get(), now, new CalendarWork());
        workedOutAt = Optional.of(now);
      } catch (IllegalArgumentException e) {
        shifts = List.of();
        failed(String.valueOf(e.getMessage()));
      }
    }
  }
}
