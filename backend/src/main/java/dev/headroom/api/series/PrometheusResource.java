package dev.headroom.api.series;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.query.SeriesQueries;
import dev.headroom.select.Selector;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which series, labels and metrics there are, as Prometheus' HTTP API tells it: parameters in the
 * address or in a form.
 */
final class PrometheusResource implements Resource {
  private static final int FORM_BYTES_MAX = 256 * 1024;
  private static final int SELECTORS_MAX = 100;
  private static final int ITEMS_MAX = 10_000;

  private final SeriesQueries metrics;
  private final InstantSource clock;
  private final Answers answers;
  private final Handler<RoutingContext> form;

  /** One description of a metric. */
  private record MetricDescription(String type, String help, String unit) {
    static MetricDescription of(MetricMetadata metric) {
      return new MetricDescription(
          metric.kind().name().toLowerCase(Locale.ROOT), metric.help(), metric.unit());
    }
  }

  PrometheusResource(SeriesQueries metrics, InstantSource clock, Answers answers) {
    this.metrics = metrics;
    this.clock = clock;
    this.answers = answers;
    this.form = answers.body("prometheusFormBytesMax", FORM_BYTES_MAX);
  }

  @Override
  public void mount(Router router) {
    mount(router, "/api/v1/series", answers.to("series", (request, _) -> series(request)));
    mount(router, "/api/v1/labels", answers.to("labels", (request, _) -> labels(request)));
    router
        .get("/api/v1/label/:name/values")
        .handler(answers.to("label_values", (request, _) -> labelValues(request)));
    router
        .get("/api/v1/metadata")
        .handler(answers.to("metadata", (request, _) -> metadata(request)));
  }

  private void mount(Router router, String path, Handler<RoutingContext> answer) {
    router.get(path).handler(answer);
    router.post(path).handler(form).handler(answer);
  }

  private Reply series(RoutingContext request) {
    MultiMap asked = request.request().params();
    List<Selector> selectors = selectors(asked);
    if (selectors.isEmpty()) {
      throw Parameters.bad("match[]", "no match[] parameter provided");
    }
    int limit = limit(asked);
    List<Labels> found = metrics.series(selectors, range(asked), limit + 1);
    return success(found.stream().map(Labels::toMap).toList(), limit);
  }

  private Reply labels(RoutingContext request) {
    MultiMap asked = request.request().params();
    int limit = limit(asked);
    return success(metrics.labelNames(selectors(asked), range(asked), limit + 1), limit);
  }

  private Reply labelValues(RoutingContext request) {
    MultiMap asked = request.request().params();
    String name = Parameters.path(request, "name");
    int limit = limit(asked);
    return success(metrics.labelValues(name, selectors(asked), range(asked), limit + 1), limit);
  }

  private Reply metadata(RoutingContext request) {
    MultiMap asked = request.request().params();
    String wanted = Optional.ofNullable(asked.get("metric")).orElse("");
    int limit = limit(asked);
    Map<String, List<MetricDescription>> found = new TreeMap<>();
    for (MetricMetadata each : metrics.metadata()) {
      if (found.size() < limit && (wanted.isEmpty() || wanted.equals(each.metric()))) {
        found.put(each.metric(), List.of(MetricDescription.of(each)));
      }
    }
    return new Reply.JsonValue(new PrometheusEnvelope.Success(found, false));
  }

  private static <T> Reply success(List<T> found, int limit) {
    boolean truncated = found.size() > limit;
    return new Reply.JsonValue(
        new PrometheusEnvelope.Success(truncated ? found.subList(0, limit) : found, truncated));
  }

  private static List<Selector> selectors(MultiMap asked) {
    List<String> matches = asked.getAll("match[]");
    if (matches.size() > SELECTORS_MAX) {
      throw Parameters.bad("match[]", "at most " + SELECTORS_MAX + " are taken");
    }
    List<Selector> selectors = new ArrayList<>();
    for (String match : matches) {
      selectors.add(Parameters.parseNamed("match[]", match, Selector::parse));
    }
    return selectors;
  }

  /** From the start to the end, both included; without them everything that is kept. */
  private TimeRange range(MultiMap asked) {
    Instant from = time(asked, "start", Instant.EPOCH);
    Instant to = time(asked, "end", clock.instant().plus(Duration.ofDays(1)));
    if (to.isBefore(from)) {
      throw Parameters.bad("end", "end timestamp must not be before start time");
    }
    return new TimeRange(from.toEpochMilli(), to.toEpochMilli() + 1);
  }

  private static Instant time(MultiMap asked, String name, Instant otherwise) {
    String text = asked.get(name);
    return text == null || text.isEmpty()
        ? otherwise
        : Parameters.parseNamed(name, text, PrometheusEnvelope::time);
  }

  /** As many as asked for, and never more than the most; 0, or nothing, asks for all. */
  private static int limit(MultiMap asked) {
    String text = Optional.ofNullable(asked.get("limit")).orElse("");
    if (!text.isEmpty() && !text.matches("-?[0-9]{1,18}")) {
      throw Parameters.bad("limit", "not a whole number: " + text);
    }
    long limit = text.isEmpty() ? 0 : Long.parseLong(text);
    return limit <= 0 ? ITEMS_MAX : (int) Math.min(limit, ITEMS_MAX);
  }
}
