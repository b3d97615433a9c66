package dev.countersign.sandbox;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A page being written: every text is escaped, Markdown is rendered without HTML of its own.
final class Html {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:52rem;padding:0 1rem 3rem;overflow-wrap:anywhere}
      .banner{background:#7a4b00;color:#fff;margin:0 -1rem 1rem;padding:.5rem 1rem;font-weight:600}
      section,li.box{border:1px solid #8886;border-radius:.5rem;margin:1rem 0;padding:.25rem 1rem}
      ul.pulls{list-style:none;padding:0}
      ul.pulls li{border-bottom:1px solid #8884;padding:.6rem 0}
      small{color:#777;display:block}
      .badge{border-radius:.5rem;display:inline-block;padding:.1rem .6rem;color:#fff;background:#57606a}
      .success{background:#1a7f37}.failure,.action_required{background:#cf222e}.in_progress,.queued{background:#9a6700}
      table{border-collapse:collapse;display:block;overflow-x:auto}
      td,th{border:1px solid #8886;padding:.25rem .5rem;text-align:left;vertical-align:top}
      pre{overflow-x:auto;background:#8882;padding:.5rem;border-radius:.25rem}
      """;

  private final StringBuilder text = new StringBuilder();

  private Html() {}

  static Html page(String title) {
    Html html = new Html();
    html.text
        .append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
        .append(escape(title))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><div class=\"banner\">simulated: this is not GitHub</div>");
    return html;
  }

  Html end() {
    text.append("</body></html>");
    return this;
  }

  /// Opens an element; the name may carry attributes that this program wrote itself.
  Html open(String element) {
    text.append('<').append(element).append('>');
    return this;
  }

  Html close(String element) {
    text.append("</").append(element).append('>');
    return this;
  }

  Html tag(String element, String content) {
    text.append('<').append(element).append('>').append(escape(content)).append("</");
    text.append(element.replaceFirst(" .*", "")).append('>');
    return this;
  }

  Html link(String address, String content) {
    String safe = address.startsWith("http://") || address.startsWith("https://") ? address : "#";
    text.append("<a href=\"")
        .append(escape(safe))
        .append("\">")
        .append(escape(content))
        .append("</a> ");
    return this;
  }

  Html markdown(String source) {
    text.append(RENDERER.render(PARSER.parse(source)));
    return this;
  }

  String text() {
    return text.toString();
  }

  static String escape(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
