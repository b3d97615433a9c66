package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One policy out of two files: what stands above holds, and what stands below may only add to it
/// and tighten it. Whatever would loosen it is an error that names both lines.
final class Inheritance {
  /// What says who the policy is, which is the upper file's to say.
  private static final Set<String> IDENTITY =
      Set.of("policy", "title", "version", "owner", "review", "extends");

  /// Lists to which the lower file adds.
  private static final Set<String> LISTS = Set.of("separate_checks", "guidance", "obligations");

  /// Maps to which the lower file adds names of its own.
  private static final Set<String> MAPS = Set.of("roles", "types", "sections");

  /// What the lower file may say where the upper one says nothing.
  private static final Set<String> EITHER =
      Set.of(
          "check",
          "reviewers",
          "risk",
          "sla",
          "cab",
          "controls",
          "retention",
          "branch_protection",
          "deployments",
          "change_ids",
          "rollback");

  private final Node.Fields above;
  private final Problems problems;

  /// Whether what stands above came with the product: then the lower file says who it is, and who
  /// is in its roles.
  private final boolean preset;

  private Inheritance(Node.Fields above, Problems problems) {
    this.above = above;
    this.problems = problems;
    this.preset = above.spot().source().name().startsWith(Presets.PREFIX);
  }

  /// The merged tree.
  static Node merged(Node above, Node below, Problems problems) {
    if (!(above instanceof Node.Fields upper) || !(below instanceof Node.Fields lower)) {
      return above;
    }
    return new Inheritance(upper, problems).with(lower);
  }

  /// The tree without the word on what it extends, which was followed already.
  static Node withoutExtends(Node root) {
    return root instanceof Node.Fields fields
        ? new Node.Fields(
            fields.fields().stream().filter(field -> !field.name().equals("extends")).toList(),
            fields.spot())
        : root;
  }

  private Node with(Node.Fields below) {
    Map<String, Node.Field> merged = new LinkedHashMap<>();
    above.fields().forEach(field -> merged.put(field.name(), field));
    for (Node.Field field : below.fields()) {
      if (preset && (IDENTITY.contains(field.name()) || field.name().equals("mode"))) {
        merged.put(field.name(), field);
      } else if (!IDENTITY.contains(field.name())) {
        merged.put(field.name(), merged(above.field(field.name()), field));
      }
    }
    // what a file made of a preset is that file's, and binds whatever stands below it
    return new Node.Fields(List.copyOf(merged.values()), preset ? below.spot() : above.spot());
  }

  private Node.Field merged(Node.@Nullable Field upper, Node.Field lower) {
    String key = lower.name();
    if (upper != null && upper.value().saysTheSameAs(lower.value())) {
      return upper;
    }
    return switch (key) {
      case "mode" -> mode(upper, lower);
      case "scope" -> scope(upper, lower);
      case "areas" -> maps(upper, lower, new WiderAreas(above, problems)::merged);
      case "rules" -> new StricterRules(problems).merged(upper, lower);
      case "calendar" -> calendar(upper, lower);
      case "approvals" -> new StricterApprovals(problems).merged(upper, lower);
      default -> plain(upper, lower);
    };
  }

  private Node.Field plain(Node.@Nullable Field upper, Node.Field lower) {
    String key = lower.name();
    if (LISTS.contains(key)) {
      return upper == null ? lower : joined(upper, lower);
    }
    if (MAPS.contains(key)) {
      boolean own = preset && key.equals("roles");
      return key.equals("types")
          ? types(upper, lower)
          : maps(upper, lower, own ? (there, here) -> here : this::refused);
    }
    if (EITHER.contains(key)) {
      return upper == null ? lower : refused(upper, lower);
    }
    return upper == null ? unspoken(lower) : refused(upper, lower);
  }

  /// What nobody above says, and what would yet change the meaning of what is said there.
  private Node.Field unspoken(Node.Field lower) {
    problems.error(
        lower.key().spot(),
        "%s is for the policy above to say (%s)"
            .formatted(Shown.quoted(lower.name()), above.spot().inWords()),
        "take it out here; a repository may add roles, areas, types, rules, windows and freezes");
    return lower;
  }

  private Node.Field refused(Node.Field upper, Node.Field lower) {
    problems.error(
        lower.key().spot(),
        "%s is said by the policy above (%s) and cannot be said otherwise here"
            .formatted(Shown.quoted(lower.name()), upper.key().spot().inWords()),
        "take it out here, or give it another name");
    return upper;
  }

  private Node.Field mode(Node.@Nullable Field upper, Node.Field lower) {
    boolean loosens = Take.texts(lower.value()).contains("observe");
    if (!loosens) {
      return lower;
    }
    Spot spot = upper == null ? above.spot() : upper.key().spot();
    problems.error(
        lower.key().spot(),
        "`observe` would loosen the policy above, which enforces (%s)".formatted(spot.inWords()),
        "take it out here");
    return upper == null ? lower : upper;
  }

