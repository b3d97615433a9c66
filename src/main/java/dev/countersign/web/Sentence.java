package dev.countersign.web;

import java.util.List;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/// Markdown of an account as HTML: escaped, sanitised, and nothing but words.
public final class Sentence {
  private static final Parser PARSER = Parser.builder().build();
  private static final Parser LINE = Parser.builder().enabledBlockTypes(Set.of()).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
  private static final PolicyFactory HARMLESS =
      Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.LINKS);

  private Sentence() {}

  /// One sentence, without the paragraph around it. A line is never a list or a heading, whatever
  /// it begins with.
  public static String html(String markdown) {
    Node document = (markdown.contains("\n") ? PARSER : LINE).parse(markdown);
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
