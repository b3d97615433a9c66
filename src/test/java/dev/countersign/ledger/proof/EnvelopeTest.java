package dev.countersign.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final SigningKey KEY = SigningKey.make(new SecureRandom());
  private static final VerifierKey PUBLIC = KEY.verifier("ledger.example");

  /// The example of DSSE's own protocol.
  @Test
  void whatIsSignedIsTypeAndPayloadEachAfterItsLength() {
    assertThat(Envelope.signed("http://example.com/HelloWorld", "hello world"))
        .asString(UTF_8)
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    assertThat(Envelope.signed("t", "é")).asString(UTF_8).isEqualTo("DSSEv1 1 t 2 é");
  }

  @Test
  void anEnvelopeIsReadAsItWasWrittenAndVerified() {
    Envelope envelope = Envelope.sign("a/b", "{\"é\":1}", "ledger.example", List.of(KEY));
    Envelope read = Envelope.read(envelope.json().toString());
    assertThat(read).isEqualTo(envelope);
    assertThat(read.signed(PUBLIC)).isTrue();
    assertThat(read.signatures().getFirst().keyid()).isEqualTo(PUBLIC.toString());
  }

  @Test
  void anotherPayloadOrTypeOrKeyIsNotVerified() {
    Envelope envelope = Envelope.sign("a/b", "payload", "ledger.example", List.of(KEY));
    assertThat(new Envelope("a/b", "paxload", envelope.signatures()).signed(PUBLIC)).isFalse();
    assertThat(new Envelope("a/c", "payload", envelope.signatures()).signed(PUBLIC)).isFalse();
    VerifierKey other = SigningKey.make(new SecureRandom()).verifier("ledger.example");
    assertThat(envelope.signed(other)).isFalse();
  }
}
