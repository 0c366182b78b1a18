package dev.headroom.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one side's pager heard of one story, in webhooks of version 4.
 *
 * @param pagedSeconds when it was paged first, after the moment the story began
 * @param resolvedSeconds when the last end was told
 * @param incidents how many it was told of
 * @param deliveries how many requests named it
 */
record PageHistory(
    OptionalDouble pagedSeconds, OptionalDouble resolvedSeconds, int incidents, int deliveries) {
  /**
   * @param startNanos monotonic time at which the story began
   */
  static PageHistory of(String story, List<Pager.Received> received, long startNanos)
      throws IOException {
    List<Double> firing = new ArrayList<>();
    List<Double> resolved = new ArrayList<>();
    Set<String> incidents = new TreeSet<>();
    int deliveries = 0;
    for (Pager.Received each : received) {
      double at = (each.atNanos() - startNanos) / 1e9;
      boolean named = false;
      for (JsonNode alert : HeadroomProcess.JSON.readTree(each.body()).get("alerts")) {
        if (alert.get("labels").get("slo").asText().equals(story)) {
          named = true;
          incidents.add(alert.get("fingerprint").asText() + alert.get("startsAt").asText());
          (alert.get("status").asText().equals("firing") ? firing : resolved).add(at);
        }
      }
      deliveries += named ? 1 : 0;
    }
    return new PageHistory(
        firing.stream().mapToDouble(Double::doubleValue).min(),
        resolved.stream().mapToDouble(Double::doubleValue).max(),
        incidents.size(),
        deliveries);
  }
}
