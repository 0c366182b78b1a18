package dev.headroom.api.alertmanager;

import dev.headroom.api.http.Reply;

/**
 * Why a whole post is refused, as Alertmanager says it.
 *
 * @param code Alertmanager's own: that of HTTP, 601 for a value of the wrong form, 602 for one that
 *     is missing
 */
record RefusedPost(int status, int code, String message) {
  /** It cannot be read. */
  static RefusedPost unreadable(String why) {
    return new RefusedPost(400, 400, "parsing alerts body from \"\" failed, because " + why);
  }

  static RefusedPost missing(String what) {
    return new RefusedPost(422, 602, what + " in body is required");
  }

  static RefusedPost malformed(String what, String form, String value) {
    return new RefusedPost(
        422, 601, "%s in body must be of type %s: \"%s\"".formatted(what, form, value));
  }

  static RefusedPost mediaType(String type) {
    return new RefusedPost(
        415,
        415,
        "unsupported media type \"%s\", only [application/json] are allowed".formatted(type));
  }

  Reply reply(JsonTexts json) {
    return json.reply(status, new AlertmanagerErrors.Coded(code, message));
  }
}
