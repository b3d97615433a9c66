package dev.countersign.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Change;
import dev.countersign.change.Login;
import dev.countersign.change.People.Team;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.Project;
import dev.countersign.change.Repo;
import dev.countersign.change.Reviewer;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.forge.CheckRun;
import dev.countersign.forge.CheckRun.Conclusion;
import dev.countersign.forge.Forge;
import dev.countersign.forge.KnownRun;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.Published;
import dev.countersign.forge.PullId;
import dev.countersign.forge.PullRef;
import dev.countersign.forge.Reading;
import dev.countersign.sandbox.AppIdentity;
import dev.countersign.sandbox.SampleOrganisation;
import dev.countersign.sandbox.SimulatedGitHub;
import dev.countersign.sandbox.SimulatedPull;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The forge over a GitHub that remembers: what is said there is what is read next.
class SimulationStory {
  private static final Wanted EVERYTHING =
      new Wanted(
          true,
          Set.of(),
          Set.of("README.md"),
          true,
          true,
          true,
          true,
          Set.of(
              new TeamName("acme-robotics", "security-leads"),
              new TeamName("acme-robotics", "none")));

  private final InstantSource clock = InstantSource.fixed(SampleOrganisation.NOON);
  private final List<String> calls = new ArrayList<>();
  private SimulatedGitHub github;
  private SampleOrganisation sample;
  private GitHub app;

  @BeforeEach
  void start() {
    github =
        SimulatedGitHub.start(
            new AppIdentity(7, "countersign", "Iv1.abc", Keys.PAIR.getPublic(), "secret"), clock);
    sample = SampleOrganisation.prepare(github, "policy: acme\n");
    sample.play();
    app =
        GitHub.open(
            new GitHubApp(
                Addresses.of(github.api().toString()),
                7,
                "Iv1.abc",
                Keys.pkcs1(),
                List.of("secret"),
                clock),
            (method, route, status, took) -> calls.add(method + " " + route + " " + status));
  }

  @AfterEach
  void stop() {
    github.close();
  }

  @Test
  void everySampleIsReadWhole() {
    for (SimulatedPull pull : sample.repository().pulls()) {
      Reading reading = app.forge().read(id(pull), policies -> EVERYTHING);

      assertThat(reading).as(pull.title()).isInstanceOf(Reading.Read.class);
      Change change = ((Reading.Read) reading).change();
      assertThat(change.pull().title()).isEqualTo(pull.title());
      assertThat(change.pull().author().login()).isEqualTo(new Login(pull.author().login()));
      assertThat(change.head()).isEqualTo(new Sha(pull.head()));
      assertThat(change.files().complete()).as(pull.title()).isTrue();
      assertThat(change.files().list()).isNotEmpty();
      assertThat(change.commitsComplete()).isTrue();
    }
  }

  @Test
  void thePolicyOfTheOrganisationAndItsPeopleAreSeen() {
    Reading.Read read = (Reading.Read) app.forge().read(id(first()), policies -> EVERYTHING);

    assertThat(read.policies().organisation()).isNotNull();
    assertThat(read.policies().organisation().text()).isEqualTo("policy: acme\n");
    assertThat(read.people().team(new TeamName("acme-robotics", "security-leads")))
        .isEqualTo(new Team.Members(Set.of(new Login("dana"))));
    assertThat(read.people().team(new TeamName("acme-robotics", "none")))
        .isEqualTo(new Team.Unseen());
    assertThat(read.people().permissionOf(new Login("ines"))).isEqualTo(Permission.ADMIN);
  }

  @Test
  void aCheckThatWasPublishedIsFoundAgainAndUpdatedInPlace() {
    SimulatedPull pull = first();
    Forge forge = app.forge();
    Published published = forge.publish(id(pull), check(pull, null), null);
    long run = ((Published.Done) published).id();

    assertThat(forge.findRun(id(pull), "countersign", new Sha(pull.head())))
        .hasValueSatisfying(found -> assertThat(found.completed()).isFalse());
    assertThat(
            forge.publish(
                id(pull), check(pull, Conclusion.SUCCESS), new KnownRun(run, false, Instant.EPOCH)))
        .isEqualTo(new Published.Done(run));
    assertThat(forge.findRun(id(pull), "countersign", new Sha(pull.head())))
        .hasValueSatisfying(found -> assertThat(found.completed()).isTrue());
    assertThat(forge.publish(id(pull), check(pull, null), new KnownRun(run, true, Instant.EPOCH)))
        .isNotEqualTo(new Published.Done(run));
    assertThat(((Reading.Read) forge.read(id(pull), policies -> EVERYTHING)).change().checks())
        .filteredOn(check -> check.ours())
        .singleElement()
        .satisfies(check -> assertThat(check.conclusion()).isNull());
  }

