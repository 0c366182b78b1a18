package dev.headroom.api.pagerload;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.pagerload.PagerLoad;
import io.vertx.ext.web.Router;

/** How often people were paged, beside what their teams planned. */
public final class PageReportResource implements Resource {
  private static final int WEEKS_DEFAULT = 4;

  private final PagerLoad load;
  private final Answers answers;

  public PageReportResource(PagerLoad load, Answers answers) {
    this.load = load;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/pages/report")
        .handler(
            answers.toWatch(
                "page_report",
                (_, parameters) ->
                    new Reply.JsonValue(
                        PageReportView.of(
                            load.report(
                                parameters.integer(
                                    "weeks", WEEKS_DEFAULT, 1, PagerLoad.WEEKS_MAX))))));
  }
}
