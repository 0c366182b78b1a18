package dev.headroom.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.reply.AlarmKey;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.AlarmReply.ReplyWay;
import dev.headroom.alerting.reply.ReplyAnswer;
import dev.headroom.routing.Secrets;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what comes back of pages. Nothing is looked at before it has proved where it comes from,
 * and nothing acts twice.
 */
public final class Replies {
  private static final String BY_LINK = "link";

  private final Alerting alerting;
  private final AckLinks links;
  private final List<byte[]> pagerDutySecrets;
  private final List<byte[]> slackSecrets;
  private final Map<ReplyWay, RequestRate> genuine = new EnumMap<>(ReplyWay.class);
  private final Map<ReplyWay, RequestRate> others = new EnumMap<>(ReplyWay.class);
  private final InstantSource clock;
  private final ReplyMetrics metrics;

  /**
   * What became of something that came.
   *
   * @param incident as it is now, where there is one to show
   * @param detail what is wrong, one sentence; empty if nothing is
   */
  public record ReplyResult(ReplyOutcome outcome, Optional<Incident> incident, String detail) {
    private static ReplyResult of(ReplyOutcome outcome) {
      return new ReplyResult(outcome, Optional.empty(), "");
    }

    private static ReplyResult of(ReplyOutcome outcome, Incident incident) {
      return new ReplyResult(outcome, Optional.of(incident), "");
    }

    private static ReplyResult of(ReplyOutcome outcome, String detail) {
      return new ReplyResult(outcome, Optional.empty(), detail);
    }
  }

  /**
   * @param secrets finds those that the configuration names
   * @throws IOException if one of them is not there
   */
  public Replies(
      Alerting alerting,
      AckLinks links,
      ReplyConfig config,
      Secrets secrets,
      InstantSource clock,
      CollectorRegistry registry)
      throws IOException {
    this.alerting = alerting;
    this.links = links;
    this.pagerDutySecrets = resolved("reply.pagerDutySecrets", config.pagerDutySecrets(), secrets);
    this.slackSecrets = resolved("reply.slackSecrets", config.slackSecrets(), secrets);
    this.clock = clock;
    this.metrics = new ReplyMetrics(config, links::areSigned, registry);
    for (ReplyWay way : ReplyWay.values()) {
      genuine.put(way, new RequestRate(config.perMinuteMax(), clock));
      others.put(way, new RequestRate(config.refusedPerMinuteMax(), clock));
    }
  }

