package dev.headroom.notify.send;

import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.filled.StepTexts;
import dev.headroom.routing.Integration;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.IntegrationReader;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One kind of receiver: how its entries in {@code routing.yaml} are read, and how it is told.
 *
 * @param <I> what is read from such an entry
 */
public interface ReceiverType<I extends Integration> extends IntegrationReader {
  /** What is read from an entry. */
  Class<I> integration();

  @Override
  Optional<I> read(IntegrationEntry entry);

  /** How fast each address of this kind may be told; empty if its service says nothing of it. */
  default Optional<RateLimit> rateLimit() {
    return Optional.empty();
  }

  /** Tells one of them. */
  Sender sender(I integration, SenderContext context);

  /** The sender of an integration; empty if it is of another kind. */
  default Optional<Sender> senderOf(Integration any, SenderContext context) {
    return integration().isInstance(any)
        ? Optional.of(sender(integration().cast(any), context))
        : Optional.empty();
  }

  /**
   * What a sender may need.
   *
   * @param receiver name of the receiver whose integration it is
   * @param links to pages that receivers may show
   * @param http for requests
   * @param calls for what is told by other means than HTTP
   * @param clock wall time, for what is signed with it
   * @param templateFailed run for each text that cannot be filled in
   */
  record SenderContext(
      String receiver,
      Links links,
      HttpPost http,
      CallBounds calls,
      InstantSource clock,
      Runnable templateFailed) {
    /** The texts of a step. */
    public StepTexts texts(Transition transition) {
      return StepTexts.of(transition, receiver, links, templateFailed);
    }
  }
}
