package dev.headroom.routing;

import dev.headroom.model.Problem;
import dev.headroom.routing.Routing.OnCallCalendar;
import dev.headroom.routing.template.TemplateFiles;
import dev.headroom.routing.time.TimeIntervalReader;
import dev.headroom.template.Templates;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.TextFile;
import dev.headroom.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code routing.yaml}: Alertmanager's configuration file. What has no effect here is named
 * in {@link Routing#warnings}; nothing is ignored silently.
 */
public final class RoutingReader {
  private static final String ON_CALL = "on_call";
  private static final String REFRESH = "refresh";
  private static final int CALENDARS_MAX = 50;
  private static final Duration REFRESH_DEFAULT = Duration.ofMinutes(5);
  private static final Duration REFRESH_MIN = Duration.ofMinutes(1);
  private static final Set<String> CALENDAR_KEYS =
      Stream.of(MatcherKeys.ROUTE.all(), List.of("name", "url", "url_file", REFRESH))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> KEYS =
      Stream.concat(
              Stream.of("global", "route", "receivers", "inhibit_rules", "templates", ON_CALL),
              TimeIntervalReader.KEYS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final String RESOLVE_TIMEOUT = "resolve_timeout";

  /** Larger than any that a person wrote. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  private final ReceiverReader receivers;

  private final Secrets secrets;
  private final RoutingWarnings warnings;

  private RoutingReader(ReceiverReader receivers, Secrets secrets, RoutingWarnings warnings) {
    this.secrets = secrets;
    this.receivers = receivers;
    this.warnings = warnings;
  }

  /**
   * Reads the file. What is wrong is added to the problems; the answer is only good for use if
   * there are none. Without the file nobody is told, and a warning says so.
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
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    return read(file, folder, kinds, environment, problems);
  }

  /**
   * The same with secrets elsewhere.
   *
   * @param secretsFolder what files of secrets are relative to
   */
  public static Routing read(
      Path file,
      Path secretsFolder,
      List<? extends IntegrationReader> kinds,
      Function<String, @Nullable String> environment,
      Problems problems)
      throws IOException {
    if (Files.notExists(file)) {
      return Routing.toNobody(
          new Problem(file.toString(), 0, 0, "the file is missing: nobody is told of anything"));
    }
    int before = problems.size();
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    List<YamlNode> documents =
        TextFile.read(file, FILE_BYTES_MAX, "a megabyte:", problems)
            .map(text -> YamlNode.documents(file.toString(), text, problems))
            .orElse(List.of());
    if (documents.size() > 1) {
      documents.get(1).problem("expected one document");
    }
    RoutingWarnings warnings = new RoutingWarnings();
    if (documents.isEmpty()) {
      if (problems.size() == before) {
        problems.add(file.toString(), 1, 1, "missing key route");
      }
      return Routing.NOBODY;
    }
    YamlNode document = documents.getFirst();
    Templates templates = TemplateFiles.read(document, folder, problems, warnings.problems());
    Secrets secrets = new Secrets(environment, secretsFolder);
    ReceiverReader receivers = new ReceiverReader(kinds, secrets, templates, warnings);
    return new RoutingReader(receivers, secrets, warnings).routing(document);
  }

  private Routing routing(YamlNode document) {
    warnings.check(document, KEYS, Set.of("tracing"));
    Optional<Duration> resolveTimeout = document.find("global").flatMap(this::global);
    List<Receiver> all = receivers.read(document);
    Set<String> names = all.stream().map(Receiver::name).collect(Collectors.toSet());
    RouteReader routes = new RouteReader(names, TimeIntervalReader.of(document));
    return new Routing(
        document.require("route").map(routes::root),
        all,
        InhibitRule.readAll(document),
        resolveTimeout,
        onCall(document),
        warnings.all());
  }

  private List<OnCallCalendar> onCall(YamlNode document) {
    Optional<YamlNode> list = document.find(ON_CALL);
    List<OnCallCalendar> calendars = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode node : list.map(YamlNode::items).orElse(List.of())) {
      node.onlyKeys(CALENDAR_KEYS);
      String name = node.requireText("name");
      if (!names.add(name)) {
        node.problem("calendar " + name + " is there twice");
      }
      new IntegrationEntry(node, Map.of(), name, List.of(), secrets, Templates.DEFAULT, warnings)
          .url()
          .map(address ->
              new OnCallCalendar(name, address, refresh(node), MatcherKeys.ROUTE.read(node)))
          .ifPresent(calendars::add);
    }
    if (names.size() > CALENDARS_MAX) {
      list.ifPresent(
          each -> each.problem("there are %d calendars at most".formatted(CALENDARS_MAX)));
    }
    return calendars;
  }

  private static Duration refresh(YamlNode node) {
    Optional<YamlNode> key = node.find(REFRESH);
    Duration read = key.flatMap(RoutingKeys::durationIn).orElse(REFRESH_DEFAULT);
    if (read.compareTo(REFRESH_MIN) < 0) {
      key.ifPresent(each -> each.problem("refresh must be 1m or more"));
    }
    return read;
  }

  /** Warns of what nobody takes from here; how long an alert fires whose end is not said. */
  private Optional<Duration> global(YamlNode global) {
    Set<String> taken = new HashSet<>(receivers.inheritedKeys());
    taken.add(RESOLVE_TIMEOUT);
    Set<String> others = new HashSet<>(global.entries().keySet());
    others.removeAll(taken);
    warnings.check(global, taken, others);
    Optional<YamlNode> timeout = global.find(RESOLVE_TIMEOUT);
    Optional<Duration> duration = timeout.flatMap(RoutingKeys::durationIn);
    duration
        .filter(each -> !each.isPositive())
        .ifPresent(_ -> timeout.get().problem("resolve_timeout must be more than 0"));
    return duration.filter(Duration::isPositive);
  }
}
