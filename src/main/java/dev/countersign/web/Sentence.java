package dev.countersign.web;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/// Markdown of an account as HTML: escaped, sanitised, and nothing but words.
public final class Sentence {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
  private static final PolicyFactory HARMLESS =
      Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.LINKS);

  private Sentence() {}

  /// One sentence, without the paragraph around it.
  public static String html(String markdown) {
    Node document = PARSER.parse(markdown);
    Node only = document.getFirstChild();
    if (only instanceof Paragraph && only.getNext() == null) {
      StringBuilder inside = new StringBuilder();
      for (Node part = only.getFirstChild(); part != null; part = part.getNext()) {
        inside.append(RENDERER.render(part));
      }
      return HARMLESS.sanitize(inside.toString());
    }
    return HARMLESS.sanitize(RENDERER.render(document));
  }

  /// Sentences, each as HTML.
  public static List<String> html(List<String> markdown) {
    return markdown.stream().map(Sentence::html).toList();
  }
}
