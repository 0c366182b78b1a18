package dev.headroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Objectives, routing and runbooks of services pay-0, pay-1, …: 99 % of payments within 200 ms. */
final class PayFiles {
  private static final String OBJECTIVE =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: NAME-latency
        annotations:
          headroom/owner: team-pay
      spec:
        service: NAME
        budgetingMethod: Occurrences
        timeWindow:
          - duration: 30d
            isRolling: true
        indicator:
          metadata:
            name: NAME-latency
          spec:
            ratioMetric:
              counter: true
              good:
                metricSource:
                  type: Headroom
                  spec:
                    distribution: 'pay_seconds{service="NAME"}'
                    le: 200ms
              total:
                metricSource:
                  type: Headroom
                  spec:
                    distribution: 'pay_seconds{service="NAME"}'
        objectives:
          - target: 0.99
      """;
  private static final String ROUTING =
      """
      route:
        receiver: pager
      receivers:
        - name: pager
          webhook_configs:
            - url: PAGER/v4
          signed_webhook_configs:
            - url: PAGER/signed
              secret: ${file:secret}
      """;
  private static final String SERVICES =
      """
      services:
        - name: pay-0
          owner: team-pay
          tier: 1
          dependencies: [bank]
          load:
            unit: payment
            total: 'pay_seconds{service="pay-0"}'
            latency: 'pay_seconds{service="pay-0"}'
          capacity: {name: workers, limit: 8}
      """;
  private static final String RUNBOOK =
      """
      ---
      alert: NAME-latency
      service: NAME
      owner: team-pay
      severity: page
      slo: NAME-latency
      reviewed: 2026-11-01
      review_every: 180d
      ---
      # NAME-latency
      ## Meaning
      Slow.
      ## Impact
      People wait.
      ## Diagnosis
      1. Look.

      ```slo { live=slo }
      $slo
      ```
      ```promql { live=percentiles range=-30m }
      pay_seconds{service="$service"}
      ```
      ```promql { live=value expect="< 0.2" unit=s }
      pay_seconds{service="$service"}
      ```
      ```lucene { live=logs range=-15m }
      service:$service
      ```
      ```sql { live=table }
      select 1
      ```
      ## Mitigation
      - Roll back.
      ## Verify
      It is fast.
      """;

  private PayFiles() {}

  /**
   * Timings of a service that answered well an hour and a half ago, and so often too late now that
   * it pages: promises without a past page later, and five slow ones are the least.
   */
  static String slowTimings(String service, int slow) {
    long past = System.currentTimeMillis() - Duration.ofMinutes(90).toMillis();
    String series =
        "{\"name\":\"pay_seconds\",\"labels\":{\"service\":\"%s\"},\"unit\":\"s\",\"values\":[%s]%s}";
    return "{\"series\":["
        + series.formatted(service, "0.1", ",\"timestamp\":" + past)
        + ","
        + series.formatted(service, "0.1" + ",0.9".repeat(slow), "")
        + "]}";
  }

  /** The folder for {@code --rules}: so many objectives and a route to one pager. */
  static Path rules(Path folder, String pagerUrl, String secret, int services) throws IOException {
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules.resolve("slos"));
    for (int i = 0; i < services; i++) {
      Files.writeString(
          rules.resolve("slos/pay-" + i + ".yaml"), OBJECTIVE.replace("NAME", "pay-" + i));
    }
    Files.writeString(rules.resolve("routing.yaml"), ROUTING.replace("PAGER", pagerUrl));
    Files.writeString(rules.resolve("services.yaml"), SERVICES);
    Files.writeString(rules.resolve("secret"), secret);
    return rules;
  }

  /** The folder for {@code --runbooks}. */
  static Path runbooks(Path folder, int services) throws IOException {
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    for (int i = 0; i < services; i++) {
      Files.writeString(
          runbooks.resolve("pay-" + i + "-latency.md"), RUNBOOK.replace("NAME", "pay-" + i));
    }
    return runbooks;
  }
}
