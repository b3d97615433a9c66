package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Person;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who may count as an approver of the change at all.
final class Approvers {
  static final String COMMITS_CUT =
      "the list of commits is not complete, so that nobody can be shown not to have written one";

  private final Person author;
  private final Approving approving;
  private final People people;
  private final Contributors contributors;
  private final NavigableSet<Login> able = new TreeSet<>();

  Approvers(Policy policy, Change change, People people, Contributors contributors) {
    this.author = change.pull().author();
    this.approving = policy.approving();
    this.people = people;
    this.contributors = contributors;
    people.permissions().keySet().stream()
        .filter(login -> !isBot(login) && barred(login) == null)
        .forEach(able::add);
  }

  /// People whose approval would count if they gave it now. Bots, which nobody can ask, are not
  /// among them.
  NavigableSet<Login> able() {
    return Collections.unmodifiableNavigableSet(able);
  }

  /// Everybody with write access.
  NavigableSet<Login> writers() {
    NavigableSet<Login> writers = new TreeSet<>(people.permissions().keySet());
    writers.removeIf(login -> !people.canWrite(login));
    return writers;
  }

  /// Names in commits that belong to no account, a sentence each, where contributors do not count.
  List<String> strangers() {
    return contributorsBarred() ? contributors.strangers() : List.of();
  }

  /// Whether commits that nobody can see may be anybody's.
  boolean commitsUnknown() {
    return contributorsBarred() && !contributors.complete();
  }

  /// Why this one never counts, as in `is the author`; null where it may.
  @Nullable String barred(Login who) {
    return barred(new Person(who, false));
  }

  @Nullable String barred(Person who) {
    Login login = who.login();
    if (login.equals(author.login())) {
      return "is the author";
    }
    if (unlistedBot(who)) {
      return "is a bot that the policy does not list";
    }
    if (!people.canWrite(login)) {
      return "has no write access";
    }
    return contributorsBarred() ? asContributor(login) : null;
  }

  /// Whether the request for changes of this one is heard: anyone's with write access but the
  /// author's and unlisted bots'.
  boolean mayObject(Person who) {
    return !who.login().equals(author.login()) && !unlistedBot(who) && people.canWrite(who.login());
  }

  private boolean contributorsBarred() {
    return !approving.contributors() || author.bot() || isBot(author.login());
  }

  private @Nullable String asContributor(Login login) {
    String deed = contributors.deed(login);
    return deed != null || contributors.complete() ? deed : Sentence.MAY_HAVE_WRITTEN;
  }

  private boolean unlistedBot(Person who) {
    return (who.bot() || isBot(who.login())) && !approving.bots().contains(who.login());
  }

  private static boolean isBot(Login login) {
    return login.key().endsWith("[bot]");
  }
}
