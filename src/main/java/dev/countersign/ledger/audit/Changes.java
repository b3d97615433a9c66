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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Merged changes as records of a change log, numbered in each year (UTC) without gaps, in the
/// ledger's order: a number once given stays.
public final class Changes {
  private static final String UNKNOWN = "unknown";

  private final Chain chain;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<String, Decided> last = new HashMap<>();

  public Changes(Chain chain) {
    this.chain = chain;
  }

  /// What a record tells of the last verdict. Verdicts are long, and many pull requests are never
  /// merged; so no more of them is kept.
  ///
  /// @param counts files changed, lines added, lines removed; null where that is not known
  private record Decided(
      String type,
      String title,
      String author,
      ArrayNode approvers,
      List<JsonNode> counts,
      String tests,
      String security) {
    static Decided of(JsonNode detail) {
      JsonNode account = detail.path("account");
      return new Decided(
          account.path("type").asText(UNKNOWN),
          detail.path("title").asText(UNKNOWN),
          detail.path("author").asText(UNKNOWN),
          Changes.approvers(detail),
          Stream.of("files", "linesAdded", "linesRemoved")
              .map(name -> count(detail.path(name)))
              .toList(),
          Changes.tests(detail.path("checks")),
          Changes.security(account.path("rules")));
    }
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
            last.put(pull, Decided.of(detail(entry)));
          } else if (entry.kind().equals("merge")) {
            Decided decided = last.remove(pull);
            reader.accept(
                link,
                record(entry, decided == null ? Decided.of(MissingNode.getInstance()) : decided));
          }
        });
  }

  private static JsonNode detail(Entry entry) {
    return CanonicalJson.read(entry.detail()).orElse(MissingNode.getInstance());
  }

  private ObjectNode record(Entry merge, Decided decided) {
    int year = merge.at().atZone(ZoneOffset.UTC).getYear();
    int number = numbers.merge(year, 1, Integer::sum);
    ObjectNode record =
        JsonNodeFactory.instance
            .objectNode()
            .put("change_id", String.format(Locale.ROOT, "CHG-%d-%04d", year, number))
            .put("timestamp", merge.at().toString())
            .put("type", decided.type())
            .put("description", decided.title())
            .put("requestor", decided.author());
    record.set("approvers", decided.approvers());
    record.put("commit", merge.head().value()).put("pr_number", merge.number());
    record.set("files_changed", decided.counts().get(0));
    record.set("lines_added", decided.counts().get(1));
    record.set("lines_removed", decided.counts().get(2));
    return record.put("test_results", decided.tests()).put("security_review", decided.security());
  }

  private static ArrayNode approvers(JsonNode detail) {
    ArrayNode approvers = JsonNodeFactory.instance.arrayNode();
    detail.path("approvers").forEach(approvers::add);
    return approvers;
  }

  private static JsonNode count(JsonNode number) {
    return number.isNumber() ? number : JsonNodeFactory.instance.nullNode();
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
