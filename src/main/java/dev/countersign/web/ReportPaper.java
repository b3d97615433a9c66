package dev.countersign.web;

import dev.countersign.ledger.report.Report;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// A report as one HTML file that needs nothing else: no script, no address, everything escaped.
public final class ReportPaper {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private ReportPaper() {}

  public static String html(Report report) {
    StringOutput html = new StringOutput();
    TEMPLATES.render("reportfile.jte", Map.of("report", report), html);
    return html.toString();
  }
}
