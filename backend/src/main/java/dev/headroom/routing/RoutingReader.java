package dev.headroom.routing;

import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code routing.yaml}: Alertmanager's {@code route} and {@code receivers}. What Alertmanager
 * knows and we do not yet is named as such; nothing is ignored silently.
 */
public final class RoutingReader {
  private static final String GROUP_INTERVAL = "group_interval";
  private static final Set<String> NOT_YET =
      Set.of("inhibit_rules", "time_intervals", "mute_time_intervals", "templates", "tracing");
  private static final Set<String> ROUTE_NOT_YET =
      Set.of(
          "group_wait",
          GROUP_INTERVAL,
          "repeat_interval",
          "mute_time_intervals",
          "active_time_intervals");

  /** Larger than any that a person wrote. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  private final ReceiverReader receivers;

  private RoutingReader(ReceiverReader receivers) {
    this.receivers = receivers;
  }

  /**
   * Reads the file. What is wrong is added to the problems; the answer is only good for use if
   * there are none. Without the file, nobody is told.
   *
   * @param kinds of integrations a receiver may have
   * @param environment value of an environment variable, null if it is not set
   * @throws IOException if the file is there but cannot be read
   */
  public static Routing read(
      Path file,
      List<? extends IntegrationReader> kinds,
      Function<String, @Nullable String> environment,
      Problems problems)
      throws IOException {
    if (Files.notExists(file)) {
      return Routing.NOBODY;
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    if (documents.size() > 1) {
      documents.get(1).problem("expected one document");
    }
    ReceiverReader receivers = new ReceiverReader(kinds, new Secrets(environment, folder));
    return documents.isEmpty()
        ? Routing.NOBODY
        : new RoutingReader(receivers).routing(documents.getFirst());
  }

  private Routing routing(YamlNode document) {
    RoutingKeys.check(document, Set.of("global", "route", "receivers"), NOT_YET);
    document
        .find("global")
        .ifPresent(global -> RoutingKeys.check(global, Set.of(), global.entries().keySet()));
    List<Receiver> all = receivers.read(document);
    Set<String> names = all.stream().map(Receiver::name).collect(Collectors.toSet());
    return document.require("route").map(root -> routing(root, all, names)).orElse(Routing.NOBODY);
  }

  private static Routing routing(YamlNode root, List<Receiver> receivers, Set<String> names) {
    RoutingKeys.check(
        root,
        Set.of("receiver", "group_by", GROUP_INTERVAL, "routes"),
        ROUTE_NOT_YET.stream()
            .filter(key -> !key.equals(GROUP_INTERVAL))
            .collect(Collectors.toSet()));
    groupBy(root);
    String fallback = root.requireText("receiver");
    root.find("receiver").ifPresent(name -> known(name, names));
    List<Route> routes = new ArrayList<>();
    for (YamlNode node : root.find("routes").map(YamlNode::items).orElse(List.of())) {
      routes.add(route(node, fallback, names));
    }
    return new Routing(
        Optional.of(fallback),
        routes,
        receivers,
        root.find(GROUP_INTERVAL).map(RoutingKeys::duration).orElse(Routing.GROUP_INTERVAL));
  }

  private static Route route(YamlNode node, String parent, Set<String> names) {
    RoutingKeys.check(
        node,
        Set.of("receiver", "group_by", "matchers", "match", "match_re", "continue", "routes"),
        ROUTE_NOT_YET);
    groupBy(node);
    node.find("routes").ifPresent(below -> below.problem("not supported yet: routes below routes"));
    node.find("receiver").ifPresent(name -> known(name, names));
    return new Route(
        node.textOr("receiver", parent),
        matchers(node),
        node.find("continue").map(RoutingKeys::yesOrNo).orElse(false));
  }

  private static List<Matcher> matchers(YamlNode route) {
    List<Matcher> matchers = new ArrayList<>();
    for (YamlNode item : route.find("matchers").map(YamlNode::items).orElse(List.of())) {
      List<Matcher> read = item.parse(MatcherReader::read);
      matchers.addAll(read == null ? List.of() : read);
    }
    matchers.addAll(matchers(route, "match", Operator.EQUAL));
    matchers.addAll(matchers(route, "match_re", Operator.MATCHES));
    return matchers;
  }

  private static List<Matcher> matchers(YamlNode route, String key, Operator operator) {
    List<Matcher> matchers = new ArrayList<>();
    Map<String, YamlNode> entries = route.find(key).map(YamlNode::entries).orElse(Map.of());
    entries.forEach((label, value) -> {
      Matcher matcher = value.parse(text -> new Matcher(label, operator, text));
      if (matcher != null) {
        matchers.add(matcher);
      }
    });
    return matchers;
  }

  private static void groupBy(YamlNode route) {
    route
        .find("group_by")
        .filter(node -> !isOurGrouping(node.items().stream().map(YamlNode::text).toList()))
        .ifPresent(node ->
            node.problem(
                "incidents are grouped per objective: group_by must be ['...'] or [slo], or"
                    + " left out"));
  }

  private static boolean isOurGrouping(List<String> labels) {
    return labels.equals(List.of("...")) || labels.equals(List.of("slo"));
  }

  private static void known(YamlNode name, Set<String> names) {
    if (!names.contains(name.text())) {
      name.problem("unknown receiver " + name.text());
    }
  }
}
