package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Commands;
import dev.countersign.cli.Terminal;
import dev.countersign.sandbox.Files;
import dev.countersign.sandbox.Proposal;
import dev.countersign.sandbox.SimulatedPull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a policy would have made of what was merged.
class ReplayStory {
  private static final String HOSTILE = "fix: <script>alert(1)</script> & \u202Eapp";
  private static Town town;
  private static SimulatedPull ready;
  private static SimulatedPull alone;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    town = Town.with(TownPolicy.USUAL);
    ready = TownPolicy.ready(town);
    ready.merge("eve");
    alone =
        town.shop.open(Proposal.by("bob", HOSTILE, Files.of("src/crypto/k.txt", "k\n")).saying(""));
    alone.merge("bob");
    TownPolicy.plain(town);
    town.settle();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private record Said(int status, String out, String err) {}

  @Test
  void itTellsWhatWouldHaveBeenHeldAndByWhichRule() {
    Said said = replay(false, "acme/shop");
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("1 of 2 merged pull requests would have been held (50 %).")
        .contains("  The Security Lead  1  50 %", "  Rollback plan  1  50 %")
        .contains("  significant  1  50 %", "  standard  1  50 %")
        .doesNotContain("\u202E");
  }

  @Test
  void anotherPolicyJudgesOtherwise() throws IOException {
    java.nio.file.Files.writeString(
        folder.resolve("p.yml"),
        """
        policy: easy
        title: Easy
        types: {standard: {}}
        rules:
          - rule: A reviewer
            require: {approvals: {count: 1}}
            because: two see more than one
        """);
    assertThat(replay(false, "acme/shop", "--policy", "p.yml", "--json").out())
        .contains("\"judged\" : 2", "\"held\" : 1", "\"A reviewer\" : 1");
  }

  @Test
  void theReportIsOneFileWithoutScriptInWhichHostileTextIsText() throws IOException {
    assertThat(replay(false, "acme/shop", "--html", "report.html").status()).isZero();
    assertThat(java.nio.file.Files.readString(folder.resolve("report.html")))
        .contains("<svg", "&lt;script&gt;alert(1)", "Would have been held")
        .doesNotContain("<script", "\u202E", "http-equiv=\"refresh\"", "src=");
  }

  @Test
  void itGoesOnWhereItStoppedAndLeavesNothingBehind() throws IOException {
    Path state = folder.resolve("report.html.state");
    String row =
        "{\"number\":%d,\"title\":\"as kept\",\"outcome\":\"waiting\",\"type\":\"kept\",\"risk\":null,\"held\":[\"Kept\"],\"why\":null}";
    replay(false, "acme/none", "--html", "report.html");
    String about = java.nio.file.Files.readString(state).replace("acme/none", "acme/shop");
    java.nio.file.Files.writeString(state, about + row.formatted(alone.number()) + "\n");
    assertThat(replay(false, "acme/shop", "--html", "report.html").out())
        .contains("  Kept  1  50 %", "  kept  1  50 %", "  standard  1  50 %");
    assertThat(state).doesNotExist();
  }

  @Test
  void aStateOfAnotherReplayIsRefused() throws IOException {
    Path state = folder.resolve("replay-acme-shop.state");
    java.nio.file.Files.writeString(state, "replay of acme/shop, 3 days, policy x\n");
    Said said = replay(false, "acme/shop");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("is of another replay");
    java.nio.file.Files.writeString(
        state, "replay of acme/shop, 90 days, policy x\n".replace("policy x", "") + "{\n");
    assertThat(replay(false, "acme/shop").status()).isEqualTo(2);
  }

  @Test
  void itOnlyReads() {
    town.github.forgetRequests();
    replay(false, "acme/shop");
    assertThat(town.requests())
        .allMatch(line ->
            line.startsWith("GET ") || line.contains("/graphql") || line.contains("/access_tokens"))
        .isNotEmpty();
  }

  @Test
  void aPersonSeesHowFarItIs() {
    assertThat(replay(true, "acme/shop").err()).contains("#] 2 of 2");
  }

  @Test
  void whatCannotBeDoneIsSaidInASentence() {
    assertThat(replay(false, "acme").err()).contains("write OWNER/REPO");
    assertThat(replay(false, "acme/none").err()).contains("not installed on acme/none");
    assertThat(replay(false, "acme/shop", "--since", "soon").err()).contains("number of days");
    assertThat(replay(false, "acme/shop", "--policy", "none.yml").err()).contains("no file");
    Said said = replay(Map.of(), false, List.of("acme/shop"));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains("No GitHub App is known");
  }

  private Said replay(boolean interactive, String... arguments) {
    return replay(town.environment(), interactive, List.of(arguments));
  }

  private Said replay(Map<String, String> environment, boolean interactive, List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("COUNTERSIGN_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("none.db"));
    PrintStream said = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream complained = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            said,
            complained,
            interactive,
            folder,
            all,
            town::now);
    List<String> line = new java.util.ArrayList<>(words);
    line.addFirst("replay");
    int status =
        Commands.run(
            line.toArray(String[]::new),
            terminal,
            new ServerCommands(all, town::now, said, complained));
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
