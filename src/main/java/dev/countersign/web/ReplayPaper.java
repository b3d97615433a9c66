package dev.countersign.web;

import dev.countersign.ledger.report.Table;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;

/// What a replay found as one HTML file that needs nothing else: no script, no address, everything
/// escaped.
public final class ReplayPaper {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private ReplayPaper() {}

  public static String html(String title, List<String> sentences, List<Table> tables) {
    StringOutput html = new StringOutput();
    TEMPLATES.render(
        "replay.jte", Map.of("title", title, "sentences", sentences, "tables", tables), html);
    return html.toString();
  }
}
