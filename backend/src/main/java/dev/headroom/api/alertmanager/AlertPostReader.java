package dev.headroom.api.alertmanager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.outside.OutsideAlerts.PostedAlert;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a post of alerts: all of it, or it is refused as a whole. */
final class AlertPostReader {
  private static final int DEPTH_MAX = 16;

  /** How Go writes that there is no time. */
  private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  /** Names are not looked up in a table that a stranger could fill with collisions. */
  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
              .build());

  /** What came of a body. */
  sealed interface AlertPost {
    /** It can be read; whether the alerts are sound is not known yet. */
    record PostRead(List<PostedAlert> alerts) implements AlertPost {}

    /** Nothing of it is taken. */
    record PostRefused(RefusedPost why) implements AlertPost {}
  }

  /** Goes up to the one place where it becomes an answer. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient RefusedPost why;

    UnreadableException(RefusedPost why) {
      super(why.message(), null, false, false);
      this.why = why;
    }
  }

  AlertPost read(byte[] body) {
    try {
      return new AlertPost.PostRead(alerts(body));
    } catch (UnreadableException e) {
      return new AlertPost.PostRefused(e.why);
    } catch (JsonProcessingException e) {
      return new AlertPost.PostRefused(RefusedPost.unreadable(e.getOriginalMessage()));
    } catch (IOException e) {
      return new AlertPost.PostRefused(RefusedPost.unreadable("it is not UTF-8"));
    }
  }

  private List<PostedAlert> alerts(byte[] body) throws IOException, UnreadableException {
    JsonNode read = body.length == 0 ? json.missingNode() : json.readTree(body);
    if (read.isMissingNode()) {
      throw new UnreadableException(RefusedPost.missing("alerts"));
    }
    if (!read.isArray() && !read.isNull()) {
      throw new UnreadableException(RefusedPost.unreadable("it is no list of alerts"));
    }
    List<PostedAlert> alerts = new ArrayList<>();
    for (JsonNode each : read) {
      alerts.add(alert(each, alerts.size()));
    }
    return alerts;
  }

  private static PostedAlert alert(JsonNode node, int place) throws UnreadableException {
    if (!node.isObject() && !node.isNull()) {
      throw new UnreadableException(RefusedPost.unreadable("alert " + place + " is no object"));
    }
    if (isNothing(node.path("labels"))) {
      throw new UnreadableException(RefusedPost.missing(place + ".labels"));
    }
    return new PostedAlert(
        texts(node, "labels"),
        texts(node, "annotations"),
        time(node, "startsAt"),
        time(node, "endsAt"),
        address(node, place));
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static Map<String, String> texts(JsonNode node, String field) throws UnreadableException {
    JsonNode map = node.path(field);
    if (isNothing(map)) {
      return Map.of();
    }
    if (!map.isObject()) {
      throw new UnreadableException(RefusedPost.unreadable(field + " is no object"));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : map.properties()) {
      if (!each.getValue().isTextual() && !each.getValue().isNull()) {
        throw new UnreadableException(
            RefusedPost.unreadable("a value of %s is no text".formatted(field)));
      }
      texts.put(each.getKey(), each.getValue().asText(""));
    }
    return texts;
  }

  /** RFC 3339; without a zone it is UTC. */
  private static Optional<Instant> time(JsonNode node, String field) throws UnreadableException {
    JsonNode time = node.path(field);
    if (isNothing(time) || (time.isTextual() && time.asText().isEmpty())) {
      return Optional.empty();
    }
    try {
      return Optional.of(instant(time.asText())).filter(NO_TIME::isBefore);
    } catch (DateTimeException e) {
      throw new UnreadableException(
          RefusedPost.unreadable("parsing time \"%s\" as RFC 3339".formatted(time.asText())));
    }
  }

  private static Instant instant(String text) {
    TemporalAccessor at = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return at instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : OffsetDateTime.from(at).toInstant();
  }

  /** An absolute address, or a path that begins at the root. */
  private static String address(JsonNode node, int place) throws UnreadableException {
    String text = node.path("generatorURL").asText("");
    try {
      if (text.isEmpty() || text.startsWith("/") || new URI(text).isAbsolute()) {
        return text;
      }
    } catch (URISyntaxException e) {
      // Clients write more into a query than the standard has; a scheme and a host are enough.
      if (text.matches("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#]+[/?#]\\P{Cntrl}*")) {
        return text;
      }
    }
    throw new UnreadableException(RefusedPost.malformed(place + ".generatorURL", "uri", text));
  }
}
