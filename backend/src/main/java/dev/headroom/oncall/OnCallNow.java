package dev.headroom.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who a calendar says is on call.
 *
 * @param calendar its name
 * @param people what the shifts of this moment are called, each once; none where nobody has one
 * @param fetchedAt when the copy that says so was fetched; empty if there is none
 * @param problem why the calendar could not be fetched or read last; empty if it could
 */
public record OnCallNow(
    String calendar, List<String> people, Optional<Instant> fetchedAt, Optional<String> problem) {
  public OnCallNow {
    people = List.copyOf(people);
  }
}
