package dev.countersign.ledger.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/// A payload and its signatures, in the form of DSSE, the envelope that in-toto tools read.
///
/// @param type of the payload, a media type
public record Envelope(String type, String payload, List<Signature> signatures) {
  public Envelope {
    signatures = List.copyOf(signatures);
  }

  /// A signature, and which key says that it made it.
  public record Signature(String keyid, String sig) {}

  /// The payload, signed with each key under one name.
  public static Envelope sign(String type, String payload, String name, List<SigningKey> keys) {
    byte[] bytes = signed(type, payload);
    return new Envelope(
        type,
        payload,
        keys.stream()
            .map(key ->
                new Signature(
                    key.verifier(name).toString(),
                    Base64.getEncoder().encodeToString(key.sign(bytes))))
            .toList());
  }

  /// The bytes that are signed: type and payload, each after its length.
  static byte[] signed(String type, String payload) {
    byte[] typed = type.getBytes(StandardCharsets.UTF_8);
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    return "DSSEv1 %d %s %d %s"
        .formatted(typed.length, type, body.length, payload)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Whether the holder of the key signed it.
  public boolean signed(VerifierKey key) {
    byte[] bytes = signed(type, payload);
    return signatures.stream()
        .anyMatch(each -> key.signed(bytes, Base64.getDecoder().decode(each.sig())));
  }

  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("payloadType", type)
            .put(
                "payload",
                Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)));
    var array = json.putArray("signatures");
    signatures.forEach(each -> array.addObject().put("keyid", each.keyid()).put("sig", each.sig()));
    return json;
  }

  /// The envelope that is written so.
  ///
  /// @throws IllegalArgumentException where it is none
  public static Envelope read(String text) {
    JsonNode json =
        CanonicalJson.read(text)
            .orElseThrow(() -> new IllegalArgumentException("it is no JSON of one form only"));
    byte[] payload = Base64.getDecoder().decode(json.path("payload").asText());
    List<Signature> signatures =
        StreamSupport.stream(json.path("signatures").spliterator(), false)
            .map(each -> new Signature(each.path("keyid").asText(), each.path("sig").asText()))
            .toList();
    return new Envelope(
        json.path("payloadType").asText(), new String(payload, StandardCharsets.UTF_8), signatures);
  }
}
