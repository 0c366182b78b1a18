package dev.headroom.ingest;

import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.otlp.OtlpConfig;

/**
 * Everything that can be set about taking data in.
 *
 * @param bodies sizes of bodies
 * @param limits what one push may hold
 * @param intake the bounds between the log and the stores
 * @param otlp what becomes of OpenTelemetry's attributes
 */
public record IngestConfig(
    BodyLimits bodies, DecodeLimits limits, IntakeConfig intake, OtlpConfig otlp) {
  public static IngestConfig defaults() {
    return new IngestConfig(
        BodyLimits.defaults(),
        DecodeLimits.defaults(),
        IntakeConfig.defaults(),
        OtlpConfig.defaults());
  }
}
