package dev.headroom.api.alertmanager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bodies as Alertmanager reads them: the first value counts, null is the same as nothing, and what
 * has another type than it should makes the whole body unreadable.
 */
final class PostedJson {
  private static final int DEPTH_MAX = 16;

  /** How Go writes that there is no time. */
  private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  /** No day is taken that its month does not have. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Digits of a fraction that nobody counts. */
  private static final Pattern BELOW_NANOS = Pattern.compile("(\\.[0-9]{9})[0-9]+");

  /** Names are not looked up in a table that a stranger could fill with collisions. */
  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
              .build());

  private final String what;

  /**
   * @param what of which a body is, as Alertmanager calls it
   */
  PostedJson(String what) {
    this.what = what;
  }

  JsonNode read(byte[] body) throws RefusedPostException {
    try {
      JsonNode read = body.length == 0 ? json.missingNode() : json.readTree(body);
      if (read.isMissingNode()) {
        throw new RefusedPostException(RefusedPost.missing(what));
      }
      return read;
    } catch (JsonProcessingException e) {
      throw unreadable(e instanceof JsonEOFException ? "unexpected EOF" : e.getOriginalMessage());
    } catch (IOException e) {
      throw unreadable("it is not UTF-8");
    }
  }

  RefusedPostException unreadable(String why) {
    return new RefusedPostException(RefusedPost.unreadable(what, why));
  }

  static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** Empty where it is not said. */
  Optional<String> text(JsonNode node, String field) throws RefusedPostException {
    JsonNode value = node.path(field);
    if (isNothing(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw unreadable(field + " is no text");
    }
    return Optional.of(value.asText());
  }

  Optional<Boolean> flag(JsonNode node, String field) throws RefusedPostException {
    JsonNode value = node.path(field);
    if (isNothing(value)) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw unreadable(field + " is neither true nor false");
    }
    return Optional.of(value.asBoolean());
  }

  /** RFC 3339, UTC without a zone; empty where it is not said, or nobody's time. */
  Optional<Instant> time(JsonNode node, String field) throws RefusedPostException {
    String text = text(node, field).orElse("");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(instant(text)).filter(NO_TIME::isBefore);
    } catch (DateTimeException e) {
      throw unreadable("parsing time \"%s\" as RFC 3339".formatted(text));
    }
  }

  private static Instant instant(String text) {
    String toNanos = BELOW_NANOS.matcher(text).replaceFirst("$1");
    TemporalAccessor at = TIME.parseBest(toNanos, OffsetDateTime::from, LocalDateTime::from);
    return at instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : OffsetDateTime.from(at).toInstant();
  }
}
