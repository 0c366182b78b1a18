package dev.headroom.notify.pagerduty;

import dev.headroom.model.text.HttpAddress;
import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

  /** A description would say the same of every incident; those before events v2 had other keys. */
  private static final Set<String> NOT_YET =
      Set.of("description", "service_key", "service_key_file", "timeout");

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
    Map<String, String> texts = new TreeMap<>();
    TEXTS.forEach(each -> texts.put(each, entry.text(each)));
    entry.value(EventFields.CLIENT_URL, PagerDutyType::address);
    entry
        .value(EventFields.SEVERITY, PagerDutyType::severity)
        .ifPresent(each -> texts.put(EventFields.SEVERITY, each));
    return new EventFields(
        texts,
        entry.texts("details"),
        entry.entries("links").stream().map(PagerDutyType::link).toList(),
        entry.entries("images").stream().map(PagerDutyType::image).toList());
  }

  private static String severity(String text) {
    if (!SEVERITIES.contains(text)) {
      throw new IllegalArgumentException("severity is critical, error, warning or info");
    }
    return text;
  }

  private static Map<String, String> link(IntegrationEntry link) {
    link.check(Set.of("href", "text"), Set.of());
    String href = link.requireText("href");
    link.value("href", PagerDutyType::address);
    return Map.of("href", href, "text", link.text("text"));
  }

  private static Map<String, String> image(IntegrationEntry image) {
    image.check(Set.of("src", "href", "alt"), Set.of());
    String src = image.requireText("src");
    image.value("src", PagerDutyType::overHttps);
    image.value("href", PagerDutyType::address);
    return Map.of("src", src, "href", image.text("href"), "alt", image.text("alt"));
  }

  /** One that PagerDuty cannot read would have every event refused. */
  private static String address(String text) {
    if (HttpAddress.parse(text).isEmpty()) {
      throw new IllegalArgumentException("expected an address with http or https and a host");
    }
    return text;
  }

  private static String overHttps(String text) {
    if (!address(text).startsWith("https://")) {
      throw new IllegalArgumentException("PagerDuty shows images over https alone");
    }
    return text;
  }

  @Override
  public Sender sender(PagerDuty pagerDuty, SenderContext context) {
    return new PagerDutySender(
        pagerDuty,
        context.receiver(),
        new PagerDutyEvents(pagerDuty.fields(), context.links()),
        context.http().by(pagerDuty.access()));
  }
}
