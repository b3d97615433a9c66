package dev.countersign.cli;

import dev.countersign.cli.TestCommand.Played;
import dev.countersign.rulebook.Problem;
import dev.countersign.rulebook.scenarios.ScenarioResult;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Results of scenarios in the XML that build servers read.
final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(List<Played> all) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Played played : all) {
        new JUnitXml(xml).suite(played);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      return text + "\n";
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("what is allowed in XML can be written", impossible);
    }
  }

  private void suite(Played played) throws XMLStreamException {
    boolean unread = !played.problems().isEmpty();
    xml.writeStartElement("testsuite");
    attribute("name", played.file());
    attribute("tests", String.valueOf(unread ? 1 : played.results().size()));
    attribute("failures", String.valueOf(played.failed()));
    attribute("errors", unread ? "1" : "0");
    if (unread) {
      unreadable(played);
    }
    for (ScenarioResult result : played.results()) {
      scenario(result);
    }
    xml.writeEndElement();
  }

  private void unreadable(Played played) throws XMLStreamException {
    String all = played.problems().stream().map(Problem::print).collect(Collectors.joining("\n\n"));
    xml.writeStartElement("testcase");
    attribute("name", "the file can be read");
    attribute("classname", played.file());
    told("error", played.problems().getFirst().sentence(), all);
    xml.writeEndElement();
  }

  private void scenario(ScenarioResult result) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", result.scenario().name());
    attribute("classname", result.scenario().file());
    attribute("line", String.valueOf(result.scenario().line()));
    if (!result.passed()) {
      String message =
          result.differences().stream()
              .map(each ->
                  "%s: expected %s, was %s".formatted(each.what(), each.expected(), each.actual()))
              .collect(Collectors.joining("; "));
      told("failure", message, result.sideBySide() + "\n\n" + TestCommand.whole(result));
    }
    xml.writeEndElement();
  }

  private void told(String element, String message, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", message);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  /// Without the characters that XML cannot hold.
  private static String allowed(String text) {
    return text.codePoints()
        .map(point ->
            point == '\t'
                    || point == '\n'
                    || (point >= 0x20
                        && point != 0xFFFE
                        && point != 0xFFFF
                        && !(point >= 0xD800 && point <= 0xDFFF))
                ? point
                : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
