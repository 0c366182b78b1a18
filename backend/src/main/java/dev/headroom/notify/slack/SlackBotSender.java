package dev.headroom.notify.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.HttpReply;
import dev.headroom.notify.send.ReceiverType.SenderContext;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.slack.SlackReceipt.PostedMessage;
import dev.headroom.notify.words.StepWords;
import dev.headroom.routing.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Posts a message for each alarm and edits it as the incident goes on. Nobody is notified of an
 * edit, so what got worse is a reply in the message's thread as well, shown in the channel. Where
 * there is no message to edit, a new one is posted.
 */
final class SlackBotSender implements Sender {
  private static final String POST = "chat.postMessage";
  private static final String UPDATE = "chat.update";

  /** What only a new message has. */
  private static final List<String> OF_NEW_ONES =
      List.of("username", "icon_emoji", "icon_url", "mrkdwn", "unfurl_links", "unfurl_media");

  /** How a message is told. */
  private enum Way {
    /** As a message of its own. */
    POST,
    /** In the place of the alarm's message. */
    EDIT,
    /** The same of an alarm that is over; nothing is told where it has no message. */
    RETIRE,
    /** Below the alarm's message. */
    REPLY
  }

  private final Slack slack;
  private final Secret token;
  private final SlackMessage message;
  private final SenderContext context;
  private final HttpPost http;
  private final ObjectMapper json = new ObjectMapper();

  SlackBotSender(
      Slack slack, Secret token, SlackMessage message, SenderContext context, HttpPost http) {
    this.slack = slack;
    this.token = token;
    this.message = message;
    this.context = context;
    this.http = http.refusedBy(SlackErrors::isFinal);
  }

  /** What asks for a person goes first. */
  @Override
  public List<String> payloads(Transition transition) {
    Incident incident = transition.incident();
    StepWords words = StepWords.of(transition);
    String key = incident.dedupKey();
    return switch (transition.kind()) {
      case OPENED, REOPENED, ROUTED -> List.of(payload(Way.POST, key, words, transition));
      case UNACKNOWLEDGED, UNMUTED, RELEASED, ESCALATED, FAILED_OVER ->
          replacing(transition, words);
      case UPDATED, REPEATED ->
          List.of(
              payload(Way.REPLY, key, words, transition),
              payload(Way.EDIT, key, words, transition));
      case PARTLY_RESOLVED, ACKNOWLEDGED -> List.of(payload(Way.EDIT, key, words, transition));
      case RESOLVED ->
          slack.sendResolved() ? List.of(payload(Way.EDIT, key, words, transition)) : List.of();
    };
  }

  private List<String> replacing(Transition transition, StepWords words) {
    Incident incident = transition.incident();
    String post = payload(Way.POST, incident.dedupKey(), words, transition);
    if (transition.replaced() == 0) {
      return List.of(post);
    }
    StepWords old = StepWords.replaced(transition);
    Transition before = transition.atAlarm(transition.replaced());
    return List.of(post, payload(Way.RETIRE, transition.replacedKey(), old, before));
  }

  private String payload(Way way, String key, StepWords words, Transition transition) {
    ObjectNode payload = json.createObjectNode().put("way", way.name()).put("key", key);
    payload.set("message", message.body(words, transition, context.texts(transition), true));
    return payload.toString();
  }

  /** What is told, as the delivery keeps it. */
  private record Told(Way way, String key, ObjectNode message) {}

  private Told told(Delivery delivery) {
    try {
      ObjectNode payload = (ObjectNode) json.readTree(delivery.payload());
      return new Told(
          Way.valueOf(payload.get("way").asText()),
          payload.get("key").asText(),
          (ObjectNode) payload.get("message"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a payload that was not written here", e);
    }
  }

  @Override
  public Attempt send(Delivery delivery) {
    Told told = told(delivery);
    SlackReceipt receipt = SlackReceipt.parse(delivery.receipt());
    Optional<PostedMessage> before = receipt.of(told.key());
    if (told.way() == Way.RETIRE && before.isEmpty()) {
      // Whom routing held back has not heard of the alarm before.
      return new Attempt.Sent(OptionalInt.empty(), receipt.text());
    }
    return told.way() == Way.POST || before.isEmpty()
        ? post(told, receipt)
        : follow(told, before.get(), receipt);
  }

  private Attempt post(Told told, SlackReceipt receipt) {
    HttpReply reply = call(POST, told.message());
    if (!reply.isSuccess()) {
      return http.judge(slack, reply);
    }
    SlackAnswer answer = SlackAnswer.of(reply);
    return answer.isOk()
        ? new Attempt.Sent(reply.status(), receipt.with(posted(told, answer)).text())
        : answer.failure(slack);
  }

  private static PostedMessage posted(Told told, SlackAnswer answer) {
    return new PostedMessage(told.key(), answer.channel(), answer.ts());
  }

  private Attempt follow(Told told, PostedMessage before, SlackReceipt receipt) {
    ObjectNode body = told.message().deepCopy().put("channel", before.channel());
    HttpReply reply =
        told.way() == Way.REPLY
            ? call(POST, body.put("thread_ts", before.ts()).put("reply_broadcast", true))
            : call(UPDATE, body.put("ts", before.ts()).remove(OF_NEW_ONES));
    if (!reply.isSuccess()) {
      return http.judge(slack, reply);
    }
    SlackAnswer answer = SlackAnswer.of(reply);
    if (answer.isOk()) {
      return new Attempt.Sent(reply.status(), receipt.text());
    }
    return SlackErrors.cannotFollow(answer.error()) ? post(told, receipt) : answer.failure(slack);
  }

  private HttpReply call(String method, ObjectNode body) {
    String root = slack.url().reveal();
    URI address = URI.create(root.endsWith("/") ? root + method : root + "/" + method);
    return http.ask(
        slack, address, body.toString(), Map.of("Authorization", "Bearer " + token.reveal()));
  }
}
