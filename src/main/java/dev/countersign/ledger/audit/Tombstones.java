package dev.countersign.ledger.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.ledger.Leaf;
import dev.countersign.ledger.TakenOut;
import dev.countersign.ledger.proof.CanonicalJson;
import dev.countersign.ledger.proof.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// What later entries say was taken out of earlier ones. Such an entry keeps its place and the hash
/// of what it said, so the tree above it is what it was.
public final class Tombstones {
  private final Map<Long, Mark> marks = new HashMap<>();
  private final TreeSet<Long> met = new TreeSet<>();
  private boolean whole;

  /// @param leaf the hash of what the entry said
  /// @param now the hash of what is left of it
  private record Mark(String leaf, String now) {}

  /// Takes note of what an entry says was taken out, where it says so. Whether the entry itself
  /// stands in the ledger is for whoever reads it to verify.
  void note(JsonNode entry) {
    if (!TakenOut.KINDS.contains(entry.path("kind").asText())) {
      return;
    }
    long own = entry.path("place").asLong(-1);
    for (JsonNode each : entry.path("detail").path("entries")) {
      long place = each.path("place").asLong(-1);
      if (place >= 0 && place < own) {
        marks.put(place, new Mark(each.path("leaf").asText(), each.path("now").asText()));
      }
    }
  }

  /// Takes note of a line of an export. Where not all entries are there, one without a proof
  /// explains nothing.
  public Tombstones line(String text) {
    if (text.startsWith("{\"form\":")) {
      whole = CanonicalJson.read(text).filter(json -> json.path("whole").asBoolean()).isPresent();
    }
    if (TakenOut.KINDS.stream().anyMatch(kind -> text.contains("\"kind\":\"" + kind + "\""))) {
      CanonicalJson.read(text)
          .filter(json -> whole || json.has("proof"))
          .ifPresent(json -> note(json.path("entry")));
    }
    return this;
  }

  /// The hash by which an entry stands in the tree: of what it says; of what it said, where a later
  /// entry says that it was taken out, and just that is left.
  ///
  /// @param kept the hash that was kept of it
  Hash hash(JsonNode entry, String kept) {
    Hash hash = Hash.ofLeaf(CanonicalJson.bytes(entry));
    long place = entry.path("place").asLong(-1);
    Mark mark = marks.get(place);
    if (mark == null
        || hash.toString().equals(kept)
        || !mark.equals(new Mark(kept, hash.toString()))
        || !TakenOut.left(entry)) {
      return hash;
    }
    met.add(place);
    return Hash.read(kept);
  }

  static Tombstones of(dev.countersign.ledger.Chain chain) {
    Tombstones tombstones = new Tombstones();
    chain
        .tombstones()
        .forEach(link -> tombstones.note(new Leaf(link.place(), link.entry()).json()));
    return tombstones;
  }

  /// What a reader must know, empty where nothing was taken out.
  String told() {
    return met.isEmpty()
        ? ""
        : "What %d %s said was taken out, as later entries say: %s."
            .formatted(
                met.size(),
                met.size() == 1 ? "entry" : "entries",
                met.size() > 10
                    ? "the first is " + met.first() + ", the last " + met.last()
                    : met.toString().replaceAll("[\\[\\]]", ""));
  }
}
