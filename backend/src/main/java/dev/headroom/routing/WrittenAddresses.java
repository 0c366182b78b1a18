package dev.headroom.routing;

import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Addresses that {@code routing.yaml} holds itself, by which people are told or calendars are
 * fetched. Their path and query are often a token.
 */
final class WrittenAddresses implements UnaryOperator<String> {
  private static final String URL = "url";
  private static final Pattern HOST = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*/?");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

  /** What receivers show to people. */
  private static final Set<String> SHOWN =
      Set.of("client_url", "icon_url", "image_url", "thumb_url");

  /** What stands in their place, the longest first, so that no address ends within another. */
  private final Map<String, String> shown =
      new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(each -> each));

  /**
   * @param files texts of {@code routing.yaml}, at one time or another
   */
  WrittenAddresses(Collection<String> files) {
    for (String file : files) {
      for (YamlNode document : YamlNode.documents("", file, new Problems())) {
        nodes(document).forEach(each -> add(each, file));
      }
    }
  }

  private static Stream<YamlNode> nodes(YamlNode document) {
    List<YamlNode> holders = new ArrayList<>();
    document.find("global").ifPresent(holders::add);
    document.find("on_call").map(YamlNode::items).ifPresent(holders::addAll);
    for (YamlNode receiver : document.find("receivers").map(YamlNode::items).orElse(List.of())) {
      receiver.entries().values().forEach(list -> holders.addAll(list.items()));
    }
    return holders.stream()
        .flatMap(holder -> holder.entries().entrySet().stream())
        .filter(each -> isAddress(each.getKey()))
        .map(Map.Entry::getValue);
  }

  private static boolean isAddress(String key) {
    return key.equals(URL) || (key.endsWith("_" + URL) && !SHOWN.contains(key));
  }

  private void add(YamlNode value, String file) {
    String address = value.text();
    Optional<String> hidden = hidden(address);
    if (hidden.isEmpty()) {
      return;
    }
    shown.put(address, hidden.get());
    if (!file.contains(address)) {
      // Written with escapes: its lines go as a whole.
      value.linesIn(file).lines().forEach(line -> shown.put(line.strip(), Secret.SHOWN));
    }
  }

  /** An address of which host and references can be read; empty if there is nothing else. */
  private static Optional<String> hidden(String address) {
    Matcher host = HOST.matcher(address);
    if (!host.lookingAt() || host.end() == address.length()) {
      return Optional.empty();
    }
    StringBuilder hidden = new StringBuilder(host.group());
    Matcher reference = REFERENCE.matcher(address);
    int from = host.end();
    while (reference.find(from)) {
      hide(address.substring(from, reference.start()), hidden);
      hidden.append(reference.group());
      from = reference.end();
    }
    hide(address.substring(from), hidden);
    return Optional.of(hidden.toString()).filter(text -> !text.equals(address));
  }

  private static void hide(String piece, StringBuilder into) {
    into.append(piece.isEmpty() || piece.equals("/") ? piece : Secret.SHOWN);
  }

  @Override
  public String apply(String text) {
    String left = text;
    for (Map.Entry<String, String> each : shown.entrySet()) {
      left = left.replace(each.getKey(), each.getValue());
    }
    return left;
  }
}