  @Test
  void whoIsAskedAndLabelledIsReadNext() {
    SimulatedPull pull = bobs();
    Forge forge = app.forge();
    forge.label(id(pull), Set.of("change: significant"), Set.of());
    var asked =
        forge.ask(
            id(pull),
            List.of(
                new Reviewer.User(new Login("kim")), new Reviewer.User(new Login("mallory-x"))));

    Change change = ((Reading.Read) forge.read(id(pull), policies -> EVERYTHING)).change();

    assertThat(asked.asked()).containsExactly(new Reviewer.User(new Login("kim")));
    assertThat(asked.refused()).hasSize(1);
    assertThat(change.requested()).contains(new Reviewer.User(new Login("kim")));
    assertThat(change.pull().labels())
        .filteredOn(label -> label.name().equals("change: significant"))
        .singleElement()
        .satisfies(label -> {
          assertThat(label.ours()).isTrue();
          assertThat(label.by()).isEqualTo(Person.of("countersign[bot]"));
        });
  }

  @Test
  void aDescriptionIsChangedUnderNobody() {
    SimulatedPull pull = bobs();
    String before = pull.body();
    pull.editBody("bob", "edited since");

    assertThat(app.forge().describe(id(pull), before, "ours")).isFalse();
    assertThat(app.forge().describe(id(pull), "edited since", "ours")).isTrue();
    assertThat(app.forge().description(id(pull))).contains("ours");
  }

  @Test
  void openPullRequestsAndRepositoriesAreListed() {
    List<Integer> open =
        sample.repository().pulls().stream()
            .filter(SimulatedPull::isOpen)
            .map(SimulatedPull::number)
            .toList();

    assertThat(app.forge().openPulls(installation(), repo()))
        .extracting((PullRef ref) -> ref.id().number())
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(app.forge().repositories(installation())).contains(repo());
    assertThat(app.forge().installations()).contains(installation());
    assertThat(app.forge().reachable()).isTrue();
  }

  @Test
  void aTokenThatIsTakenBackIsReplacedUnnoticed() {
    Forge forge = app.forge();
    forge.read(id(first()), policies -> EVERYTHING);
    github.revokeTokens();

    assertThat(forge.read(id(first()), policies -> EVERYTHING)).isInstanceOf(Reading.Read.class);
  }

  @Test
  void aSuspendedInstallationIsGone() {
    sample.installation().suspend();

    assertThat(app.forge().read(id(first()), policies -> EVERYTHING))
        .isInstanceOf(Reading.Gone.class);
  }

  @Test
  void readAgainAfterAPushOnlyWhatIsNewIsAsked() {
    Forge forge = app.forge();
    SimulatedPull pull = bobs();
    Wanted few = new Wanted(false, Set.of(), Set.of(), false, false, false, true, Set.of());
    forge.read(id(pull), policies -> few);
    calls.clear();
    pull.push("bob", "src/more.txt", "more\n");

    forge.read(id(pull), policies -> few);

    assertThat(calls)
        .containsExactly(
            "POST /graphql/PullState 200", "GET /api/v3/repos/{}/{}/pulls/{}/files 200");
  }

  @Test
  void whatWentInSinceTheHighestTagIsRead() {
    sample.repository().tag("v0.9.0", "main");
    Wanted wanted =
        new Wanted(false, Set.of(), Set.of(), false, false, false, false, Set.of(), Set.of(), true);
    Reading.Read read = (Reading.Read) app.forge().read(id(first()), policies -> wanted);

    assertThat(read.change().project().release())
        .isEqualTo(new Project.Release("v0.9.0", List.of(), true));
  }

  private SimulatedPull first() {
    return sample.repository().pulls().getFirst();
  }

  private SimulatedPull bobs() {
    return sample.repository().pulls().stream()
        .filter(pull -> pull.isOpen() && pull.author().login().equals("bob"))
        .findFirst()
        .orElseThrow();
  }

  private PullId id(SimulatedPull pull) {
    return new PullId(installation(), repo(), pull.number());
  }

  private Repo repo() {
    return Repo.of(sample.repository().fullName());
  }

  private long installation() {
    return sample.installation().id();
  }

  private static CheckRun check(SimulatedPull pull, @Nullable Conclusion conclusion) {
    return new CheckRun(
        "countersign",
        new Sha(pull.head()),
        conclusion,
        "Ready",
        "summary",
        "text",
        "https://x.example/details",
        "x",
        List.of(new CheckRun.Note("a", 1, 1, CheckRun.Note.Level.NOTICE, "look")),
        List.of());
  }
}
