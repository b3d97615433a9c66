package dev.countersign.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.proof.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is left of an entry when what it said is taken out, and the entry that says so.
public final class TakenOut {
  /// The kinds of entries that say so: after its retention, or to erase a person's data.
  public static final Set<String> KINDS = Set.of("retired", "erased");

  private static final String TITLE = "Taken out";
  private static final Sha NONE = new Sha("0".repeat(40));

  private TakenOut() {}

  /// What is left of an entry: when, where and of what kind it was.
  public static Entry rest(Entry entry) {
    return new Entry(
        entry.at(), entry.repo(), entry.number(), entry.head(), entry.kind(), TITLE, "{}");
  }

  /// Whether that is all that an entry says.
  public static boolean left(JsonNode entry) {
    return entry.path("title").asText().equals(TITLE)
        && entry.path("detail").isObject()
        && entry.path("detail").isEmpty();
  }

  /// Whether what an entry said was taken out already.
  public static boolean gone(Entry entry) {
    return entry.title().equals(TITLE) && entry.detail().equals("{}");
  }

  /// The places of the entries of which one says that something was taken out.
  public static List<Long> from(Entry tombstone) {
    List<Long> places = new ArrayList<>();
    CanonicalJson.read(tombstone.detail())
        .ifPresent(detail ->
            detail.path("entries").forEach(each -> places.add(each.path("place").asLong(-1))));
    return places;
  }

  /// The entry that says what is taken out of others.
  public static Entry tombstone(Instant now, Repo repo, Why why, List<Link> links) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode().put("because", why.because());
    ArrayNode entries = detail.putArray("entries");
    for (Link link : links) {
      entries
          .addObject()
          .put("place", link.place())
          .put("leaf", link.leaf())
          .put("kind", link.entry().kind())
          .put("now", new Leaf(link.place(), rest(link.entry())).hash().toString());
    }
    String title =
        "What %d %s said was taken out: %s"
            .formatted(links.size(), links.size() == 1 ? "entry" : "entries", why.because());
    return new Entry(now, repo, 0, NONE, why.kind(), title, CanonicalJson.write(detail));
  }

  /// Why something is taken out.
  ///
  /// @param kind one of [#KINDS]
  public record Why(String kind, String because) {
    public Why {
      if (!KINDS.contains(kind)) {
        throw new IllegalArgumentException(kind + " is no kind of entry that takes out");
      }
    }
  }
}
