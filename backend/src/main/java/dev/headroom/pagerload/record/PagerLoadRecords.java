package dev.headroom.pagerload.record;

import java.time.Instant;
import java.util.List;

/** What is kept of pages that reached somebody, as one unit of work reads it. */
public interface PagerLoadRecords {
  /**
   * Pages that a receiver has taken at a moment or after it, newest first. A page is one alarm of
   * an incident with {@code severity="page"}, whoever else was told of it and however often; our
   * own drills are none, and what reached nobody is none.
   *
   * @param limit how many tellings of receivers are looked at, the newest ones
   */
  ToldPages toldPages(Instant since, int limit);

  /**
   * @param isCut whether there was more than was looked at, so that the oldest may be missing
   */
  record ToldPages(List<ToldPage> pages, boolean isCut) {
    public ToldPages {
      pages = List.copyOf(pages);
    }
  }

  /**
   * @param at when the first receiver had taken it
   * @param isActedOn whether a person wrote a note or did a step of the runbook, from then until
   *     the incident asked for a person again
   */
  record ToldPage(String incident, int alarm, String service, Instant at, boolean isActedOn) {}
}
