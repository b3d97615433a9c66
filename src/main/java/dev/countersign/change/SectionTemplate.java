package dev.countersign.change;

import java.util.List;
import java.util.stream.Stream;

/// A section to be put into a body: its title, the other names it goes by, and the text to start
/// from.
public record SectionTemplate(String title, List<String> also, String template) {
  public SectionTemplate {
    also = List.copyOf(also);
  }

  List<String> names() {
    return Stream.concat(Stream.of(title), also.stream()).toList();
  }
}
