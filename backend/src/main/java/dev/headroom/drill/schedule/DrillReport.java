package dev.headroom.drill.schedule;

import dev.headroom.drill.record.KeptDrill;
import java.time.Instant;
import java.util.Optional;

/**
 * The last drill of a service, or of a schedule.
 *
 * @param schedule its name; empty for drills of the service that somebody asked for
 * @param last empty if there was none
 * @param nextAt when the next is due; empty without a schedule
 */
public record DrillReport(
    String service, String schedule, Optional<KeptDrill> last, Optional<Instant> nextAt) {}
