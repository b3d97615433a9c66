package dev.countersign.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The starting from a policy that is shipped: what a file says takes the place of what the preset
/// says of the same name, and nothing binds it to the rest.
final class PresetStart {
  private static final List<String> BY_NAME = List.of("roles", "areas", "sections");

  private PresetStart() {}

  static Node.Fields with(Node.Fields preset, Node.Fields own, Problems problems) {
    Map<String, Merge> merges = new HashMap<>();
    BY_NAME.forEach(key -> merges.put(key, Merge.named(Merge.own())));
    merges.put("calendar", Merge.named(Merge.named(Merge.own())));
    merges.put("rules", PresetStart::rules);
    Node merged = Merge.keyed(merges, Merge.own()).merge(whole(preset), whole(own), problems);
    return Take.fields(merged);
  }

  private static Node.Field whole(Node.Fields fields) {
    return new Node.Field(new Node.Text("the policy", true, fields.spot()), fields);
  }

  private static Node rules(Node.@Nullable Field preset, Node.Field own, Problems problems) {
    if (preset == null || !(own.value() instanceof Node.Items items)) {
      return own.value();
    }
    List<Node> rules = new ArrayList<>(Take.items(preset.value()));
    for (Node rule : items.items()) {
      int at = indexOf(rule, rules, preset);
      if (at < 0) {
        rules.add(rule);
      } else {
        rules.set(at, rule);
      }
    }
    return new Node.Items(rules, items.spot());
  }

  private static int indexOf(Node rule, List<Node> rules, Node.Field preset) {
    for (int at = 0; at < rules.size(); at++) {
      boolean shipped = rules.get(at).spot().source() == preset.key().spot().source();
      if (shipped && name(rule).equals(name(rules.get(at)))) {
        return at;
      }
    }
    return -1;
  }

  private static String name(Node rule) {
    return Take.text(rule, "rule", "").toLowerCase(Locale.ROOT);
  }
}
