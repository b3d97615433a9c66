package dev.countersign.duties.deployments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.change.Repo;
import dev.countersign.gate.Ports;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.Deployment.Part;
import dev.countersign.policy.Deployment.Standing;
import dev.countersign.policy.Policy;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the ledger says of merged changes.
final class ChangeRecords {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Ports ports;

  ChangeRecords(Ports ports) {
    this.ports = ports;
  }

  /// A change by the record of its last merge.
  Part of(Policy policy, Repo repo, int number) {
    String name = "#" + number;
    List<Entry> entries = ports.ledger().of(repo, number);
    return entries.stream()
        .filter(entry -> entry.kind().equals("merge"))
        .reduce((first, last) -> last)
        .map(merge -> part(policy, name, merge, excepted(entries)))
        .orElseGet(() -> Part.unrecorded(name));
  }

  private static Part part(Policy policy, String name, Entry merge, Set<String> excepted) {
    JsonNode detail = read(merge);
    JsonNode account = detail.path("account");
    boolean waived =
        account
            .path("rules")
            .valueStream()
            .anyMatch(rule -> rule.path("state").asText("").equals("waived"));
    Standing standing =
        !detail.path("compliant").asBoolean(false)
            ? Standing.NOT_RECORDED
            : waived || !excepted.isEmpty() ? Standing.EXCEPTED : Standing.COMPLIANT;
    return new Part(
        name,
        standing,
        text(account, "type"),
        risk(policy, account),
        standing == Standing.EXCEPTED ? excepted : Set.of(),
        merge.at());
  }

  /// A level that the policy no longer has is none.
  private static @Nullable String risk(Policy policy, JsonNode account) {
    String risk = text(account, "risk");
    return risk != null && policy.risk().levelNames().contains(risk) ? risk : null;
  }

  /// The freezes from which an exception counted in the verdict under which it was last merged.
  /// Whether each has been in force ever since is for the deployment to say.
  static Set<String> excepted(List<Entry> entries) {
    @Nullable Entry verdict = null;
    Set<String> excepted = Set.of();
    for (Entry entry : entries) {
      if (entry.kind().equals("verdict")) {
        verdict = entry;
      } else if (entry.kind().equals("merge")) {
        boolean same = verdict != null && verdict.head().equals(entry.head());
        excepted = same ? freezes(verdict) : Set.of();
      }
    }
    return excepted;
  }

  private static Set<String> freezes(@Nullable Entry verdict) {
    return verdict == null
        ? Set.of()
        : read(verdict)
            .path("excepted")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
  }

  /// Whether a change is still being watched: it was merged, and that was not heard yet.
  boolean isOpen(Repo repo, String name) {
    return name.startsWith("#")
        && ports
            .register()
            .find(repo, Integer.parseInt(name.substring(1)))
            .filter(Watched::open)
            .isPresent();
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue() : null;
  }

  private static JsonNode read(Entry entry) {
    try {
      return MAPPER.readTree(entry.detail());
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("an entry of the ledger that is no JSON", unreadable);
    }
  }
}
