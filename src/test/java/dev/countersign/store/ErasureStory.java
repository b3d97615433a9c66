package dev.countersign.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Login;
import dev.countersign.store.Erasure.Forgotten;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Beside the ledger a person is forgotten where what names them is over, and nobody else with
/// them. In the rows ME is their login, and # the number of the pull request.
class ErasureStory {
  private static final List<String> PULL =
      List.of(
          "INSERT INTO head VALUES ('acme/shop', #, 'a#', 'ME', NULL, 0)",
          "INSERT INTO ruling VALUES ('acme/shop', #, 10#, 0, 0, 'ME', 'WAIVER', 's', 'b', 'h', NULL)",
          "INSERT INTO ruling VALUES ('acme/shop', #, 20#, 0, 0, 'eve', 'WAIVER', '@ME', 'for @ME.', 'h', NULL)",
          """
          INSERT INTO happening VALUES ('acme/shop', #, 'issue 2026-11-24T12:00:00Z ME', 0,
            '{"kind":"issue-closed","by":"ME","name":"review","word":null,"reverts":false}')
          """,
          """
          INSERT INTO promise VALUES ('acme/shop', #, 'h',
            '[{"name":"review","owner":"@ME","checklist":["Ask @ME-b"]}]')
          """,
          """
          INSERT INTO duty VALUES ('acme/shop', #, 'review', 1, 2, 0, NULL, '["ME","eve"]', NULL, NULL, 0, DONE,
            'ME', 'with @ME')
          """,
          """
          INSERT INTO comment VALUES ('acme/shop', #, '{"by":"ME","commands":["/waive"]}', 'STAGE', 0)
          """,
          "INSERT INTO deployment_answer VALUES ('acme/shop', #, 'live', 0, 'Waits for @ME.', 1, GIVEN)",
          "INSERT INTO finding VALUES ('acme/shop', 'k', 'a#', 'A push by @ME', 0, CLOSED)",
          """
          INSERT INTO pull (repo, number, installation, title, author, base_branch, head, open, draft, reading,
            interests, account, published, asked, since, at)
          VALUES ('acme/shop', #, 1, 'title', 'ME', 'main', 'h', OPEN, 0, 1, '[]', NULL, '[]', '[]', '{}', 0)
          """);

  private static final int NAMING = PULL.size();

  private static void pull(Store store, int number, String who, boolean over) {
    for (String each : PULL) {
      String row =
          each.replace("#", Integer.toString(number))
              .replace("ME", who)
              .replace("DONE", over ? "5" : "NULL")
              .replace("STAGE", over ? "ANSWERED" : "HEARD")
              .replace("GIVEN", over ? "1" : "0")
              .replace("CLOSED", over ? "5" : "NULL")
              .replace("OPEN", over ? "0" : "1");
      store.write(handle -> handle.execute(row));
    }
  }

  /// All that is in those tables.
  private static Map<String, List<String>> rows(Store store) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table :
        List.of(
            "head",
            "ruling",
            "happening",
            "promise",
            "duty",
            "comment",
            "deployment_answer",
            "finding",
            "pull")) {
      all.put(
          table,
          store.read(handle ->
              handle.createQuery("SELECT * FROM " + table).mapToMap().stream()
                  .map(row -> new TreeMap<>(row).toString())
                  .sorted()
                  .toList()));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whatIsOverNamesThemNoMore(Database database) {
    try (Store store = Store.open(database.fresh())) {
      pull(store, 1, "Ann", true);
      assertThat(store.erasure().forget(new Login("ann"))).isEqualTo(new Forgotten(NAMING, 0));
      Map<String, List<String>> left = rows(store);
      assertThat(left.get("head")).isEmpty();
      assertThat(left.get("pull")).isEmpty();
      assertThat(left.get("ruling")).singleElement().asString().contains("subject=@ghost");
      assertThat(left.get("happening"))
          .singleElement()
          .asString()
          .contains(
              "\"by\":\"ghost\",\"name\":\"review\"", "what=issue 2026-11-24T12:00:00Z ghost");
      assertThat(left.get("promise"))
          .singleElement()
          .asString()
          .contains("\"@ghost\"", "Ask @Ann-b");
      assertThat(left.get("duty"))
          .singleElement()
          .asString()
          .contains("done_by=ghost", "note=with @ghost", "owners=[\"ghost\",\"eve\"]");
      assertThat(left.get("comment"))
          .singleElement()
          .asString()
          .contains("\"by\":\"ghost\"", "/waive");
      assertThat(left.get("deployment_answer"))
          .singleElement()
          .asString()
          .contains("Waits for @ghost.");
      assertThat(left.get("finding")).singleElement().asString().contains("A push by @ghost");
      assertThat(store.erasure().forget(new Login("ann"))).isEqualTo(new Forgotten(0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whatIsNotOverStaysAndIsCounted(Database database) {
    try (Store store = Store.open(database.fresh())) {
      pull(store, 1, "ann", false);
      Map<String, List<String>> before = rows(store);
      assertThat(store.erasure().forget(new Login("ann"))).isEqualTo(new Forgotten(0, NAMING));
      assertThat(rows(store)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aClosedPullRequestThatStillOwesSomethingIsNotOver(Database database) {
    try (Store store = Store.open(database.fresh())) {
      pull(store, 1, "ann", true);
      store.write(handle -> handle.execute("UPDATE duty SET done = NULL"));
      assertThat(store.erasure().forget(new Login("ann"))).isEqualTo(new Forgotten(3, NAMING - 3));
      assertThat(rows(store).get("duty"))
          .singleElement()
          .asString()
          .contains("owners=[\"ann\",\"eve\"]");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aClosedPullRequestGoesWhereverInWhatIsRememberedOfItTheyAreNamed(Database database) {
    try (Store store = Store.open(database.fresh())) {
      List<String> named =
          List.of(
              "title = 'Ask @Ann'",
              "account = '{\"met\":[{\"name\":\"Ann\"}]}'",
              "asked = '[\"Ann\"]'",
              "since = '{\"ann\":5}'");
      for (int i = 0; i < named.size(); i++) {
        pull(store, i + 1, "eve", true);
        String change = "UPDATE pull SET " + named.get(i) + " WHERE number = " + (i + 1);
        store.write(handle -> handle.execute(change));
      }
      assertThat(store.erasure().forget(new Login("ann")))
          .isEqualTo(new Forgotten(named.size(), 0));
      assertThat(rows(store).get("pull")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void nobodyIsForgottenWithThemWhoseLoginIsLikeTheirs(Database database) {
    try (Store store = Store.open(database.fresh())) {
      List<String> others =
          new ArrayList<>(List.of("anna", "ann_acme", "ann-b", "joann", "axn", "ann[bot]"));
      for (int i = 0; i < others.size(); i++) {
        pull(store, i + 1, others.get(i), true);
      }
      Map<String, List<String>> before = rows(store);
      assertThat(store.erasure().forget(new Login("ann"))).isEqualTo(new Forgotten(0, 0));
      assertThat(store.erasure().forget(new Login("a_n"))).isEqualTo(new Forgotten(0, 0));
      assertThat(rows(store)).isEqualTo(before);
    }
  }
}
