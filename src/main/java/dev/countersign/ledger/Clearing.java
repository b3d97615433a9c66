package dev.countersign.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Login;
import dev.countersign.change.Repo;
import dev.countersign.ledger.Chain.Link;
import dev.countersign.ledger.Chain.Signed;
import dev.countersign.ledger.TakenOut.Why;
import dev.countersign.ledger.proof.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Takes out of signed entries what they said, when it need not be kept any longer or must not be.
/// Entries that say so stay for ever; so does what was not signed yet.
public final class Clearing {
  private static final int AT_ONCE = 500;

  /// The records of a policy's `retention`, and the kinds of entries that are theirs. What is in
  /// none stays for ever.
  private static final Map<String, Set<String>> RECORDS =
      Map.of(
          "change",
          Set.of(
              "verdict",
              "merge",
              "type",
              "risk",
              "obligation-opened",
              "obligation-reminded",
              "obligation-overdue",
              "obligation-done"),
          "approval",
          Set.of(
              "waiver",
              "exception",
              "emergency",
              "authorisation",
              "denial",
              "claim",
              "unavailable",
              "stand_down"),
          "deployment",
          Set.of("deployment", "deployment-decision"),
          "evidence",
          Set.of("unrecorded-commit", "fence", "fence-mended", "evidence"));

  /// Fields that name people.
  private static final Set<String> PEOPLE =
      Set.of(
          "by",
          "author",
          "approvers",
          "owner",
          "owners",
          "login",
          "user",
          "users",
          "pusher",
          "merger",
          "mergedBy",
          "actor",
          "value");

  private final Chain chain;
  private final Instant now;

  public Clearing(Chain chain, Instant now) {
    this.chain = chain;
    this.now = now;
  }

  /// The signed entries of a repository that need not be kept any longer.
  ///
  /// @param over whether the retention of a record is over for what was written then
  public List<Link> due(Repo repo, BiPredicate<String, Instant> over) {
    return signed(entry ->
        entry.repo().equals(repo)
            && RECORDS.entrySet().stream()
                .anyMatch(record ->
                    record.getValue().contains(entry.kind())
                        && over.test(record.getKey(), entry.at())));
  }

  /// The signed entries that name a person: in a field for people, or as `@login` in any text.
  public List<Link> naming(Login login) {
    String name = login.value().toLowerCase(Locale.ROOT);
    Pattern mention = Pattern.compile("@" + Pattern.quote(name) + "(?![a-z0-9-])");
    return signed(entry -> {
      String text = (entry.title() + "\n" + entry.detail()).toLowerCase(Locale.ROOT);
      return text.contains(name)
          && (mention.matcher(text).find()
              || CanonicalJson.read(entry.detail()).filter(json -> names(json, name)).isPresent());
    });
  }

  private static boolean names(JsonNode json, String name) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (PEOPLE.contains(field.getKey()) && is(field.getValue(), name)) {
        return true;
      }
    }
    for (JsonNode inner : json) {
      if (inner.isContainerNode() && names(inner, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(JsonNode value, String name) {
    for (JsonNode each : value) {
      if (each.asText().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return value.asText().equalsIgnoreCase(name);
  }

  private List<Link> signed(Predicate<Entry> those) {
    long until = chain.checkpoints().stream().mapToLong(Signed::size).max().orElse(0);
    List<Link> found = new ArrayList<>();
    chain.read(
        0,
        until,
        link -> {
          Entry entry = link.entry();
          if (!TakenOut.KINDS.contains(entry.kind())
              && !TakenOut.gone(entry)
              && those.test(entry)) {
            found.add(link);
          }
        });
    return found;
  }

  /// Takes out what these entries said, and appends entries that say so.
  ///
  /// @return how many it was done to; fewer where somebody else changed them meanwhile
  public int clear(List<Link> links, Why why) {
    Map<Repo, List<Link>> byRepo = new LinkedHashMap<>();
    links.forEach(
        link -> byRepo.computeIfAbsent(link.entry().repo(), _ -> new ArrayList<>()).add(link));
    int done = 0;
    for (Map.Entry<Repo, List<Link>> each : byRepo.entrySet()) {
      List<Link> all = each.getValue();
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        List<Link> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
        Entry tombstone = TakenOut.tombstone(now, each.getKey(), why, some);
        done += chain.takeOut(some, tombstone) ? some.size() : 0;
      }
    }
    return done;
  }
}
