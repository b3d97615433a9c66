package dev.countersign.cli;

import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Clearing;
import dev.countersign.ledger.Sealing;
import dev.countersign.ledger.TakenOut.Why;
import dev.countersign.ledger.proof.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is about to be taken out of the ledger, told before it is done.
record Clearance(Terminal terminal, Chain chain, Why why) {

  /// Refuses where it was asked for and could not be signed at once: until it is, the ledger would
  /// look as if somebody had changed it.
  static void ready(Terminal terminal, boolean really) {
    if (really && new Database(terminal).signingKeys().isEmpty()) {
      throw new CannotDo(
          "The signing key is not at hand, and what is taken out must be signed at once, or the"
              + " ledger would not be verified until the server signs. Nothing was done; run it as"
              + " the server's user, or with COUNTERSIGN_SIGNING_KEY.");
    }
  }

  /// Tells what would be taken out, and does it where that was asked for.
  void go(List<Link> links, boolean really) {
    Map<String, Long> kinds =
        links.stream()
            .collect(
                Collectors.groupingBy(
                    link -> link.entry().kind(), TreeMap::new, Collectors.counting()));
    kinds.forEach((kind, count) -> terminal.out().println("%6d %s".formatted(count, kind)));
    if (!really) {
      terminal
          .out()
          .println(
              "%d entries would lose what they say, for ever. Nothing was done; say --yes to do it."
                  .formatted(links.size()));
      return;
    }
    int done = new Clearing(chain, terminal.clock().instant()).clear(links, why);
    sealed();
    terminal.out().println("What %d entries said was taken out.".formatted(done));
    if (done < links.size()) {
      throw new CannotDo(
          "%d entries were changed by somebody else meanwhile; run it again."
              .formatted(links.size() - done));
    }
  }

  /// Signs what is there, where the key is at hand.
  void sealed() {
    List<SigningKey> keys = new Database(terminal).signingKeys();
    if (!keys.isEmpty() && chain.tip().isPresent()) {
      new Sealing(chain, keys, "").seal(terminal.clock().instant());
    }
  }
}
