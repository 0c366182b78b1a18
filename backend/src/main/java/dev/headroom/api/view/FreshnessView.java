package dev.headroom.api.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How old the newest data behind an answer is; nulls where there is none (schema Freshness). */
public record FreshnessView(@Nullable Instant newest, @Nullable Double ageSeconds) {
  public static FreshnessView of(Optional<Instant> newest, Instant now) {
    return new FreshnessView(
        newest.orElse(null),
        newest.map(at -> Duration.between(at, now).toMillis() / 1000.0).orElse(null));
  }

  public static FreshnessView ofMillis(OptionalLong newest, Instant now) {
    return of(
        newest.isPresent()
            ? Optional.of(Instant.ofEpochMilli(newest.getAsLong()))
            : Optional.empty(),
        now);
  }
}
