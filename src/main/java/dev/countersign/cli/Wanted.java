package dev.countersign.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.change.Repo;
import dev.countersign.ledger.Chain;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.audit.Changes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which entries of the ledger are asked for.
///
/// @param pull those of this pull request, as in `acme/shop#42`; where it is null, these entries
/// @param entries places; all where there are none
record Wanted(@Nullable String pull, List<Long> entries) {
  private static final Pattern PULL = Pattern.compile("([^/\\s#]+/[^/\\s#]+)#([0-9]{1,9})");

  boolean all() {
    return pull == null && entries.isEmpty();
  }

  List<Long> places(Chain chain) {
    if (pull == null) {
      return entries;
    }
    Matcher found = PULL.matcher(pull);
    if (!found.matches()) {
      throw new CannotDo("--pull is written as OWNER/REPO#NUMBER, not %s.".formatted(pull));
    }
    List<Long> places = chain.places(Repo.of(found.group(1)), Integer.parseInt(found.group(2)));
    if (places.isEmpty()) {
      throw new CannotDo("The ledger has nothing of %s; check its name.".formatted(pull));
    }
    return places;
  }

  /// Tells the changes whose merges are among them. All are read: they are numbered in the order of
  /// all.
  void changes(Chain chain, BiConsumer<Link, ObjectNode> reader) {
    if (all()) {
      new Changes(chain).each(reader);
      return;
    }
    Set<Long> places = new HashSet<>(places(chain));
    AtomicBoolean any = new AtomicBoolean();
    new Changes(chain)
        .each((merge, change) -> {
          if (places.contains(merge.place())) {
            any.set(true);
            reader.accept(merge, change);
          }
        });
    if (!any.get()) {
      throw new CannotDo(
          "No merge is among these entries, so there is no change to tell of; leave out --format"
              + " to have the entries.");
    }
  }
}
