package dev.headroom.engine.sqlite.table;

import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Why nobody is told of an incident, as a JSON object of texts. */
final class MutedText {
  private static final String KIND = "kind";
  private static final String SILENCE = "silence";
  private static final String ATTACHED = "attached";
  private static final String SHADOW = "shadow";
  private static final String UNTIL = "until";
  private static final String RECEIVERS = "receivers";
  private static final String WAS_TOLD = "wasTold";

  private MutedText() {}

  static String write(Muted muted) {
    Map<String, String> texts = new HashMap<>();
    switch (muted.reason()) {
      case MuteReason.Shadowed shadowed -> {
        texts.put(KIND, SHADOW);
        texts.put(RECEIVERS, String.join("\n", shadowed.receivers()));
      }
      case MuteReason.Silenced silenced -> {
        texts.put(KIND, SILENCE);
        texts.put("id", silenced.silence());
        texts.put("by", silenced.by());
        texts.put("why", silenced.why());
        texts.put(UNTIL, Long.toString(silenced.until().toEpochMilli()));
      }
      case MuteReason.Attached attached -> {
        texts.put(KIND, ATTACHED);
        texts.put("id", attached.incident());
        texts.put("relation", attached.relation().name());
        texts.put("why", attached.why());
        texts.put(UNTIL, Long.toString(attached.until().toEpochMilli()));
      }
    }
    texts.put(WAS_TOLD, Boolean.toString(muted.wasTold()));
    return JsonText.write(texts);
  }

  static Muted read(String text) {
    Map<String, String> texts = JsonText.read(text);
    return new Muted(reason(texts), Boolean.parseBoolean(value(texts, WAS_TOLD)));
  }

  private static MuteReason reason(Map<String, String> texts) {
    String kind = value(texts, KIND);
    return switch (kind) {
      case SHADOW ->
          new MuteReason.Shadowed(
              Pattern.compile("\n")
                  .splitAsStream(value(texts, RECEIVERS))
                  .filter(each -> !each.isEmpty())
                  .toList());
      case SILENCE ->
          new MuteReason.Silenced(
              value(texts, "id"), value(texts, "by"), value(texts, "why"), until(texts));
      case ATTACHED ->
          new MuteReason.Attached(
              value(texts, "id"),
              Relation.valueOf(value(texts, "relation")),
              value(texts, "why"),
              until(texts));
      default -> throw new IllegalStateException("not what was stored: " + kind);
    };
  }

  private static Instant until(Map<String, String> texts) {
    return Instant.ofEpochMilli(Long.parseLong(value(texts, UNTIL)));
  }

  private static String value(Map<String, String> texts, String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }
}
