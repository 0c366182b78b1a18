package dev.headroom.notify;

import dev.headroom.alerting.incident.Links;
import dev.headroom.notify.send.CallBounds;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.Integration;
import dev.headroom.routing.Receiver;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes the senders of integrations.
 *
 * @param types of receivers there are
 */
record SenderFactory(
    List<? extends ReceiverType<?>> types,
    Links links,
    HttpPost http,
    CallBounds calls,
    InstantSource clock,
    NotifyMetrics metrics) {
  ActiveIntegration active(Receiver receiver, Integration integration) {
    ReceiverType.SenderContext context =
        new ReceiverType.SenderContext(
            receiver.name(),
            links,
            http,
            calls,
            clock,
            () -> metrics.templateFailed(integration.id()));
    for (ReceiverType<?> type : types) {
      Optional<Sender> sender = type.senderOf(integration, context);
      if (sender.isPresent()) {
        return new ActiveIntegration(receiver.name(), integration, sender.get(), type.rateLimit());
      }
    }
    throw new IllegalArgumentException("nobody sends " + integration.kind());
  }
}
