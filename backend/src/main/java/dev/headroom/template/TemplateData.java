package dev.headroom.template;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MapValue;
import dev.headroom.template.value.Datum.MomentValue;
import dev.headroom.template.value.Datum.StructValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What templates are filled with: the alerts of one notification, as Alertmanager hands them.
 *
 * @param receiver name of the receiver
 * @param alerts those it tells of, at least one
 * @param groupLabels by which they belong together
 * @param externalUrl where the user interface is
 * @param now the moment of the notification
 */
public record TemplateData(
    String receiver,
    List<TemplateAlert> alerts,
    Map<String, String> groupLabels,
    String externalUrl,
    Instant now) {
  private static final String FIRING = "firing";
  private static final String RESOLVED = "resolved";

  /** Go's zero time, which is the end of what has not ended. */
  private static final Instant NOT_ENDED = Instant.parse("0001-01-01T00:00:00Z");

  public TemplateData {
    alerts = List.copyOf(alerts);
    groupLabels = Map.copyOf(groupLabels);
  }

  /**
   * An alert of it.
   *
   * @param endsAt empty while it fires
   * @param generatorUrl where one reads more
   */
  public record TemplateAlert(
      Map<String, String> labels,
      Map<String, String> annotations,
      Instant startsAt,
      Optional<Instant> endsAt,
      String generatorUrl,
      String fingerprint) {
    public TemplateAlert {
      labels = Map.copyOf(labels);
      annotations = Map.copyOf(annotations);
    }

    private Datum datum() {
      Map<String, Datum> fields = new LinkedHashMap<>();
      fields.put("Status", Datum.of(endsAt.isPresent() ? RESOLVED : FIRING));
      fields.put("Labels", MapValue.texts(labels));
      fields.put("Annotations", MapValue.texts(annotations));
      fields.put("StartsAt", moment(startsAt));
      fields.put("EndsAt", moment(endsAt.orElse(NOT_ENDED)));
      fields.put("GeneratorURL", Datum.of(generatorUrl));
      fields.put("Fingerprint", Datum.of(fingerprint));
      return new StructValue("template.Alert", fields);
    }

    private static Datum moment(Instant at) {
      return new MomentValue(at.atZone(ZoneOffset.UTC));
    }
  }

  Datum datum() {
    boolean isFiring = alerts.stream().anyMatch(each -> each.endsAt().isEmpty());
    Map<String, Datum> fields = new LinkedHashMap<>();
    fields.put("Receiver", Datum.of(receiver));
    fields.put("Status", Datum.of(isFiring ? FIRING : RESOLVED));
    fields.put(
        "Alerts",
        new ListValue(ListValue.ALERTS, alerts.stream().map(TemplateAlert::datum).toList()));
    fields.put("GroupLabels", MapValue.texts(groupLabels));
    fields.put("CommonLabels", MapValue.texts(common(TemplateAlert::labels)));
    fields.put("CommonAnnotations", MapValue.texts(common(TemplateAlert::annotations)));
    fields.put("ExternalURL", Datum.of(externalUrl));
    return new StructValue("*template.Data", fields);
  }

  /** What all alerts have with the same text. */
  private Map<String, String> common(Function<TemplateAlert, Map<String, String>> texts) {
    Map<String, String> common = new TreeMap<>();
    if (!alerts.isEmpty()) {
      common.putAll(texts.apply(alerts.getFirst()));
    }
    alerts.forEach(each -> common.entrySet().retainAll(texts.apply(each).entrySet()));
    return common;
  }
}
