package dev.countersign.change.dependencies;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// An element of an XML document, without comments and surrounding space.
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {
  private static final int MOST_ATTRIBUTES = 64;

  /// Reads a document; one with a document type, and so with entities of its own, is refused.
  static XmlElement parse(String text) throws Unreadable {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
      return new Building().read(reader);
    } catch (XMLStreamException e) {
      throw new Unreadable("is not XML", e);
    }
  }

  /// The first child of a name.
  @Nullable XmlElement child(String child) {
    return children.stream().filter(c -> c.name.equals(child)).findFirst().orElse(null);
  }

  /// All elements at the end of a path of names.
  List<XmlElement> all(String... path) {
    List<XmlElement> found = List.of(this);
    for (String step : path) {
      found =
          found.stream()
              .flatMap(e -> e.children.stream())
              .filter(e -> e.name.equals(step))
              .toList();
    }
    return found;
  }

  /// The text of the first child of a name; null where there is none.
  @Nullable String textOf(String child) {
    XmlElement element = child(child);
    return element == null ? null : element.text;
  }

  XmlElement withChildren(List<XmlElement> others) {
    return new XmlElement(name, attributes, others, text);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// The elements that are open while a document is read.
  private static final class Building {
    private record Open(
        String name,
        Map<String, String> attributes,
        List<XmlElement> children,
        StringBuilder text) {}

    private final Deque<Open> open =
        new ArrayDeque<>(List.of(new Open("", Map.of(), new ArrayList<>(), new StringBuilder())));

    XmlElement read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(reader);
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS -> open.element().text().append(reader.getText());
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new Unreadable("declares or uses entities");
          default -> {}
        }
      }
      return open.element().children().getFirst();
    }

    private void start(XMLStreamReader reader) throws Unreadable {
      if (open.size() > Trees.DEEPEST || reader.getAttributeCount() > MOST_ATTRIBUTES) {
        throw new Unreadable("nested too deep");
      }
      Map<String, String> attributes = new TreeMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      open.push(
          new Open(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder()));
    }

    private void end() {
      Open done = open.pop();
      XmlElement element =
          new XmlElement(
              done.name(), done.attributes(), done.children(), done.text().toString().strip());
      open.element().children().add(element);
    }
  }
}
