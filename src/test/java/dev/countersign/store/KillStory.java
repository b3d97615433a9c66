package dev.countersign.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.queue.Queue;
import dev.countersign.queue.Queue.Received;
import dev.countersign.queue.Work;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that is killed at any moment, again and again, loses nothing that it acknowledged.
class KillStory {
  private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");
  private static final int KILLS = 3;
  private static final int APART = 1_000_000;
  private static final Random CHANCE = new Random(20261124);

  @ParameterizedTest
  @EnumSource(Database.class)
  @Timeout(60)
  void whatWasAcknowledgedIsThereAndEachPieceOfWorkIsDone(Database database) throws IOException {
    String url = database.fresh();
    Store.open(url).close();
    List<String> said = new ArrayList<>();
    for (int round = 0; round < KILLS; round++) {
      said.addAll(killed(url, round * APART));
    }
    try (Store store = Store.open(url)) {
      said.addAll(finished(store.queue()));
      List<Integer> kept = numbers(said);
      assertThat(kept).hasSizeGreaterThan(KILLS * 20);
      assertThat(kept).allSatisfy(number -> assertThat(again(store.queue(), number)).isFalse());
      assertThat(neverSeen(said)).isEmpty();
    }
  }

  /// Starts the process and kills it after some of its lines, by chance.
  private static List<String> killed(String url, int first) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                url,
                String.valueOf(first))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int lines = 40 + CHANCE.nextInt(600);
    List<String> said = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      String line = reader.readLine();
      while (line != null) {
        said.add(line);
        if (said.size() == lines) {
          process.toHandle().destroyForcibly();
        }
        line = reader.readLine();
      }
    } finally {
      process.toHandle().destroyForcibly();
    }
    assertThat(said).as("it ran until it was killed").hasSizeGreaterThanOrEqualTo(lines);
    return said.stream().filter(each -> each.matches(".* [.]")).toList();
  }

  /// Does what is left, long after every claim of the killed has run out.
  private static List<String> finished(Queue queue) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, UTF_8);
    Instant later = Instant.now().plus(Duration.ofHours(1));
    List<Work.Claim> claims = queue.claim(later, Duration.ofMinutes(1), 100);
    while (!claims.isEmpty()) {
      claims.forEach(claim -> KilledProcess.run(queue, claim, out));
      claims = queue.claim(later, Duration.ofMinutes(1), 100);
    }
    assertThat(queue.nextDue(NEVER)).isEqualTo(NEVER);
    return told.toString(UTF_8).lines().toList();
  }

  private static List<Integer> numbers(List<String> said) {
    return said.stream()
        .filter(line -> line.startsWith("kept "))
        .map(line -> Integer.valueOf(line.split(" ", -1)[1]))
        .toList();
  }

  private static boolean again(Queue queue, int number) {
    return queue.accept(new Received("hook", "g" + number, "push", "{}", Instant.now()), List.of());
  }

  /// The acknowledged deliveries that no run saw: neither one that was told of them, nor one of
  /// their subject that looked at all after they were sent.
  private static List<Integer> neverSeen(List<String> said) {
    Set<String> seen = new HashSet<>();
    Map<String, Integer> looked = new HashMap<>();
    for (int i = said.size() - 1; i >= 0; i--) {
      String[] words = said.get(i).split(" ", -1);
      if (words[0].equals("saw") && words[2].equals("all")) {
        looked.put(words[1], i);
      } else if (words[0].equals("saw")) {
        seen.addAll(List.of(words[2].split(",", -1)));
      } else if (words[0].equals("sent") && looked.containsKey(subject(words[1]))) {
        seen.add(words[1]);
      }
    }
    return numbers(said).stream().filter(number -> !seen.contains("" + number)).toList();
  }

  private static String subject(String number) {
    return "pr:" + Integer.parseInt(number) % KilledProcess.SUBJECTS;
  }
}
