package dev.headroom.api.pagerload;

import dev.headroom.pagerload.PagerLoad.PageReport;
import java.util.List;

/**
 * Pages by service and week (schema PageReport).
 *
 * @param truncated whether pages of the oldest weeks may be missing
 */
record PageReportView(
    String timezone, List<ServicePagesView> services, List<String> overBudget, boolean truncated) {
  static PageReportView of(PageReport report) {
    return new PageReportView(
        report.zone().getId(),
        report.services().stream().map(each -> ServicePagesView.of(report.weeks(), each)).toList(),
        report.overBudget(),
        report.isCut());
  }
}
