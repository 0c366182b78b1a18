package dev.headroom.notify.pagerduty;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import dev.headroom.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Receivers at PagerDuty. */
public final class PagerDutyType implements ReceiverType<PagerDuty> {
  private static final String URL = "https://events.pagerduty.com/v2/enqueue";
  private static final int ROUTING_KEY_LENGTH = 32;

  /**
   * PagerDuty takes about 120 events for each routing key in any 60 s: 60 at once and one a second
   * after that are never more.
   */
  private static final RateLimit RATE_LIMIT = new RateLimit(60, Duration.ofSeconds(1));

  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");
  private static final Set<String> TEXTS =
      Set.of(
          EventFields.DESCRIPTION,
          EventFields.SEVERITY,
          EventFields.SOURCE,
          EventFields.COMPONENT,
          EventFields.GROUP,
          EventFields.CLASS,
          EventFields.CLIENT,
          EventFields.CLIENT_URL);
  private static final Set<String> KNOWN =
      Set.of(
          "routing_key",
          "routing_key_file",
          "url",
          "send_resolved",
          HttpAccess.KEY,
          EventFields.DESCRIPTION,
          EventFields.SEVERITY,
          EventFields.SOURCE,
          EventFields.COMPONENT,
          EventFields.GROUP,
          EventFields.CLASS,
          EventFields.CLIENT,
          EventFields.CLIENT_URL,
          "details",
          "links",
          "images");

  /** Events before version 2 had other keys. */
  private static final Set<String> NOT_YET = Set.of("service_key", "service_key_file", "timeout");

  @Override
  public String key() {
    return "pagerduty_configs";
  }

  @Override
  public Class<PagerDuty> integration() {
    return PagerDuty.class;
  }

  @Override
  public Optional<RateLimit> rateLimit() {
    return Optional.of(RATE_LIMIT);
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of("url", "pagerduty_url", HttpAccess.KEY, HttpAccess.KEY);
  }

  @Override
  public Optional<PagerDuty> read(IntegrationEntry entry) {
    entry.check(KNOWN, NOT_YET);
    EventFields fields = fields(entry);
    HttpAccess access = HttpAccess.read(entry);
    boolean sendResolved = entry.yesOrNo("send_resolved", true);
    Optional<Secret> url = entry.url(URL);
    Optional<Secret> key = entry.secretOrFile("routing_key", PagerDutyType::routingKey);
    return url.isPresent() && key.isPresent()
        ? Optional.of(
            new PagerDuty(
                entry.id(PagerDuty.KIND, url.get(), key.get()),
                url.get(),
                key.get(),
                access,
                sendResolved,
                fields))
        : Optional.empty();
  }

  private static Secret routingKey(String text) {
    if (!text.matches("[0-9A-Za-z]{" + ROUTING_KEY_LENGTH + "}")) {
      throw new IllegalArgumentException(
          "a routing key is %d letters and digits".formatted(ROUTING_KEY_LENGTH));
    }
    return new Secret(text, List.of(text));
  }

  private static EventFields fields(IntegrationEntry entry) {
    Map<String, Template> texts = new TreeMap<>();
    TEXTS.forEach(each -> texts.put(each, entry.template(each)));
    check(entry, EventFields.CLIENT_URL, texts.get(EventFields.CLIENT_URL), EventAddress.ANY);
    Template severity = entry.template(EventFields.SEVERITY);
    if (severity.isPlain() && !severity.isEmpty() && !isSeverity(severity.source())) {
      entry.problem(EventFields.SEVERITY, "severity is critical, error, warning or info");
    }
    return new EventFields(
        texts,
        entry.templates("details"),
        entry.entries("links").stream().map(PagerDutyType::link).toList(),
        entry.entries("images").stream().map(PagerDutyType::image).toList());
  }

  /** Whether PagerDuty knows it. */
  static boolean isSeverity(String text) {
    return SEVERITIES.contains(text);
  }

  private static Map<String, Template> link(IntegrationEntry link) {
    link.check(Set.of("href", "text"), Set.of());
    Template href = required(link, "href");
    check(link, "href", href, EventAddress.ANY);
    return Map.of("href", href, "text", link.template("text"));
  }

  private static Map<String, Template> image(IntegrationEntry image) {
    image.check(Set.of("src", "href", "alt"), Set.of());
    Template src = required(image, "src");
    Template href = image.template("href");
    check(image, "src", src, EventAddress.OVER_HTTPS);
    check(image, "href", href, EventAddress.ANY);
    return Map.of("src", src, "href", href, "alt", image.template("alt"));
  }

  private static Template required(IntegrationEntry entry, String key) {
    if (!entry.has(key)) {
      entry.requireText(key);
    }
    return entry.template(key);
  }

  /** One that PagerDuty cannot read would have every event refused. */
  private static void check(
      IntegrationEntry entry, String key, @Nullable Template text, EventAddress address) {
    if (text != null && text.isPlain() && !text.isEmpty() && !address.takes(text.source())) {
      entry.problem(key, address.expected());
    }
  }

  @Override
  public Sender sender(PagerDuty pagerDuty, SenderContext context) {
    return new PagerDutySender(
        pagerDuty,
        new PagerDutyEvents(pagerDuty.fields(), context.links()),
        context,
        context.http().by(pagerDuty.access()));
  }
}
