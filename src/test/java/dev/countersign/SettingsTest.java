package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.ledger.proof.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void withoutAnythingSetTheDefaultsHoldAndThereIsNoApp() {
    Settings settings = complete(Map.of());
    assertThat(settings.app()).isNull();
    assertThat(settings)
        .hasToString(
            "Settings[app=null, apiUrl=https://api.github.com, webUrl=null, host=0.0.0.0,"
                + " port=8080, publicUrl=http://localhost:8080,"
                + " databaseUrl=jdbc:sqlite:data/countersign.db, policyFile=null, workers=16,"
                + " maxQueue=100000, jsonLog=true, logLevel=info, signingKeys=[], apiToken=null]");
  }

  @Test
  void everyVariableIsRead() throws Exception {
    Path policy = Files.writeString(folder.resolve("p.yml"), "policy: p\n");
    Map<String, String> all = app();
    all.put("GITHUB_CLIENT_ID", "Iv1.abc");
    all.put("GITHUB_API_URL", "https://github.acme.com/api/v3/");
    all.put("GITHUB_WEB_URL", "https://code.acme.com");
    all.put("COUNTERSIGN_HOST", "127.0.0.1");
    all.put("COUNTERSIGN_PORT", "9000");
    all.put("COUNTERSIGN_PUBLIC_URL", "https://sign.acme.com/");
    all.put("COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://db/countersign");
    all.put("COUNTERSIGN_POLICY_FILE", policy.toString());
    all.put("COUNTERSIGN_WORKERS", "4");
    all.put("COUNTERSIGN_MAX_QUEUE", "500");
    all.put("COUNTERSIGN_LOG", "TEXT");
    all.put("COUNTERSIGN_LOG_LEVEL", "debug");
    all.put("COUNTERSIGN_API_TOKEN", "0123456789abcdef0123456789abcdef");
    all.put("COUNTERSIGN_SIGNING_KEY", SigningKey.make(new SecureRandom()).pem());
    assertThat(complete(all))
        .hasToString(
            "Settings[app=App 42, apiUrl=https://github.acme.com/api/v3,"
                + " webUrl=https://code.acme.com, host=127.0.0.1, port=9000,"
                + " publicUrl=https://sign.acme.com, databaseUrl=jdbc:postgresql://db/countersign,"
                + " policyFile="
                + policy
                + ", workers=4, maxQueue=500, jsonLog=false, logLevel=debug, signingKeys=[an Ed25519 private"
                + " key], apiToken=set]");
  }

  @Test
  void eachMayBeTheContentOfAFile() throws Exception {
    Map<String, String> files = new HashMap<>();
    for (Map.Entry<String, String> each : app().entrySet()) {
      Path file = Files.writeString(folder.resolve(each.getKey()), each.getValue() + "\n");
      files.put(each.getKey() + "_FILE", file.toString());
    }
    Settings.App app = complete(files).app();
    assertThat(app).isNotNull();
    assertThat(app.webhookSecret()).isEqualTo(Front.SECRET);
    assertThat(app.privateKey()).isEqualTo(Front.KEY.strip());
  }

  @Test
  void secretsNeverShowInText() {
    String text = complete(app()).toString();
    assertThat(text).contains("App 42").doesNotContain(Front.SECRET, "PRIVATE KEY");
  }

  @Test
  void everyProblemIsToldAtOnceWithItsVariable() {
    Map<String, String> bad = new HashMap<>();
    bad.put("GITHUB_APP_ID", "mine");
    bad.put("GITHUB_PRIVATE_KEY", "hunter2");
    bad.put("GITHUB_API_URL", "http://github.acme.com/api/v3");
    bad.put("GITHUB_WEB_URL", "ftp://x");
    bad.put("COUNTERSIGN_PORT", "70000");
    bad.put("COUNTERSIGN_PUBLIC_URL", "countersign");
    bad.put("COUNTERSIGN_DATABASE_URL", "mysql://x");
    bad.put("COUNTERSIGN_POLICY_FILE", folder.resolve("none.yml").toString());
    bad.put("COUNTERSIGN_WORKERS", "0");
    bad.put("COUNTERSIGN_LOG", "xml");
    bad.put("COUNTERSIGN_LOG_LEVEL", "loud");
    bad.put("COUNTERSIGN_SIGNING_KEY", "hunter2");
    assertThat(wrong(bad))
        .hasSize(13)
        .anyMatch(line -> line.startsWith("GITHUB_WEBHOOK_SECRET is not set"))
        .anyMatch(line -> line.startsWith("GITHUB_PRIVATE_KEY: the private key is not in PEM"))
        .anyMatch(line -> line.contains("COUNTERSIGN_PORT must be a number from 0 to 65535"))
        .noneMatch(line -> line.contains("hunter2"));
    for (String name : bad.keySet()) {
      assertThat(wrong(bad)).as(name).anyMatch(line -> line.startsWith(name));
    }
  }

  @Test
  void aValueGivenTwiceOrInAFileThatIsNotThereIsAProblem() {
    assertThat(wrong(Map.of("COUNTERSIGN_HOST", "a", "COUNTERSIGN_HOST_FILE", "/nowhere/b")))
        .containsExactly(
            "COUNTERSIGN_HOST and COUNTERSIGN_HOST_FILE are both set: set one.",
            "COUNTERSIGN_HOST_FILE names \"/nowhere/b\", which cannot be read.");
  }

  @Test
  void anEmptyValueIsNoValue() {
    Map<String, String> empty = Map.of("COUNTERSIGN_PORT", " ", "GITHUB_APP_ID", "");
    assertThat(complete(empty)).isEqualTo(complete(Map.of()));
  }

  @Test
  void aKeyThatIsCutIsToldBeforeTheStart() {
    Map<String, String> cut = app();
    cut.put("GITHUB_PRIVATE_KEY", Front.KEY.substring(0, 500) + "\n-----END PRIVATE KEY-----");
    assertThat(wrong(cut)).hasSize(1).first().asString().contains("is cut");
  }

  private static Map<String, String> app() {
    return new HashMap<>(
        Map.of(
            "GITHUB_APP_ID", "42",
            "GITHUB_PRIVATE_KEY", Front.KEY,
            "GITHUB_WEBHOOK_SECRET", Front.SECRET));
  }

  private static Settings complete(Map<String, String> environment) {
    return switch (Settings.read(environment, false)) {
      case Settings.Read.Complete(Settings settings) -> settings;
      case Settings.Read.Wrong(List<String> problems) ->
          throw new AssertionError("not complete: " + problems);
    };
  }

  private static List<String> wrong(Map<String, String> environment) {
    return switch (Settings.read(environment, false)) {
      case Settings.Read.Complete complete -> List.of();
      case Settings.Read.Wrong(List<String> problems) -> problems;
    };
  }
}
