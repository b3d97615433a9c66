package dev.countersign.rulebook;

import dev.countersign.change.NameGlob;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The labels that a policy asks for. A file below it may not have them put on changes, by an area
/// or a type of its own or by widening one.
final class LabelsRead {
  private final List<Node.Field> asked;

  LabelsRead(Node above) {
    this.asked = Tree.asked(above, "labels").toList();
  }

  /// Notes where the label of an area or a type is one that is asked for.
  ///
  /// @param above the area or type of that name above; null where there is none
  void refuse(Node.Field own, Node.@Nullable Field above, Problems problems) {
    Stream.of(own.value(), above == null ? Take.NOTHING : above.value())
        .flatMap(this::reading)
        .findFirst()
        .ifPresent(field ->
            problems.error(
                own.key().spot(),
                "%s would have a label put on that %s asks for"
                    .formatted(Shown.quoted(own.name()), field.key().spot().inWords()),
                "give it a label of its own, or none"));
  }

  /// The places that ask for the label of an area or a type.
  Stream<Node.Field> reading(Node labelled) {
    return Take.texts(labelled, "label").stream()
        .flatMap(label -> asked.stream().filter(field -> reads(field, label)));
  }

  private static boolean reads(Node.Field field, String label) {
    return Take.texts(field.value()).stream().anyMatch(glob -> matches(glob, label));
  }

  /// In any letter case, as labels have one name only. A glob that is broken may mean any.
  private static boolean matches(String glob, String label) {
    try {
      return new NameGlob(glob.replaceFirst("^!", "").toLowerCase(Locale.ROOT))
          .matches(label.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException broken) {
      return true;
    }
  }
}
