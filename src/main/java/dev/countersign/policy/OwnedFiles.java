package dev.countersign.policy;

import dev.countersign.change.BaseFiles;
import dev.countersign.change.CodeOwners;
import dev.countersign.change.FileChange;
import dev.countersign.change.Login;
import dev.countersign.change.Owner;
import dev.countersign.change.TeamName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The reading of CODEOWNERS on the base branch for the files of a change.
final class OwnedFiles {
  /// Where it may stand; the first that is there holds.
  static final List<String> PLACES = List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

  private final Poll poll;
  private final BaseFiles base;
  private final List<String> notes = new ArrayList<>();

  OwnedFiles(Poll poll) {
    this.poll = poll;
    this.base = poll.change().base();
  }

  Owners read() {
    for (String place : PLACES) {
      if (base.unread().contains(place)) {
        return new Owners.Unread(place);
      }
      String text = base.texts().get(place);
      if (text != null) {
        return of(CodeOwners.parse(text));
      }
    }
    return new Owners.Groups(List.of(), List.of());
  }

  private Owners of(CodeOwners codeOwners) {
    if (!poll.change().files().complete()) {
      return new Owners.FilesCut();
    }
    codeOwners
        .problems()
        .forEach(wrong -> notes.add(Sentence.ownersLine(wrong.number(), wrong.why())));
    Map<List<Owner>, NavigableSet<String>> byOwners = new LinkedHashMap<>();
    for (FileChange file : poll.change().files().list()) {
      Stream.of(file.path(), file.from())
          .filter(Objects::nonNull)
          .forEach(path ->
              codeOwners
                  .ownersOf(path)
                  .map(CodeOwners.Line::owners)
                  .filter(owners -> !owners.isEmpty())
                  .ifPresent(owners ->
                      byOwners.computeIfAbsent(owners, none -> new TreeSet<>()).add(path)));
    }
    List<OwnerGroup> groups = new ArrayList<>();
    byOwners.forEach((owners, files) -> groups.add(group(owners, List.copyOf(files))));
    return new Owners.Groups(groups, notes);
  }

  private OwnerGroup group(List<Owner> owners, List<String> files) {
    List<String> names = new ArrayList<>();
    List<Login> users = new ArrayList<>();
    List<TeamName> teams = new ArrayList<>();
    for (Owner owner : owners) {
      switch (owner) {
        case Owner.User(Login login) -> {
          names.add("@" + login);
          users.add(login);
        }
        case Owner.Team(TeamName team) -> {
          names.add("@" + team);
          teams.add(team);
        }
        case Owner.Email(String address) -> {
          names.add(address);
          notes.add(Sentence.ownersByMail(address, Words.some(files)));
        }
      }
    }
    NavigableSet<Login> people = new TreeSet<>(users);
    teams.forEach(team -> people.addAll(poll.membership().of(team)));
    List<TeamName> unseen = teams.stream().filter(team -> !poll.membership().seen(team)).toList();
    return new OwnerGroup(names, users, teams, unseen, people, files);
  }
}
