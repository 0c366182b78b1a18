package dev.headroom.notify.slack;

import java.util.Set;

/**
 * Which failures Slack calls final. Whatever is not named here is tried again: a page that comes
 * late is better than one that was given up by mistake.
 */
final class SlackErrors {
  /** Of an incoming webhook: the payload, the action, the channel or the team is wrong or gone. */
  private static final Set<Integer> FINAL_STATUSES = Set.of(400, 403, 404, 410);

  /** Of chat.postMessage and chat.update, which answer 200 and say so in the body. */
  private static final Set<String> FINAL_ERRORS =
      Set.of(
          "access_denied",
          "account_inactive",
          "as_user_not_supported",
          "channel_is_archived",
          "channel_not_found",
          "deprecated_endpoint",
          "duplicate_channel_not_found",
          "ekm_access_denied",
          "enterprise_is_restricted",
          "invalid_arguments",
          "invalid_auth",
          "invalid_blocks",
          "invalid_blocks_format",
          "is_archived",
          "messages_tab_disabled",
          "method_deprecated",
          "missing_scope",
          "msg_blocks_too_long",
          "msg_too_long",
          "no_permission",
          "no_text",
          "not_allowed_token_type",
          "not_authed",
          "not_in_channel",
          "org_login_required",
          "restricted_action",
          "restricted_action_non_threadable_channel",
          "restricted_action_read_only_channel",
          "restricted_action_thread_locked",
          "restricted_action_thread_only_channel",
          "team_access_not_granted",
          "token_expired",
          "token_revoked",
          "two_factor_setup_required");

  /** The message is gone or cannot be edited any more; another one can be posted. */
  private static final Set<String> CANNOT_FOLLOW =
      Set.of(
          "cannot_reply_to_message",
          "cant_update_message",
          "edit_window_closed",
          "message_not_found",
          "thread_not_found");

  private SlackErrors() {}

  static boolean isFinal(int status) {
    return FINAL_STATUSES.contains(status);
  }

  static boolean isFinal(String error) {
    return FINAL_ERRORS.contains(error);
  }

  /** Whether what was posted earlier cannot be followed, so that it takes a new message. */
  static boolean cannotFollow(String error) {
    return CANNOT_FOLLOW.contains(error);
  }
}
