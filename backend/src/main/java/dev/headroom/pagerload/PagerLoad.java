package dev.headroom.pagerload;

import dev.headroom.capacity.PageBudget;
import dev.headroom.capacity.Services;
import dev.headroom.pagerload.record.PagerLoadRecords;
import dev.headroom.pagerload.record.PagerLoadRecords.ToldPage;
import dev.headroom.pagerload.record.PagerLoadRecords.ToldPages;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the pages of services beside their page budgets. */
public final class PagerLoad {
  /** Most weeks of one report. */
  public static final int WEEKS_MAX = 26;

  /** Most tellings of receivers that are looked at for one report. */
  static final int TELLINGS_MAX = 50_000;

  private static final Logger LOG = LoggerFactory.getLogger(PagerLoad.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  private final StateStore<? extends PagerLoadRecords> store;
  private final InstantSource clock;
  private final PagerLoadMetrics metrics;
  private volatile Services services = Services.NONE;
  private Set<String> warned = Set.of();
  private volatile Instant nextLook = Instant.MIN;

  /**
   * What people were paged with.
   *
   * @param zone whose calendar weeks they are
   * @param weeks oldest first; the last is the one that goes on
   * @param services in order of name: those that are declared, and those that paged somebody
   * @param overBudget one sentence for each number that is over its target
   * @param isCut whether pages of the oldest weeks may be missing
   */
  public record PageReport(
      ZoneId zone,
      List<Week> weeks,
      List<ServiceLoad> services,
      List<String> overBudget,
      boolean isCut) {}

  /**
   * A calendar week.
   *
   * @param monday its first day
   * @param end of the whole week, which is still to come of the one that goes on
   * @param isOver whether it is a whole one
   */
  public record Week(LocalDate monday, Instant start, Instant end, boolean isOver) {}

  /**
   * @param weeks one for each week of the report
   */
  public record ServiceLoad(String service, PageBudget budget, List<WeekLoad> weeks) {}

  /**
   * @param actedOn pages that somebody acted on
   * @param over the targets that are missed
   */
  public record WeekLoad(int pages, int atNight, int actedOn, Set<PageTarget> over) {
    /** Which share of pages somebody acted on; empty without pages. */
    public OptionalDouble actionShare() {
      return pages == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) actedOn / pages);
    }
  }

  /** What a page budget sets. */
  public enum PageTarget {
    PER_WEEK,
    AT_NIGHT,
    ACTION_SHARE
  }

  /** Without any page budget until services are declared. */
  public PagerLoad(
      StateStore<? extends PagerLoadRecords> store,
      InstantSource clock,
      CollectorRegistry registry) {
    this.store = store;
    this.clock = clock;
    this.metrics = new PagerLoadMetrics(registry);
  }

  /** Services and their page budgets, as the rules in force have them. */
  public void declare(Services inForce) {
    services = inForce;
    nextLook = Instant.MIN;
  }

  /**
   * The last weeks.
   *
   * @param count how many, 1 to {@link #WEEKS_MAX}, the one that goes on included
   */
  public PageReport report(int count) throws IOException {
    if (count < 1 || count > WEEKS_MAX) {
      throw new IllegalArgumentException("weeks must be 1 to " + WEEKS_MAX + ": " + count);
    }
    Services declared = services;
    ZoneId zone = declared.pageBudget().night().zone();
    List<Week> weeks = CalendarWeeks.until(clock.instant(), zone, count);
    Instant from = weeks.getFirst().start();
    ToldPages told = store.read(records -> records.toldPages(from, TELLINGS_MAX));
    List<ServiceLoad> loads = loads(declared, weeks, told.pages());
    return new PageReport(zone, weeks, loads, OverBudget.sentences(weeks, loads), told.isCut());
  }

  private static List<ServiceLoad> loads(
      Services declared, List<Week> weeks, List<ToldPage> pages) {
    TreeMap<String, List<ToldPage>> byService = new TreeMap<>();
    declared.all().forEach(each -> byService.put(each.name(), new ArrayList<>()));
    pages.forEach(
        page -> byService.computeIfAbsent(page.service(), _ -> new ArrayList<>()).add(page));
    List<ServiceLoad> loads = new ArrayList<>();
    byService.forEach((service, its) -> {
      PageBudget budget = declared.pageBudgetOf(service);
      loads.add(
          new ServiceLoad(
              service,
              budget,
              weeks.stream().map(week -> WeekCount.of(week, budget, its)).toList()));
    });
    return loads;
  }

  /**
   * Warns in the log of what is over its budget in this week or the last, once for each; to be
   * called at any pace.
   */
  public synchronized void look() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(BETWEEN_LOOKS);
    try {
      PageReport report = report(2);
      metrics.overBudget(report.services());
      report.overBudget().stream()
          .filter(sentence -> !warned.contains(sentence))
          .forEach(sentence -> LOG.warn("page budget: {}", sentence));
      warned = new HashSet<>(report.overBudget());
    } catch (IOException e) {
      metrics.failed();
      LOG.warn("pages cannot be counted", e);
    }
  }
}
