package dev.headroom.notify.msteamsv2;

import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Channels and chats of Microsoft Teams. */
public final class TeamsType implements ReceiverType<Teams> {
  /** Teams takes four messages in any second for each webhook. */
  private static final RateLimit RATE_LIMIT = new RateLimit(3, Duration.ofSeconds(1));

  private static final String WEBHOOK_URL = "webhook_url";

  @Override
  public String key() {
    return "msteamsv2_configs";
  }

  @Override
  public Class<Teams> integration() {
    return Teams.class;
  }

  @Override
  public Optional<RateLimit> rateLimit() {
    return Optional.of(RATE_LIMIT);
  }

  @Override
  public Map<String, String> inherits() {
    return Map.of(HttpAccess.KEY, HttpAccess.KEY);
  }

  @Override
  public Optional<Teams> read(IntegrationEntry entry) {
    entry.check(
        Set.of(WEBHOOK_URL, "webhook_url_file", "title", "text", "send_resolved", HttpAccess.KEY),
        Set.of("timeout"));
    HttpAccess access = HttpAccess.read(entry);
    String title = entry.text("title");
    String text = entry.text("text");
    boolean sendResolved = entry.yesOrNo("send_resolved", true);
    return entry
        .secretAddress(WEBHOOK_URL)
        .map(url -> new Teams(entry.id(Teams.KIND, url), url, access, title, text, sendResolved));
  }

  @Override
  public Sender sender(Teams teams, SenderContext context) {
    return new TeamsSender(
        teams, new TeamsCard(teams, context.links()), context.http().by(teams.access()));
  }
}