  /// Branches may be added; exceptions may not.
  private Node.Field scope(Node.@Nullable Field upper, Node.Field lower) {
    Spot home = upper == null ? above.spot() : upper.key().spot();
    for (Node.Field part : Take.fields(lower.value()).fields()) {
      if (!part.name().equals("branches")) {
        problems.error(
            part.key().spot(),
            "%s would take changes out of the policy above (%s)"
                .formatted(Shown.quoted(part.name()), home.inWords()),
            "take it out here");
      }
    }
    Node.Field more = Take.fields(lower.value()).field("branches");
    if (more != null && Take.texts(more.value()).stream().anyMatch(glob -> glob.startsWith("!"))) {
      problems.error(
          more.key().spot(),
          "a branch after `!` would be taken out of the policy above (%s)"
              .formatted(home.inWords()),
          "take it out here");
    }
    Node.Field branches = upper == null ? null : Take.fields(upper.value()).field("branches");
    if (upper == null || more == null || branches == null) {
      return upper == null ? empty(lower) : upper; // every branch is in scope already
    }
    List<Node.Field> fields = new ArrayList<>(Take.fields(upper.value()).fields());
    fields.replaceAll(field -> field.name().equals("branches") ? joined(branches, more) : field);
    return new Node.Field(upper.key(), new Node.Fields(fields, upper.value().spot()));
  }

  private static Node.Field empty(Node.Field field) {
    return new Node.Field(field.key(), new Node.Fields(List.of(), field.value().spot()));
  }

  private Node.Field calendar(Node.@Nullable Field upper, Node.Field lower) {
    if (upper == null) {
      return lower;
    }
    Map<String, Node.Field> parts = new LinkedHashMap<>();
    Take.fields(upper.value()).fields().forEach(field -> parts.put(field.name(), field));
    for (Node.Field part : Take.fields(lower.value()).fields()) {
      Node.Field above = parts.get(part.name());
      if (above == null) {
        parts.put(part.name(), part);
      } else if (part.name().equals("windows")) {
        parts.put(part.name(), maps(above, part, this::refused));
      } else {
        parts.put(part.name(), joined(above, part));
      }
    }
    return new Node.Field(
        upper.key(), new Node.Fields(List.copyOf(parts.values()), upper.value().spot()));
  }

  /// Types of a repository come first: each is stricter than all above it, see [AddedTypes].
  private Node.Field types(Node.@Nullable Field upper, Node.Field lower) {
    if (upper == null) {
      return lower;
    }
    Node floor = Take.at(above, "risk", "floor");
    if (!Take.fields(floor).fields().isEmpty()) {
      problems.error(
          lower.key().spot(),
          "no type can be added where the policy above gives types their least risk (%s)"
              .formatted(floor.spot().inWords()),
          "take it out here");
    }
    List<Node.Field> types = new ArrayList<>();
    for (Node.Field type : Take.fields(lower.value()).fields()) {
      Node.Field same = Take.fields(upper.value()).field(type.name());
      if (same != null) {
        refused(same, type);
      } else if (!Take.has(type.value(), "when")) {
        problems.error(
            type.key().spot(),
            "a type added to the policy above (%s) needs a `when`: the fallback is said there"
                .formatted(upper.key().spot().inWords()),
            "add a `when`");
      } else {
        types.add(type);
      }
    }
    types.addAll(Take.fields(upper.value()).fields());
    return new Node.Field(upper.key(), new Node.Fields(types, upper.value().spot()));
  }

  /// Joins two things of one name.
  interface Same {
    Node.Field merged(Node.Field upper, Node.Field lower);
  }

  static Node.Field maps(Node.@Nullable Field upper, Node.Field lower, Same same) {
    if (upper == null) {
      return lower;
    }
    Map<String, Node.Field> all = new LinkedHashMap<>();
    Take.fields(upper.value()).fields().forEach(field -> all.put(field.name(), field));
    for (Node.Field field : Take.fields(lower.value()).fields()) {
      Node.Field there = all.get(field.name());
      if (there == null) {
        all.put(field.name(), field);
      } else if (!there.value().saysTheSameAs(field.value())) {
        all.put(field.name(), same.merged(there, field));
      }
    }
    return new Node.Field(
        upper.key(), new Node.Fields(List.copyOf(all.values()), upper.value().spot()));
  }

  static Node.Field joined(Node.Field upper, Node.Field lower) {
    List<Node> items =
        Stream.concat(Take.items(upper.value()).stream(), Take.items(lower.value()).stream())
            .toList();
    return new Node.Field(upper.key(), new Node.Items(items, upper.value().spot()));
  }
}
