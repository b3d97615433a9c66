package dev.countersign.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  /// A key and a note of another implementation: the example of Go's package note.
  private static final String THEIR_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String THEIR_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private static final String ORIGIN = "ledger.example/main";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey OURS = SigningKey.make(RANDOM);
  private static final SigningKey NEXT = SigningKey.make(RANDOM);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(ORIGIN, 20_852_163, Hash.ofLeaf("root".getBytes(UTF_8)));

  @Test
  void aNoteOfAnotherImplementationIsVerified() {
    VerifierKey key = VerifierKey.read(THEIR_KEY);
    assertThat(SignedNote.read(THEIR_NOTE).signers(List.of(key))).contains(List.of(key));
    assertThat(SignedNote.read(THEIR_NOTE)).hasToString(THEIR_NOTE);
    assertThat(key).hasToString(THEIR_KEY);
  }

  @Test
  void aNoteOfWhichOneLetterIsAnotherIsNot() {
    VerifierKey key = VerifierKey.read(THEIR_KEY);
    SignedNote altered = SignedNote.read(THEIR_NOTE.replace("answer", "Answer"));
    assertThat(altered.signers(List.of(key))).isEmpty();
  }

  @Test
  void aCheckpointIsThreeLinesAndASignatureByTheKeyOfItsOrigin() {
    SignedNote note = CHECKPOINT.sign(List.of(OURS));
    assertThat(note.toString().lines().limit(4))
        .containsExactly(ORIGIN, "20852163", CHECKPOINT.root().toString(), "");
    SignedNote read = SignedNote.read(note.toString());
    assertThat(Checkpoint.read(read.text())).isEqualTo(CHECKPOINT);
    assertThat(read.signers(List.of(OURS.verifier(ORIGIN)))).isPresent();
  }

  @Test
  void aCheckpointIsNotVerifiedByAnotherKeyOrTheSameKeyUnderAnotherName() {
    SignedNote note = CHECKPOINT.sign(List.of(OURS));
    assertThat(note.signers(List.of(NEXT.verifier(ORIGIN)))).isEmpty();
    assertThat(note.signers(List.of(OURS.verifier("other.example")))).isEmpty();
    assertThat(note.signers(List.of())).isEmpty();
  }

  @Test
  void whileAKeyIsReplacedBothSignAndEitherVerifies() {
    SignedNote note = CHECKPOINT.sign(List.of(NEXT, OURS));
    assertThat(note.signers(List.of(OURS.verifier(ORIGIN)))).isPresent();
    assertThat(note.signers(List.of(NEXT.verifier(ORIGIN)))).isPresent();
  }

  @Test
  void oneFalseSignatureOfAKnownKeySpoilsTheNote() {
    SignedNote good = CHECKPOINT.sign(List.of(OURS, NEXT));
    SignedNote.Line wrong =
        new Checkpoint(ORIGIN, 1, Hash.EMPTY).sign(List.of(NEXT)).lines().getFirst();
    SignedNote spoilt = new SignedNote(good.text(), List.of(good.lines().getFirst(), wrong));
    assertThat(spoilt.signers(List.of(OURS.verifier(ORIGIN), NEXT.verifier(ORIGIN)))).isEmpty();
    assertThat(spoilt.signers(List.of(OURS.verifier(ORIGIN)))).isPresent();
  }

  @Test
  void noByteOfASignedCheckpointMayChange() {
    String note = CHECKPOINT.sign(List.of(OURS)).toString();
    VerifierKey key = OURS.verifier(ORIGIN);
    for (int i = 0; i < note.length(); i++) {
      String altered = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
      assertThat(verified(altered, key)).as("byte %d of %s", i, altered).isFalse();
      assertThat(verified(note.substring(0, i), key)).isFalse();
    }
    assertThat(verified(note, key)).isTrue();
  }

  private static boolean verified(String note, VerifierKey key) {
    try {
      SignedNote read = SignedNote.read(note);
      return read.signers(List.of(key)).isPresent()
          && Checkpoint.read(read.text()).origin().equals(ORIGIN);
    } catch (IllegalArgumentException no) {
      return false;
    }
  }

  @Test
  void aPrivateKeyIsReadAgainAsItWasWrittenAndShowsInNoText() {
    List<SigningKey> read = SigningKey.read(OURS.pem() + "\n" + NEXT.pem());
    assertThat(read.getFirst().verifier(ORIGIN)).isEqualTo(OURS.verifier(ORIGIN));
    assertThat(read.getLast().verifier(ORIGIN)).isEqualTo(NEXT.verifier(ORIGIN));
    assertThat(read.getFirst().sign(new byte[3])).isEqualTo(OURS.sign(new byte[3]));
    assertThat(OURS.toString()).doesNotContain(OURS.pem().lines().toList().get(1).substring(24));
  }

  /// The first key of RFC 8032, section 7.1.
  @Test
  void thePublicKeyIsWorkedOutFromThePrivateOneAsTheStandardSays() {
    String pem =
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """;
    assertThat(SigningKey.read(pem).getFirst().verifier("n").key())
        .isEqualTo("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"
      })
  void whatIsNoKeyIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> SigningKey.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("it is no Ed25519 private key")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a+b",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc"
      })
  void whatIsNoPublicKeyIsRefused(String text) {
    assertThatThrownBy(() -> VerifierKey.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n1\n",
        "a\n01\n%s\n",
        "a\n-1\n%s\n",
        "\n1\n%s\n",
        "a\n1\n%s\nmore\n",
        "a\n1\n%s"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.read(text.formatted(Hash.EMPTY)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
