package dev.headroom.api.view;

import dev.headroom.storage.logs.SignatureGroups;
import dev.headroom.storage.logs.SignatureGroups.ExampleLine;
import dev.headroom.storage.logs.SignatureGroups.SignatureGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Log lines grouped by signature (schema LogSignatures). */
public record SignaturesView(
    Instant from,
    Instant to,
    double bucketSeconds,
    List<GroupView> groups,
    OthersView others,
    long matched,
    long examined,
    boolean cut,
    @Nullable Instant examinedFrom,
    boolean partial,
    @Nullable String partialReason,
    FreshnessView freshness) {
  /** As many as a small picture can tell apart. */
  public static final int BUCKETS_DEFAULT = 40;

  public record GroupView(
      String signature,
      String text,
      long count,
      double share,
      String severity,
      @Nullable String service,
      Instant first,
      Instant last,
      List<Long> counts,
      ExampleView example) {
    static GroupView of(SignatureGroup group, long examined) {
      return new GroupView(
          group.signature(),
          group.text(),
          group.count(),
          (double) group.count() / examined,
          group.severity().name(),
          group.service().orElse(null),
          Instant.ofEpochMilli(group.firstMillis()),
          Instant.ofEpochMilli(group.lastMillis()),
          group.counts(),
          ExampleView.of(group.example()));
    }
  }

  public record ExampleView(String id, String service, String body, boolean truncated) {
    static ExampleView of(ExampleLine example) {
      return new ExampleView(example.id(), example.service(), example.body(), example.truncated());
    }
  }

  /** What the groups leave out. */
  public record OthersView(long groups, long lines) {}

  public static SignaturesView of(SignatureGroups found, Optional<String> incomplete, Instant now) {
    return new SignaturesView(
        Instant.ofEpochMilli(found.range().fromMillis()),
        Instant.ofEpochMilli(found.range().toMillis()),
        found.bucketMillis() / 1000.0,
        found.groups().stream().map(group -> GroupView.of(group, found.examined())).toList(),
        new OthersView(found.otherGroups(), found.otherLines()),
        found.matched(),
        found.examined(),
        found.matched() > found.examined(),
        found.examinedFromMillis().isPresent()
            ? Instant.ofEpochMilli(found.examinedFromMillis().getAsLong())
            : null,
        found.partial() || incomplete.isPresent(),
        LogPageView.whyPartial(found.partial(), incomplete),
        FreshnessView.of(Optional.of(Instant.ofEpochMilli(found.visibleAsOfMillis())), now));
  }
}
