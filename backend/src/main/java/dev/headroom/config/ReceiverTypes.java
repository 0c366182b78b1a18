package dev.headroom.config;

import dev.headroom.notify.alertmanager.AlertmanagerType;
import dev.headroom.notify.email.EmailType;
import dev.headroom.notify.msteamsv2.TeamsType;
import dev.headroom.notify.ntfy.NtfyType;
import dev.headroom.notify.opsgenie.OpsgenieType;
import dev.headroom.notify.pagerduty.PagerDutyType;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.signedwebhook.SignedWebhookType;
import dev.headroom.notify.slack.SlackType;
import dev.headroom.notify.webhook.WebhookType;
import dev.headroom.routing.IntegrationReader;
import dev.headroom.watch.ping.HeartbeatTargetReader;
import java.util.List;
import java.util.stream.Stream;

/** Every kind of receiver that {@code routing.yaml} may name. */
public final class ReceiverTypes {
  public static final List<ReceiverType<?>> ALL =
      List.of(
          new WebhookType(),
          new SignedWebhookType(),
          new PagerDutyType(),
          new SlackType(),
          new EmailType(),
          new TeamsType(),
          new OpsgenieType(),
          new NtfyType(),
          new AlertmanagerType());

  /** Every kind of entry that a receiver may have, also those by which no incident is told. */
  public static final List<IntegrationReader> ENTRIES =
      Stream.concat(ALL.stream(), Stream.of(new HeartbeatTargetReader()))
          .map(IntegrationReader.class::cast)
          .toList();

  private ReceiverTypes() {}
}
