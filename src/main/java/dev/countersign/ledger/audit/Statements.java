package dev.countersign.ledger.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.proof.CanonicalJson;
import dev.countersign.ledger.proof.Envelope;
import dev.countersign.ledger.proof.SigningKey;
import java.util.List;

/// Change records as in-toto statements about their commits, in signed envelopes.
///
/// @param origin the ledger's name, under which the keys sign
public record Statements(String origin, List<SigningKey> keys) {
  private static final String PAYLOAD = "application/vnd.in-toto+json";
  private static final String STATEMENT = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://countersign.dev/attestation/change/v1";

  public Statements {
    keys = List.copyOf(keys);
  }

  /// The envelope as a line of JSON.
  public String envelope(Link merge, ObjectNode change) {
    ObjectNode statement =
        JsonNodeFactory.instance
            .objectNode()
            .put("_type", STATEMENT)
            .put("predicateType", PREDICATE);
    statement
        .putArray("subject")
        .addObject()
        .put("name", merge.entry().repo().toString())
        .putObject("digest")
        .put("gitCommit", merge.entry().head().value());
    ObjectNode predicate = statement.putObject("predicate");
    predicate.set("change", change);
    predicate.put("ledger", origin).put("place", merge.place()).put("leaf", merge.leaf());
    Envelope envelope = Envelope.sign(PAYLOAD, CanonicalJson.write(statement), origin, keys);
    return CanonicalJson.write(envelope.json());
  }
}
