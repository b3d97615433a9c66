package dev.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.change.People;
import dev.countersign.change.Permission;
import dev.countersign.change.TeamName;
import dev.countersign.change.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who is in a role by a dated rota, and who is away.
class OnDutyStory {
  private static final String FILE = ".github/on-call.yml";
  private static final String NOW = "[{from: 2026-03-02, to: 2026-03-08, users: [dana, eve]}]";
  private static final String LATER = "[{from: 2026-03-09, to: 2026-03-15, users: [dana]}]";
  private static final String END = "2026-03-08T13:00:00Z";

  private static Hearing onCall(@Nullable String rota, Role role) {
    Hearing hearing = new Hearing().rule("On call", Condition.always(), approval());
    hearing.roles.put("on-call", role);
    if (rota != null) {
      hearing.baseTexts.put(FILE, rota);
    }
    return hearing;
  }

  private static Requirement approval() {
    return new Requirement.Approvals(0, Set.of(), List.of("on-call"));
  }

  private static Role role(Set<String> users, @Nullable Permission permission, String... teams) {
    return new Role(
        "on-call",
        "On call",
        users.stream().map(Login::new).collect(Collectors.toSet()),
        List.of(teams).stream().map(team -> TeamName.of(team, "acme")).toList(),
        permission,
        FILE);
  }

  private static Role role(String... users) {
    return role(Set.of(users), null);
  }

  private static State state(Hearing hearing) {
    return hearing.verdict().rules().getFirst().state();
  }

  @Test
  void only_those_of_the_rota_now_are_in_the_role() {
    assertThat(state(onCall(NOW, role()).approves("eve"))).isEqualTo(State.MET);
    assertThat(state(onCall(LATER, role()).approves("dana"))).isEqualTo(State.WAITING);
  }

  @Test
  void where_the_role_has_other_entries_only_those_of_them() {
    assertThat(state(onCall(NOW, role("eve")).approves("dana"))).isEqualTo(State.WAITING);
    assertThat(state(onCall(NOW, role("eve")).approves("eve"))).isEqualTo(State.MET);
    assertThat(state(onCall(NOW, role(Set.of(), Permission.WRITE)).approves("eve")))
        .isEqualTo(State.MET);
    assertThat(state(onCall(NOW, role(Set.of(), null, "ops")).approves("eve")))
        .isEqualTo(State.WAITING);
  }

  @Test
  void whether_anybody_of_an_unseen_team_has_the_turn_is_not_known() {
    Hearing hearing =
        onCall(NOW, role(Set.of("kim"), null, "ops"))
            .rule("Empty", new Condition.RoleEmpty("on-call"), new Requirement.CodeOwners());

    assertThat(members(hearing).empty("on-call")).isEqualTo(Truth.UNKNOWN);
    assertThat(members(hearing).has("on-call", new Login("eve"))).isEqualTo(Truth.UNKNOWN);
    assertThat(hearing.verdict().gaps())
        .contains(
            "The team acme/ops does not exist or cannot be seen: whether somebody is in it is not known.");
    assertThat(state(hearing.approves("eve"))).isEqualTo(State.WAITING);
  }

  @Test
  void of_a_team_that_is_seen_those_of_the_rota_are_in_the_role() {
    Hearing hearing = onCall(NOW, role(Set.of(), null, "ops"));
    hearing.teams.put(
        TeamName.of("ops", "acme"),
        new People.Team.Members(Set.of(new Login("eve"), new Login("kim"))));

    assertThat(members(hearing).known("on-call")).containsExactly(new Login("eve"));
    assertThat(members(hearing).has("on-call", new Login("kim"))).isEqualTo(Truth.NO);
  }

  private static RoleMembers members(Hearing hearing) {
    return RoleMembers.on(
        hearing.policy(),
        hearing.baseTexts,
        new People(hearing.permissions, hearing.teams),
        hearing.now);
  }

  @Test
  void when_the_rota_changes_it_is_judged_again() {
    assertThat(onCall(NOW, role()).verdict().again()).isEqualTo(Instant.parse(END));
    assertThat(onCall("[]", role()).verdict().again()).isNull();
  }

  @Test
  void a_rota_that_cannot_be_read_puts_nobody_in_and_is_said() {
    Hearing missing = onCall(null, role("eve")).approves("eve");
    Hearing broken = onCall("nonsense", role("eve")).approves("eve");

    assertThat(state(missing)).isEqualTo(State.WAITING);
    assertThat(missing.verdict().gaps())
        .containsExactly(
            "The file .github/on-call.yml is not on the base branch or cannot be read, so nobody is known to be On call.");
    assertThat(state(broken)).isEqualTo(State.WAITING);
    assertThat(broken.verdict().gaps())
        .containsExactly(
            "The file .github/on-call.yml of the base branch is not a list of entries with `from`, `to` and `users`, so"
                + " nobody is known to be On call.");
  }

  @Test
  void whether_such_a_role_is_empty_is_not_known() {
    Hearing hearing =
        onCall(null, role("eve"))
            .rule("Empty", new Condition.RoleEmpty("on-call"), new Requirement.CodeOwners());
    RoleMembers members =
        new RoleMembers(hearing.policy(), new People(hearing.permissions, hearing.teams));

    assertThat(members.empty("on-call")).isEqualTo(Truth.UNKNOWN);
    assertThat(members.has("on-call", new Login("eve"))).isEqualTo(Truth.UNKNOWN);
    assertThat(hearing.verdict().rules()).hasSize(2);
    assertThat(hearing.verdict().gaps()).contains(Gap.ROTA_UNREAD);
  }

  @Test
  void who_is_away_now_is_not_asked() {
    Hearing hearing =
        new Hearing()
            .role("lead", "dana", "eve")
            .rule(
                "Lead",
                Condition.always(),
                new Requirement.Approvals(0, Set.of(), List.of("lead")));
    hearing.asking = new Asking(true, true, false, 3, true, ".github/away.yml", Set.of());
    hearing.baseTexts.put(".github/away.yml", "[{user: dana, from: 2026-03-01, to: 2026-03-08}]");

    assertThat(hearing.verdict().ask()).hasToString("[User[login=eve]]");
    assertThat(hearing.verdict().again()).isEqualTo(Instant.parse(END));
    hearing.baseTexts.clear();
    assertThat(hearing.verdict().ask()).hasToString("[User[login=dana]]");
    assertThat(hearing.verdict().gaps())
        .containsExactly(
            "The file .github/away.yml is not on the base branch or cannot be read, so nobody is known to be away.");
  }

  @Test
  void the_files_are_read_for_a_policy_that_names_them() {
    Hearing hearing = onCall(NOW, role());
    hearing.asking = new Asking(true, true, false, 3, true, ".github/away.yml", Set.of());

    assertThat(Interests.of(hearing.policy()).calendars())
        .containsExactlyInAnyOrder(FILE, ".github/away.yml");
  }

  @Test
  void how_much_people_have_to_do_matters_only_where_they_may_be_asked() {
    assertThat(Asking.usual().spreads(false)).isTrue();
    assertThat(Asking.usual().spreads(true)).isFalse();
    assertThat(new Asking(true, true, true, 3).spreads(true)).isTrue();
    assertThat(new Asking(false, true, false, 3).spreads(false)).isFalse();
    assertThat(new Asking(true, true, false, 3, false, null, Set.of()).spreads(false)).isFalse();
  }
}
