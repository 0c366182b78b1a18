package dev.headroom.notify.ntfy;

import dev.headroom.notify.ntfy.Ntfy.NtfyLook;
import dev.headroom.notify.send.HttpAccess;
import dev.headroom.notify.send.RateLimit;
import dev.headroom.notify.send.ReceiverType;
import dev.headroom.notify.send.Sender;
import dev.headroom.routing.IntegrationEntry;
import dev.headroom.routing.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Topics of ntfy. */
public final class NtfyType implements ReceiverType<Ntfy> {
  private static final String URL = "https://ntfy.sh";

  /** What a server takes of everybody unless it says otherwise: 60 at once, then one in 5 s. */
  private static final RateLimit RATE_LIMIT = new RateLimit(60, Duration.ofSeconds(5));

  private static final String TOKEN = "token";
  private static final String TOKEN_FILE = "token_file";
  private static final Set<String> KNOWN =
      Set.of(
          "url", "topic", TOKEN, TOKEN_FILE, "priority", "tags", "send_resolved", HttpAccess.KEY);

  /** By their names, from 1. */
  private static final List<String> PRIORITIES = List.of("min", "low", "default", "high", "max");

  private static final int TAGS_MAX = 10;

  @Override
  public String key() {
    return "ntfy_configs";
  }

  @Override
  public Class<Ntfy> integration() {
    return Ntfy.class;
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
  public Optional<Ntfy> read(IntegrationEntry entry) {
    entry.check(KNOWN, Set.of());
    HttpAccess access = HttpAccess.read(entry);
    NtfyLook look =
        new NtfyLook(
            entry
                .value("priority", NtfyType::priority)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty()),
            entry.value("tags", NtfyType::tags).orElse(List.of()));
    boolean sendResolved = entry.yesOrNo("send_resolved", true);
    boolean hasToken = entry.has(TOKEN) || entry.has(TOKEN_FILE);
    Optional<Secret> token =
        hasToken ? entry.secretOrFile(TOKEN, HttpAccess::token) : Optional.empty();
    Optional<Secret> url = entry.url(URL);
    Optional<Secret> topic = entry.resolved("topic", NtfyType::topic);
    if (url.isEmpty() || topic.isEmpty() || (hasToken && token.isEmpty())) {
      return Optional.empty();
    }
    String id = entry.id(Ntfy.KIND, Ntfy.addressOf(url.get(), topic.get()));
    return Optional.of(new Ntfy(id, url.get(), topic.get(), token, look, access, sendResolved));
  }

  private static Secret topic(String text) {
    if (!text.matches("[-_A-Za-z0-9]{1,64}")) {
      throw new IllegalArgumentException("a topic is 1 to 64 letters, digits, - and _");
    }
    return new Secret(text, List.of(text));
  }

  private static int priority(String text) {
    String name = text.equals("urgent") ? "max" : text;
    int named = PRIORITIES.indexOf(name) + 1;
    if (named == 0 && !text.matches("[1-5]")) {
      throw new IllegalArgumentException("priority is 1 to 5, min, low, default, high or max");
    }
    return named == 0 ? Integer.parseInt(text) : named;
  }

  private static List<String> tags(String text) {
    List<String> tags =
        Stream.of(text.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    if (tags.size() > TAGS_MAX) {
      throw new IllegalArgumentException("more than " + TAGS_MAX + " tags");
    }
    return tags;
  }

  @Override
  public Sender sender(Ntfy ntfy, SenderContext context) {
    return new NtfySender(
        ntfy, new NtfyMessage(ntfy.look(), context.links()), context.http().by(ntfy.access()));
  }
}
