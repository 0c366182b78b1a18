package dev.headroom.ingest;

import dev.headroom.ingest.decode.DecodeLimits;
import java.util.List;

/**
 * Everything that can be set about taking data in.
 *
 * @param bodies sizes of bodies
 * @param limits what one push may hold
 * @param intake the bounds between the log and the stores
 * @param origins of pages, as browsers write them, whose scripts may push
 */
public record IngestConfig(
    BodyLimits bodies, DecodeLimits limits, IntakeConfig intake, List<String> origins) {
  public IngestConfig {
    origins = List.copyOf(origins);
  }

  public static IngestConfig defaults() {
    return new IngestConfig(
        BodyLimits.defaults(), DecodeLimits.defaults(), IntakeConfig.defaults(), List.of());
  }
}
