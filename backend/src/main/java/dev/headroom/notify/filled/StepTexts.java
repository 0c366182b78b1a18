package dev.headroom.notify.filled;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.text.LabelFingerprint;
import dev.headroom.template.Rendered;
import dev.headroom.template.Template;
import dev.headroom.template.TemplateData;
import dev.headroom.template.TemplateData.TemplateAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The texts of one integration, filled in from one step of an incident. A text that cannot be
 * filled in is left as it would be without a template, and the notes say so: nobody is told less
 * than the labels because of a template. Made for each step; not for use by several threads.
 */
public final class StepTexts {
  /** Of the labels in a note, in characters. */
  private static final int LABELS_LENGTH_MAX = 2_000;

  private final TemplateData group;
  private final Runnable failed;
  private final Map<String, String> labels;
  private final List<String> notes = new ArrayList<>();

  private StepTexts(TemplateData group, Map<String, String> labels, Runnable failed) {
    this.group = group;
    this.labels = labels;
    this.failed = failed;
  }

  /**
   * Those of a step.
   *
   * @param receiver name of the receiver
   * @param failed run for each text that cannot be filled in
   */
  public static StepTexts of(Transition transition, String receiver, Links links, Runnable failed) {
    Incident incident = transition.incident();
    List<TemplateAlert> posted = posted(incident);
    TemplateData group =
        new TemplateData(
            receiver,
            posted.isEmpty() ? List.of(alone(incident, links)) : posted,
            posted.isEmpty()
                ? incident.labels()
                : incident.group().map(AlertGroup::labels).orElse(Map.of()),
            links.root(),
            transition.at());
    return new StepTexts(group, incident.labels(), failed);
  }

  /** What others have posted of it, as they did; once it is over, all of it is. */
  private static List<TemplateAlert> posted(Incident incident) {
    Optional<Instant> end = incident.resolution().map(Incident.Resolution::at);
    return incident
        .group()
        .map(group -> told(group, incident.alarm(), end))
        .orElse(List.of())
        .stream()
        .map(alert ->
            new TemplateAlert(
                alert.labels(),
                alert.annotations(),
                alert.startsAt(),
                alert.fires() ? end : Optional.of(alert.endsAt()),
                alert.generatorUrl(),
                alert.fingerprint()))
        .toList();
  }

  private static List<GroupedAlert> told(AlertGroup group, int alarm, Optional<Instant> end) {
    return end.isPresent() ? group.endingWith(alarm) : group.news(alarm);
  }

  /** An incident of ours is one alert, as where Alertmanager groups by all labels. */
  private static TemplateAlert alone(Incident incident, Links links) {
    return new TemplateAlert(
        incident.labels(),
        incident.annotations(),
        incident.startedAt(),
        incident.resolution().map(Incident.Resolution::at),
        links.incident(incident.id()),
        LabelFingerprint.of(incident.identity(incident.dedupKey())));
  }

  /**
   * A text.
   *
   * @param key of the file, for the note
   * @param otherwise what stands there without a template: where there is none, it cannot be filled
   *     in, or nothing comes of it
   */
  public String text(String key, Template template, String otherwise) {
    if (template.isPlain()) {
      return template.isEmpty() ? otherwise : template.source();
    }
    return filled(key, template.text(group), otherwise);
  }

  /** The same in HTML. */
  public String html(String key, Template template, String otherwise) {
    return template.isEmpty() ? otherwise : filled(key, template.html(group), otherwise);
  }

  private String filled(String key, Rendered rendered, String otherwise) {
    return switch (rendered) {
      case Rendered.Filled(String text) -> text.isBlank() ? otherwise : text;
      case Rendered.Unfilled unfilled -> {
        failed.run();
        notes.add("The template of %s cannot be filled in: %s".formatted(key, unfilled.text()));
        yield otherwise;
      }
    };
  }

  /** Says that what came of a text cannot be used. */
  public void refuse(String key, String why) {
    failed.run();
    notes.add("The template of %s gives nothing that can be used: %s".formatted(key, why));
  }

  /** What could not be filled in and, if that is anything, the labels; none if all could. */
  public List<String> notes() {
    if (notes.isEmpty()) {
      return List.of();
    }
    String all =
        labels.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>(notes);
    lines.add(
        "Labels: "
            + (all.length() > LABELS_LENGTH_MAX ? all.substring(0, LABELS_LENGTH_MAX) : all));
    return lines;
  }
}
