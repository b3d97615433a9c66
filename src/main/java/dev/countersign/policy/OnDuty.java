package dev.countersign.policy;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Rota;
import dev.countersign.change.TeamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A policy as it stands at a moment: its roles with those whose turn it is by their rotas, its
/// reviewers without those who are away.
///
/// @param turns when a rota or an absence changes next, null where none does
/// @param gaps files that cannot be read, each a sentence
record OnDuty(Policy policy, @Nullable Instant turns, List<String> gaps) {
  OnDuty {
    gaps = List.copyOf(gaps);
  }

  /// @param texts files of the base branch, by their paths
  static OnDuty of(Policy policy, Map<String, String> texts, People people, Instant now) {
    boolean scheduled =
        policy.asking().awayFile() != null
            || policy.roles().values().stream().anyMatch(role -> role.schedule() != null);
    return scheduled
        ? new Desk(policy, texts, people, now).duty()
        : new OnDuty(policy, null, List.of());
  }

  /// Where rotas are looked up.
  private static final class Desk {
    private final Policy policy;
    private final Map<String, String> texts;
    private final People people;
    private final Instant now;
    private final SortedSet<Instant> turns = new TreeSet<>();
    private final List<String> gaps = new ArrayList<>();

    Desk(Policy policy, Map<String, String> texts, People people, Instant now) {
      this.policy = policy;
      this.texts = texts;
      this.people = people;
      this.now = now;
    }

    OnDuty duty() {
      Map<String, Role> roles = new LinkedHashMap<>(policy.roles());
      roles.replaceAll((_, role) -> role(role));
      Policy standing = policy.withRoles(roles).withAsking(asking());
      return new OnDuty(standing, turns.isEmpty() ? null : turns.first(), gaps);
    }

    /// Only those of the rota are in a role that has one; where it has other entries too, only
    /// those of them. Where the rota or a team cannot be read, who is in it stays unknown.
    private Role role(Role role) {
      String file = role.schedule();
      if (file == null) {
        return role;
      }
      Set<Login> users = now(file, "so nobody is known to be %s".formatted(role.title()));
      RoleMembers members = new RoleMembers(policy, people);
      List<TeamName> unseen = members.unseen(role.teams());
      if (users == null || !unseen.isEmpty()) {
        unseen.forEach(team -> gaps.add(Gap.teamUnseen(team)));
        return role;
      }
      Set<Login> there = new HashSet<>(users);
      if (!role.users().isEmpty() || !role.teams().isEmpty() || role.permission() != null) {
        there.retainAll(members.listed(role));
      }
      return new Role(role.id(), role.title(), there, List.of(), null);
    }

    private Asking asking() {
      String file = policy.asking().awayFile();
      Set<Login> away = file == null ? null : now(file, "so nobody is known to be away");
      return policy.asking().without(away == null ? Set.of() : away);
    }

    private @Nullable Set<Login> now(String file, String hence) {
      String text = texts.get(file);
      if (text == null) {
        gaps.add(
            "The file %s is not on the base branch or cannot be read, %s.".formatted(file, hence));
        return null;
      }
      try {
        Rota rota = Rota.read(text, policy.zone());
        Instant change = rota.changes(now);
        if (change != null) {
          turns.add(change);
        }
        return rota.at(now);
      } catch (IllegalArgumentException wrong) {
        gaps.add(
            "The file %s of the base branch %s, %s.".formatted(file, wrong.getMessage(), hence));
        return null;
      }
    }
  }
}
