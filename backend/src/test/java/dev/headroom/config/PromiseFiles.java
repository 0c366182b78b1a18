package dev.headroom.config;

/** What people write in {@code alert-rules/slos/}. */
public final class PromiseFiles {
  private PromiseFiles() {}

  public static String objective(String name) {
    return """
    apiVersion: openslo/v1
    kind: SLO
    metadata: {name: %s}
    spec:
      service: pay
      budgetingMethod: Occurrences
      timeWindow: [{duration: 30d, isRolling: true}]
      indicator:
        metadata: {name: requests}
        spec:
          ratioMetric:
            bad: {metricSource: {type: Headroom, spec: {counter: 'pay_total{code="500"}'}}}
            total: {metricSource: {type: Headroom, spec: {counter: pay_total}}}
      objectives: [{target: 0.999}]
    """
        .formatted(name);
  }
}
