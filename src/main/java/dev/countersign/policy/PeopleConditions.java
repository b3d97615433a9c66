package dev.countersign.policy;

import dev.countersign.change.Change;
import dev.countersign.change.Commit;
import dev.countersign.change.Login;
import dev.countersign.change.Person;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Conditions on who the author is and who is in which role.
record PeopleConditions(Case asked, RoleMembers members) {

  Held author(Condition.Author wanted) {
    Person author = asked.change().pull().author();
    return one(author, wanted).and(bot(author, wanted.bot())).and(ownWork(author));
  }

  /// A bot's pull request is the bot's only as far as every commit is, and verified: on its branch
  /// anybody could go on writing in its name.
  private Held ownWork(Person author) {
    Change change = asked.change();
    boolean own =
        change.commitsComplete() && change.commits().stream().allMatch(each -> by(author, each));
    return !author.bot() || own
        ? Held.ALWAYS
        : Held.unknown(Ground.of("the author is " + author.login()), Gap.notOnly(author));
  }

  private static boolean by(Person author, Commit commit) {
    return commit.verified()
        && commit.strangers().isEmpty()
        && Stream.concat(
                commit.writers().stream(),
                Stream.of(commit.committer(), commit.pusher()).flatMap(Stream::ofNullable))
            .allMatch(person -> person.login().equals(author.login()));
  }

  private Held one(Person author, Condition.Author wanted) {
    if (wanted.users().isEmpty() && wanted.teams().isEmpty() && wanted.roles().isEmpty()) {
      return Held.ALWAYS;
    }
    Truth truth =
        Truth.of(RoleMembers.is(wanted.users(), author))
            .or(members.inTeams(wanted.teams(), author.login()))
            .or(inRoles(author.login(), wanted));
    return Held.of(
        truth,
        Ground.of("the author is " + author.login()),
        "the author is " + author.login(),
        unseen(wanted));
  }

  private Truth inRoles(Login login, Condition.Author wanted) {
    return wanted.roles().stream()
        .map(role -> members.has(role, login))
        .reduce(Truth.NO, Truth::or);
  }

  private String unseen(Condition.Author wanted) {
    Stream<TeamName> ofRoles =
        wanted.roles().stream().flatMap(role -> members.unseen(role).stream());
    List<TeamName> teams =
        Stream.concat(members.unseen(wanted.teams()).stream(), ofRoles).distinct().toList();
    return teams.isEmpty() ? Gap.ROTA_UNREAD : Gap.teamUnseen(teams.getFirst());
  }

  private static Held bot(Person author, @Nullable Boolean wanted) {
    String phrase = author.bot() ? "the author is a bot" : "the author is no bot";
    return wanted == null ? Held.ALWAYS : Held.of(author.bot() == wanted, phrase, phrase);
  }

  Held roleEmpty(String roleId) {
    String title = asked.policy().role(roleId).title();
    List<TeamName> unseen = members.unseen(roleId);
    return Held.of(
        members.empty(roleId),
        Ground.of("nobody is " + title),
        "somebody is " + title,
        unseen.isEmpty() ? Gap.ROTA_UNREAD : Gap.teamUnseen(unseen.getFirst()));
  }
}
