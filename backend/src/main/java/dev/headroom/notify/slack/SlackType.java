package dev.headroom.notify.slack;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.slack.SlackLook.SlackButton;
import dev.headroom.notify.slack.SlackLook.SlackField;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import dev.headroom.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Channels of Slack. */
public final class SlackType implements ReceiverType<Slack> {
  /** Where Slack's methods are. */
  private static final Secret METHODS = new Secret("https://slack.com/api/");

  /** Slack takes a message a second for each channel and each incoming webhook. */
  private static final RateLimit RATE_LIMIT = new RateLimit(1, Duration.ofSeconds(1));

  private static final String API_URL = "api_url";
  private static final String API_URL_FILE = "api_url_file";
  private static final String BOT_TOKEN = "bot_token";
  private static final String CHANNEL = "channel";
  private static final String ACTIONS = "actions";
  private static final String FIELDS = "fields";

  private static final Set<String> KNOWN =
      Set.of(
          API_URL,
          API_URL_FILE,
          HttpAccess.KEY,
          BOT_TOKEN,
          CHANNEL,
          "send_resolved",
          "username",
          "icon_emoji",
          "icon_url",
          "title",
          "text",
          "fallback",
          "pretext",
          "footer",
          FIELDS,
          ACTIONS);

  private static final Set<String> NOT_YET =
      Set.of(
          "app_token",
          "app_token_file",
          "app_url",
          "bot_token_file",
          "callback_id",
          "color",
          "image_url",
          "link_names",
          "message_text",
          "mrkdwn_in",
          "short_fields",
          "thumb_url",
          "timeout",
          "title_link",
          "update_message");

  private static final Set<String> STYLES = Set.of("", "primary", "danger", "default");

  @Override
  public String key() {
    return "slack_configs";
  }

  @Override
  public Optional<RateLimit> rateLimit() {
    return Optional.of(RATE_LIMIT);
  }

  @Override
  public Class<Slack> integration() {
    return Slack.class;
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of(
        API_URL,
        "slack_api_url",
        API_URL_FILE,
        "slack_api_url_file",
        HttpAccess.KEY,
        HttpAccess.KEY);
  }

  @Override
  public Optional<Slack> read(IntegrationEntry entry) {
    entry.check(KNOWN, NOT_YET);
    HttpAccess access = HttpAccess.read(entry);
    // The address of all is that of a webhook, not of a bot.
    return entry.has(BOT_TOKEN) ? bot(entry.own(), access) : webhook(entry, access);
  }

  /** As with Alertmanager the end is not told unless the file says so. */
  private static Optional<Slack> webhook(IntegrationEntry entry, HttpAccess access) {
    SlackLook look = look(entry);
    boolean sendResolved = entry.yesOrNo("send_resolved", false);
    return entry
        .secretAddress(API_URL)
        .map(url ->
            new Slack(
                entry.id(Slack.KIND, url), url, Optional.empty(), look, access, sendResolved));
  }

  /** A message that is there anyway is edited, unless the file says not to. */
  private static Optional<Slack> bot(IntegrationEntry entry, HttpAccess access) {
    Optional<Secret> token = entry.secret(BOT_TOKEN, HttpAccess::token);
    Optional<Secret> url = entry.has(API_URL) ? entry.address(API_URL) : Optional.of(METHODS);
    SlackLook look = look(entry);
    if (look.channel().isEmpty() && !entry.has(CHANNEL)) {
      entry.requireText(CHANNEL);
    }
    boolean sendResolved = entry.yesOrNo("send_resolved", true);
    if (token.isEmpty() || url.isEmpty() || look.channel().isEmpty()) {
      return Optional.empty();
    }
    String id = entry.id(Slack.KIND, Slack.channelOf(url.get(), look.channel().source()));
    return Optional.of(new Slack(id, url.get(), token, look, access, sendResolved));
  }

  private static SlackLook look(IntegrationEntry entry) {
    Map<String, Template> texts = new TreeMap<>();
    for (String each : SlackLook.TEXTS) {
      texts.put(each, entry.template(each));
    }
    texts.put(SlackLook.TEXT, entry.template(SlackLook.TEXT, SlackMessage.SECTION_LENGTH_MAX));
    List<IntegrationEntry> actions = entry.entries(ACTIONS);
    if (actions.size() > SlackLook.BUTTONS_MAX) {
      entry.problem(ACTIONS, "more than " + SlackLook.BUTTONS_MAX + " actions");
    }
    List<IntegrationEntry> fields = entry.entries(FIELDS);
    if (fields.size() > SlackLook.FIELDS_MAX) {
      entry.problem(FIELDS, "more than " + SlackLook.FIELDS_MAX + " fields");
    }
    return new SlackLook(
        texts,
        fields.stream().map(SlackType::field).toList(),
        actions.stream().map(SlackType::button).toList());
  }

  private static SlackField field(IntegrationEntry field) {
    field.check(Set.of("title", "value", "short"), Set.of());
    return new SlackField(field.template("title"), field.template("value"));
  }

  private static SlackButton button(IntegrationEntry action) {
    action.check(Set.of("type", "text", "url", "style"), Set.of("name", "value", "confirm"));
    if (!action.text("type").equals("button")) {
      action.problem("type", "not supported yet: actions other than type: button");
    }
    Template url = action.template("url", SlackMessage.BUTTON_URL_LENGTH_MAX);
    if (!action.has("url")) {
      action.requireText("url");
    } else if (url.isPlain() && !SlackMessage.isButtonUrl(url.source())) {
      action.problem("url", "url must be http or https, 3000 characters at most");
    }
    String style = action.text("style");
    if (!STYLES.contains(style)) {
      action.problem("style", "style is primary or danger");
    }
    Template text = action.template("text");
    if (!action.has("text")) {
      action.requireText("text");
    } else if (text.source().isBlank()) {
      action.problem("text", "text must not be empty");
    }
    return new SlackButton(text, url, style.equals("default") ? "" : style);
  }

  @Override
  public Sender sender(Slack slack, SenderContext context) {
    SlackMessage message = new SlackMessage(slack.look(), context.links());
    HttpPost http = context.http().by(slack.access());
    return slack
        .token()
        .<Sender>map(token -> new SlackBotSender(slack, token, message, context, http))
        .orElseGet(() -> new SlackWebhookSender(slack, message, context, http));
  }
}
