package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.forge.Ear;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which deliveries are GitHub's.
class SignatureStory {
  @Test
  void theSignatureOfGitHubsOwnExampleFits() {
    Ear ear = ear("It's a Secret to Everybody");
    byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    assertThat(
            ear.genuine(
                body, "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha256=zz",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
      })
  void aSignatureThatIsNotGitHubsDoesNotFit(String signature) {
    byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);

    assertThat(ear("It's a Secret to Everybody").genuine(body, signature)).isFalse();
    assertThat(ear("It's a Secret to Everybody").genuine(body, null)).isFalse();
  }

  @Test
  void whileASecretIsChangedBothFit() throws Exception {
    byte[] body = {1, 2, 3};

    assertThat(ear("old", "new").genuine(body, signed("old", body))).isTrue();
    assertThat(ear("old", "new").genuine(body, signed("new", body))).isTrue();
    assertThat(ear("new").genuine(body, signed("old", body))).isFalse();
  }

  @Test
  void withoutASecretNothingIsGenuine() throws Exception {
    assertThat(ear("").genuine(new byte[0], signed("x", new byte[0]))).isFalse();
    assertThat(ear().genuine(new byte[0], null)).isFalse();
  }

  private static Ear ear(String... secrets) {
    GitHubApp app =
        new GitHubApp(
            Addresses.of("https://api.github.com"),
            7,
            "7",
            Keys.pkcs8(),
            List.of(secrets),
            new MovingClock());
    return GitHub.open(app, Calls.unheard()).ear();
  }

  private static String signed(String secret, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
  }
}
