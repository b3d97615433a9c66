package dev.countersign.ledger.report;

import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.proof.Checkpoint;
import dev.countersign.ledger.proof.SignedNote;
import dev.countersign.ledger.report.Facts.Merge;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A sample of changes that nobody chose: the seed is the root hash of the first signed checkpoint
/// that has every change of the population, so anybody can draw it again.
public final class Sample {
  private static final int SIZE = 25;

  private Sample() {}

  /// Why there is none, or those drawn, in the order in which they were.
  static Table of(Chain chain, List<Merge> population) {
    Optional<Checkpoint> seed = population.isEmpty() ? Optional.empty() : seed(chain, population);
    List<String> notes =
        seed.map(found -> how(found, population.size()))
            .orElseGet(() ->
                List.of(
                    population.isEmpty()
                        ? "There is nothing to draw from."
                        : "Not drawn: no signed checkpoint has every change of the period yet."
                            + " The server signs every hour."));
    List<List<String>> rows =
        seed.map(found -> drawn(found.root().toString(), population)).orElse(List.of()).stream()
            .map(Sample::row)
            .toList();
    return new Table(
        "sample",
        "Sample of %d".formatted(SIZE),
        notes,
        List.of("change", "place", "merged", "commit", "type", "compliant", "leaf"),
        rows);
  }

  private static List<String> how(Checkpoint seed, int population) {
    return List.of(
        "Drawn from the %d changes of the population. The seed is the root of the checkpoint for %d entries: %s"
            .formatted(population, seed.size(), seed.root()),
        "To draw it again: for each change of the population, the SHA-256 of the seed and its leaf, both as"
            + " written here, one after the other; in hexadecimal, sorted; the first %d are the sample."
                .formatted(SIZE));
  }

  private static Optional<Checkpoint> seed(Chain chain, List<Merge> population) {
    long last = population.stream().mapToLong(merge -> merge.where().place()).max().orElse(0);
    return chain.checkpoints().stream()
        .filter(each -> each.size() > last)
        .min(Comparator.comparingLong(Signed::size))
        .map(each -> Checkpoint.read(SignedNote.read(each.note()).text()));
  }

  private static List<Merge> drawn(String seed, List<Merge> population) {
    return population.stream()
        .sorted(Comparator.comparing(merge -> rank(seed, merge.where().leaf())))
        .limit(SIZE)
        .toList();
  }

  static String rank(String seed, String leaf) {
    try {
      byte[] text = (seed + leaf).getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  static List<String> row(Merge merge) {
    return List.of(
        merge.where().pull(),
        Long.toString(merge.where().place()),
        merge.where().at().toString(),
        merge.commit(),
        merge.type().isEmpty() ? "not known" : merge.type(),
        merge.compliant() == null ? "not known" : Tables.compliant(merge) ? "yes" : "no",
        merge.where().leaf());
  }
}
