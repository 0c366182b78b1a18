package dev.headroom.api.page;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.reply.Replies;
import dev.headroom.reply.Replies.ReplyResult;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/**
 * The link in a page, which acknowledges without a login. Programs look at links before people do,
 * so that looking changes nothing; the button does. Whoever has the link may press: its token is in
 * no log of ours.
 */
final class AckResource implements Resource {
  private static final int FORM_BYTES_MAX = 4 * 1024;
  private static final String PATH = "/a/:token";

  private final Replies replies;
  private final Answers answers;
  private final Handler<RoutingContext> form;

  AckResource(Replies replies, Answers answers) {
    this.replies = replies;
    this.answers = answers;
    this.form = answers.body("ackFormBytesMax", FORM_BYTES_MAX);
  }

  @Override
  public void mount(Router router) {
    router.get(PATH).handler(Answers::hidePath).handler(answers.toWatch("ack_link", this::look));
    router
        .post(PATH)
        .handler(Answers::hidePath)
        .handler(form)
        .handler(answers.toWatch("ack_link_press", this::press));
  }

  private Reply look(RoutingContext request, Parameters parameters) throws IOException {
    String token = Parameters.path(request, "token");
    return page(token, replies.look(token), false);
  }

  private Reply press(RoutingContext request, Parameters parameters) throws IOException {
    String token = Parameters.path(request, "token");
    String by = request.request().getFormAttribute("by");
    return page(token, replies.press(token, by == null ? "" : by), true);
  }

  private static Reply page(String token, ReplyResult result, boolean pressed) {
    AckPage page = new AckPage(token, result);
    return new Reply.HtmlPage(page.status(pressed), page.html());
  }
}
