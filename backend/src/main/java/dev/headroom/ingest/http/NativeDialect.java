package dev.headroom.ingest.http;

import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.decode.Rejections.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our own endpoints: JSON, errors as problem details. */
final class NativeDialect implements Dialect {
  @Override
  public PushReply say(Outcome outcome, String requestId) {
    return switch (outcome) {
      case Outcome.Taken taken when taken.isNothing() ->
          problem(
              new ProblemDetails(
                  400,
                  "nothing was taken: " + taken.rejections(),
                  requestId,
                  Map.of("rejected", examples(taken.rejections()))));
      case Outcome.Taken taken -> PushReply.of(200, "application/json", taken(taken));
      case Outcome.Invalid(int status, String detail) ->
          problem(new ProblemDetails(status, detail, requestId));
      case Outcome.OverCapacity(var wait, String detail) ->
          problem(new ProblemDetails(429, detail, requestId)).retryAfter(wait);
      case Outcome.Unavailable(var wait, String detail) ->
          problem(new ProblemDetails(503, detail, requestId)).retryAfter(wait);
      case Outcome.Failed() ->
          problem(new ProblemDetails(500, "the server failed; see its log", requestId));
    };
  }

  private static PushReply problem(ProblemDetails details) {
    return PushReply.of(details.status(), ProblemDetails.CONTENT_TYPE, details.toJson());
  }

  private static io.vertx.core.buffer.Buffer taken(Outcome.Taken taken) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("accepted", taken.accepted());
    members.put("rejected", examples(taken.rejections()));
    members.put("rejectedTotal", taken.rejections().points());
    members.put("replacedCharacters", taken.rejections().replacedCharacters());
    members.put("duplicate", taken.duplicate());
    return ProblemDetails.json(members);
  }

  private static List<Map<String, Object>> examples(Rejections rejections) {
    return rejections.examples().stream().map(NativeDialect::example).toList();
  }

  private static Map<String, Object> example(Example example) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (example.line() > 0) {
      members.put("line", example.line());
    }
    members.put("reason", example.rejection().reason());
    members.put("points", example.rejection().points());
    members.put("detail", example.rejection().detail());
    return members;
  }
}
