package dev.countersign.ledger.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Entry;
import dev.countersign.ledger.proof.CanonicalJson;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;

/// Merged changes as records of a change log, numbered in each year (UTC) without gaps, in the
/// ledger's order: a number once given stays.
public final class Changes {
  private static final String UNKNOWN = "unknown";

  private final Chain chain;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<String, JsonNode> last = new HashMap<>();

  public Changes(Chain chain) {
    this.chain = chain;
  }

  /// Tells every record, with the entry of its merge.
  public void each(BiConsumer<Link, ObjectNode> reader) {
    chain.read(
        0,
        Long.MAX_VALUE,
        link -> {
          Entry entry = link.entry();
          String pull = entry.repo() + "#" + entry.number();
          if (entry.kind().equals("verdict")) {
            last.put(pull, detail(entry));
          } else if (entry.kind().equals("merge")) {
            JsonNode decided = last.remove(pull);
            reader.accept(
                link, record(entry, decided == null ? MissingNode.getInstance() : decided));
          }
        });
  }

  private static JsonNode detail(Entry entry) {
    return CanonicalJson.read(entry.detail()).orElse(MissingNode.getInstance());
  }

  private ObjectNode record(Entry merge, JsonNode decided) {
    int year = merge.at().atZone(ZoneOffset.UTC).getYear();
    int number = numbers.merge(year, 1, Integer::sum);
    JsonNode account = decided.path("account");
    ObjectNode record =
        JsonNodeFactory.instance
            .objectNode()
            .put("change_id", String.format(Locale.ROOT, "CHG-%d-%04d", year, number))
            .put("timestamp", merge.at().toString())
            .put("type", account.path("type").asText(UNKNOWN))
            .put("description", decided.path("title").asText(UNKNOWN))
            .put("requestor", decided.path("author").asText(UNKNOWN));
    record.set("approvers", approvers(decided));
    record.put("commit", merge.head().value()).put("pr_number", merge.number());
    count(record, "files_changed", decided.path("files"));
    count(record, "lines_added", decided.path("linesAdded"));
    count(record, "lines_removed", decided.path("linesRemoved"));
    return record
        .put("test_results", tests(decided.path("checks")))
        .put("security_review", security(account.path("rules")));
  }

  private static ArrayNode approvers(JsonNode decided) {
    ArrayNode approvers = JsonNodeFactory.instance.arrayNode();
    decided.path("approvers").forEach(approvers::add);
    return approvers;
  }

  private static void count(ObjectNode record, String name, JsonNode number) {
    record.set(name, number.isNumber() ? number : JsonNodeFactory.instance.nullNode());
  }

  /// Passed where there are checks and all of them did.
  private static String tests(JsonNode checks) {
    if (checks.isEmpty()) {
      return UNKNOWN;
    }
    return StreamSupport.stream(checks.spliterator(), false)
            .allMatch(each -> each.asText().matches("success|neutral|skipped"))
        ? "passed"
        : "failed";
  }

  /// As the rules stood that speak of security in their name.
  private static String security(JsonNode rules) {
    if (!rules.isArray()) {
      return UNKNOWN;
    }
    var states =
        StreamSupport.stream(rules.spliterator(), false)
            .filter(
                rule -> rule.path("rule").asText().toLowerCase(Locale.ROOT).contains("security"))
            .map(rule -> rule.path("state").asText())
            .toList();
    if (states.isEmpty()) {
      return "not required";
    }
    return states.stream().allMatch("met"::equals) ? "approved" : "not approved";
  }
}
