package dev.headroom.api.reply;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.reply.Replies;
import dev.headroom.reply.Replies.ReplyResult;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;

/** What PagerDuty and Slack post. Both wait a few seconds at most for the answer. */
public final class ReplyResources implements Resource {
  private static final int BYTES_MAX = 256 * 1024;

  private final Replies replies;
  private final Answers answers;
  private final Handler<RoutingContext> body;

  private ReplyResources(Replies replies, Answers answers) {
    this.replies = replies;
    this.answers = answers;
    this.body = answers.body("replyBytesMax", BYTES_MAX);
  }

  /** All of them. */
  public static List<Resource> of(Replies replies, Answers answers) {
    return List.of(new ReplyResources(replies, answers));
  }

  @Override
  public void mount(Router router) {
    router
        .post("/api/v1/pagerduty/webhook")
        .handler(body)
        .handler(answers.toWatch("pagerduty_webhook", (request, _) -> pagerDuty(request)));
    router
        .post("/api/v1/slack/actions")
        .handler(body)
        .handler(answers.toWatch("slack_actions", (request, _) -> slack(request)));
  }

  private Reply pagerDuty(RoutingContext request) throws IOException {
    return reply(
        replies.pagerDuty(bytes(request), header(request, "X-PagerDuty-Signature")),
        "reply.pagerDutySecrets in headroom.yaml names no secret");
  }

  private Reply slack(RoutingContext request) throws IOException {
    return reply(
        replies.slack(
            bytes(request),
            header(request, "X-Slack-Request-Timestamp"),
            header(request, "X-Slack-Signature")),
        "reply.slackSecrets in headroom.yaml names no secret");
  }

  private static byte[] bytes(RoutingContext request) {
    Buffer body = request.body().buffer();
    return body == null ? new byte[0] : body.getBytes();
  }

  private static String header(RoutingContext request, String name) {
    String value = request.request().getHeader(name);
    return value == null ? "" : value;
  }

  /** Nothing that is genuine and came once is asked for again. */
  private static Reply reply(ReplyResult result, String notSetUp) {
    return switch (result.outcome()) {
      case SHOWN, TAKEN, NOTED, ALREADY, REPEATED, OUTDATED, NO_INCIDENT, OUT_OF_LIMITS, IGNORED ->
          new Reply.PlainText(200, "");
      case MALFORMED -> new Reply.BadRequest(result.detail());
      case REFUSED -> new Reply.Unauthorized("the signature is missing or wrong");
      case EXPIRED -> new Reply.Unauthorized("the timestamp is more than five minutes away");
      case NOT_SET_UP -> new Reply.Missing(notSetUp);
      case TOO_MANY -> new Reply.TooManyRequests("more in a minute than reply.perMinuteMax allows");
    };
  }
}