  private static List<byte[]> resolved(String key, List<String> references, Secrets secrets)
      throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (String reference : references) {
      try {
        String secret = secrets.resolve(reference).reveal();
        if (secret.isEmpty()) {
          throw new IOException("%s in headroom.yaml: %s is empty".formatted(key, reference));
        }
        all.add(secret.getBytes(UTF_8));
      } catch (IllegalArgumentException missing) {
        throw new IOException(key + " in headroom.yaml: " + missing.getMessage(), missing);
      }
    }
    return List.copyOf(all);
  }

  /**
   * What a link is about; changes nothing.
   *
   * @param token the link's last part
   */
  public ReplyResult look(String token) throws IOException {
    Optional<AckToken> read = links.read(token);
    ReplyResult result = read.isPresent() ? look(read.get()) : refused(ReplyWay.LINK);
    return counted(ReplyWay.LINK, result);
  }

  private ReplyResult look(AckToken token) throws IOException {
    if (!rate(genuine, ReplyWay.LINK).take()) {
      return ReplyResult.of(ReplyOutcome.TOO_MANY);
    }
    Optional<Incident> found = alerting.find(token.alarm().incident());
    if (found.isEmpty()) {
      return ReplyResult.of(ReplyOutcome.NO_INCIDENT);
    }
    Incident incident = found.get();
    if (token.isExpired(clock.instant())) {
      return ReplyResult.of(ReplyOutcome.EXPIRED, incident);
    }
    if (!token.alarm().equals(AlarmKey.of(incident))) {
      return ReplyResult.of(ReplyOutcome.OUTDATED, incident);
    }
    boolean nobodys = incident.acknowledgement().isEmpty() && incident.resolution().isEmpty();
    return ReplyResult.of(nobodys ? ReplyOutcome.SHOWN : ReplyOutcome.ALREADY, incident);
  }

  /**
   * Somebody presses the button of a link's page: it acknowledges the alarm, once.
   *
   * @param by a name; blank if the person gave none
   */
  public ReplyResult press(String token, String by) throws IOException {
    Optional<AckToken> read = links.read(token);
    ReplyResult result = read.isPresent() ? press(read.get(), by) : refused(ReplyWay.LINK);
    return counted(ReplyWay.LINK, result);
  }

  private ReplyResult press(AckToken token, String by) throws IOException {
    ReplyResult seen = look(token);
    return seen.outcome() == ReplyOutcome.SHOWN
        ? answer(
            alerting.reply(AlarmReply.link(token.alarm(), by.isBlank() ? BY_LINK : by.strip())))
        : seen;
  }

  /**
   * Takes an event of PagerDuty.
   *
   * @param signatures the header that proves it; empty if there is none
   */
  public ReplyResult pagerDuty(byte[] body, String signatures) throws IOException {
    return counted(ReplyWay.PAGERDUTY, heardPagerDuty(body, signatures));
  }

  private ReplyResult heardPagerDuty(byte[] body, String signatures) throws IOException {
    if (pagerDutySecrets.isEmpty()) {
      return ReplyResult.of(ReplyOutcome.NOT_SET_UP);
    }
    if (!SenderSignatures.isPagerDutys(signatures, body, pagerDutySecrets)) {
      return refused(ReplyWay.PAGERDUTY);
    }
    if (!rate(genuine, ReplyWay.PAGERDUTY).take()) {
      return ReplyResult.of(ReplyOutcome.TOO_MANY);
    }
    try {
      Optional<AlarmReply> reply = PagerDutyEvent.read(body).reply();
      return reply.isPresent()
          ? answer(alerting.reply(reply.get()))
          : ReplyResult.of(ReplyOutcome.IGNORED);
    } catch (MalformedReply malformed) {
      return ReplyResult.of(ReplyOutcome.MALFORMED, String.valueOf(malformed.getMessage()));
    }
  }

  /**
   * Takes what was pressed in Slack.
   *
   * @param timestamp the header that says when it was sent; empty if there is none
   * @param signature the header that proves it; empty if there is none
   */
  public ReplyResult slack(byte[] body, String timestamp, String signature) throws IOException {
    return counted(ReplyWay.SLACK, heardSlack(body, timestamp, signature));
  }

  private ReplyResult heardSlack(byte[] body, String timestamp, String signature)
      throws IOException {
    if (slackSecrets.isEmpty()) {
      return ReplyResult.of(ReplyOutcome.NOT_SET_UP);
    }
    if (!SenderSignatures.isSlacks(timestamp, signature, body, slackSecrets)) {
      return refused(ReplyWay.SLACK);
    }
    if (!SenderSignatures.isNow(timestamp, clock.instant())) {
      return ReplyResult.of(ReplyOutcome.EXPIRED);
    }
    if (!rate(genuine, ReplyWay.SLACK).take()) {
      return ReplyResult.of(ReplyOutcome.TOO_MANY);
    }
    try {
      Optional<SlackPress> press = SlackPress.read(new String(body, UTF_8));
      return press.isPresent()
          ? answer(alerting.reply(press.get().reply(SenderSignatures.digits(signature))))
          : ReplyResult.of(ReplyOutcome.IGNORED);
    } catch (MalformedReply malformed) {
      return ReplyResult.of(ReplyOutcome.MALFORMED, String.valueOf(malformed.getMessage()));
    }
  }

  private static ReplyResult answer(ReplyAnswer answer) {
    return switch (answer) {
      case ReplyAnswer.Took(Incident incident) -> ReplyResult.of(ReplyOutcome.TAKEN, incident);
      case ReplyAnswer.Noted(Incident incident) -> ReplyResult.of(ReplyOutcome.NOTED, incident);
      case ReplyAnswer.TakenBefore(Incident incident) ->
          ReplyResult.of(ReplyOutcome.ALREADY, incident);
      case ReplyAnswer.RepeatedReply(Incident incident) ->
          ReplyResult.of(ReplyOutcome.REPEATED, incident);
      case ReplyAnswer.Outdated(Incident incident) ->
          ReplyResult.of(ReplyOutcome.OUTDATED, incident);
      case ReplyAnswer.AboutNothing _ -> ReplyResult.of(ReplyOutcome.NO_INCIDENT);
      case ReplyAnswer.BeyondLimit(String reason) ->
          ReplyResult.of(ReplyOutcome.OUT_OF_LIMITS, reason);
    };
  }

  private ReplyResult refused(ReplyWay way) {
    return ReplyResult.of(rate(others, way).take() ? ReplyOutcome.REFUSED : ReplyOutcome.TOO_MANY);
  }

  private static RequestRate rate(Map<ReplyWay, RequestRate> rates, ReplyWay way) {
    RequestRate rate = rates.get(way);
    if (rate == null) {
      throw new IllegalStateException("no rate for " + way);
    }
    return rate;
  }

  private ReplyResult counted(ReplyWay way, ReplyResult result) {
    metrics.count(way, result.outcome());
    return result;
  }
}
