package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.List;

/// The sample pull requests, each with what happens to it and what the shipped policy must say of
/// it.
final class SamplePulls {

  private static final String[] CI = {"lint", "test", "build"};

  private final SimulatedRepository repository;
  private final List<Sample> samples = new ArrayList<>();

  SamplePulls(SimulatedRepository repository) {
    this.repository = repository;
  }

  List<Sample> play() {
    readyFix();
    keysWithoutRollbackPlan();
    keysWithoutTheSecurityLead();
    keysComplete();
    featureWithoutDesignReview();
    redBuild();
    draft();
    staleApproval();
    ownedPath();
    fork();
    emergency();
    authorisedEmergency();
    dependency();
    placeholder();
    changesRequested();
    return List.copyOf(samples);
  }

  private SimulatedPull open(String author, String branch, String title, Files files, String body) {
    return repository.open(Proposal.by(author, title, files).from(branch).saying(body));
  }

  private void expect(
      SimulatedPull pull, String name, String type, String state, String title, String... missing) {
    samples.add(new Sample(name, pull.number(), type, state, title, List.of(missing)));
  }

  private void readyFix() {
    SimulatedPull pull =
        open(
            "bob",
            "docs/parcels",
            "docs: spell parcels",
            SampleFiles.guide(),
            SampleFiles.body(
                "Spells parcels with one l.", "Readers stumbled over the old spelling."));
    pull.checksPass(CI);
    pull.approve("eve");
    expect(pull, "Documentation, approved, CI green", "standard", "success", "Ready: standard");
  }

  private void keysWithoutRollbackPlan() {
    SimulatedPull pull =
        open(
            "bob",
            "feat/longer-keys",
            "feat: longer keys",
            SampleFiles.keys(),
            SampleFiles.body("Keys have 4096 bits.", "The auditor asked for longer keys.")
                + SampleFiles.DESIGN);
    pull.checksPass(CI);
    expect(
        pull,
        "Cryptography without a rollback plan",
        "significant",
        "action_required",
        "rollback plan",
        "Rollback plan");
  }

  private void keysWithoutTheSecurityLead() {
    SimulatedPull pull =
        open(
            "bob",
            "feat/rotate-keys",
            "feat: rotate keys",
            SampleFiles.keys(),
            complete("Keys rotate every year."));
    pull.checksPass(CI);
    pull.approve("eve");
    pull.approve("kim");
    expect(
        pull,
        "Cryptography approved by two, not by the Security Lead",
        "significant",
        "in_progress",
        "Waiting for the Security Lead",
        "Security Lead");
  }

  private static String complete(String what) {
    return SampleFiles.body(what, "Old keys are a risk that grows with time.")
        + SampleFiles.DESIGN
        + SampleFiles.ROLLBACK;
  }

  private void keysComplete() {
    SimulatedPull pull =
        open(
            "bob",
            "feat/strong-keys",
            "feat: strong keys",
            SampleFiles.keys(),
            complete("Keys are strong from the start."));
    pull.checksPass(CI);
    pull.approve("eve");
    pull.approve("dana");
    expect(
        pull,
        "Cryptography with everything the policy wants",
        "significant",
        "success",
        "Ready: significant");
  }

  private void featureWithoutDesignReview() {
    SimulatedPull pull =
        open(
            "eve",
            "feat/stop",
            "feat: stop the belt",
            SampleFiles.stop(),
            SampleFiles.body("The belt can be stopped.", "People asked for a way to stop it.")
                + SampleFiles.ROLLBACK);
    pull.checksPass(CI);
    expect(
        pull,
        "A feature without a design review",
        "significant",
        "action_required",
        "design review",
        "Design review");
  }

  private void redBuild() {
    SimulatedPull pull =
        open(
            "kim",
            "fix/speed",
            "fix: a slower belt",
            SampleFiles.speed(2),
            SampleFiles.body("The belt is slower.", "Parcels fell off at the corner."));
    pull.checksPass("lint", "build");
    pull.ci("test", "failure");
    pull.approve("eve");
    expect(pull, "CI is red", "standard", "action_required", "test", "test");
  }

  private void draft() {
    SimulatedPull pull =
        repository.open(
            Proposal.by("kim", "fix: a faster belt", SampleFiles.speed(4))
                .from("fix/faster")
                .saying(
                    SampleFiles.body("The belt is faster.", "The hall was waiting for parcels."))
                .asDraft());
    pull.checksPass(CI);
    expect(pull, "A draft: nobody is asked yet", "standard", "in_progress", "Waiting for");
  }

  private void staleApproval() {
    SimulatedPull pull =
        open(
            "bob",
            "fix/steady",
            "fix: a steady belt",
            SampleFiles.speed(5),
            SampleFiles.body("The belt runs steadily.", "It stuttered in the morning."));
    pull.approve("eve");
    pull.push("bob", SampleFiles.speed(6));
    pull.checksPass(CI);
    expect(pull, "Approved, then pushed to again", "standard", "in_progress", "Waiting for");
  }

  private void ownedPath() {
    SimulatedPull pull =
        open(
            "bob",
            "docs/terms",
            "docs: lighter parcels",
            SampleFiles.terms(),
            SampleFiles.body("Parcels may weigh 25 kg.", "The new belt carries less weight."));
    pull.checksPass(CI);
    pull.approve("eve");
    expect(
        pull,
        "Approved, but not by the code owners",
        "standard",
        "in_progress",
        "Waiting for",
        "legal");
  }

  private void fork() {
    SimulatedPull pull =
        repository.open(
            Proposal.by("mallory", "docs: a better guide", SampleFiles.guide())
                .from("docs/better")
                .saying(SampleFiles.body("A better guide.", "I could not follow the old one."))
                .fromFork());
    pull.approve("lurker");
    expect(
        pull,
        "From an outsider's fork, approved by another outsider",
        "standard",
        "in_progress",
        "Waiting for");
  }

  private void emergency() {
    SimulatedPull pull =
        open(
            "eve",
            "hotfix/belt",
            "fix: the belt does not stop",
            SampleFiles.speed(0),
            SampleFiles.body("The belt stands still.", "It could not be stopped by hand."));
    pull.label("eve", "emergency");
    pull.checksPass(CI);
    expect(
        pull,
        "Declared an emergency, not authorised yet",
        "standard",
        "in_progress",
        "Waiting for");
  }

  private void authorisedEmergency() {
    SimulatedPull pull =
        open(
            "bob",
            "belt-alarm",
            "fix: the alarm of the belt is silent",
            SampleFiles.speed(1),
            "The alarm is heard again.");
    pull.label("bob", "emergency");
    pull.approve("ines");
    expect(
        pull,
        "Declared an emergency, and authorised by the ISMS Owner alone",
        "emergency",
        "success",
        "Ready: emergency");
  }

  private void dependency() {
    SimulatedPull pull =
        open(
            "renovate[bot]",
            "renovate/lodash",
            "chore: lodash 4.17.21",
            SampleFiles.dependency(),
            SampleFiles.body(
                "Updates lodash from 4.17.20 to 4.17.21.", "A patch release with a security fix."));
    pull.checksPass(CI);
    pull.approve("eve");
    expect(pull, "A bot's dependency update, approved", "standard", "success", "Ready: standard");
  }

  private void placeholder() {
    SimulatedPull pull =
        open(
            "bob",
            "feat/short-keys",
            "feat: shorter keys",
            SampleFiles.keys(),
            SampleFiles.body("Keys have 4096 bits.", "The auditor asked for it.")
                + SampleFiles.DESIGN
                + "\n## Rollback plan\nTBD\n");
    pull.checksPass(CI);
    pull.approve("dana");
    pull.approve("eve");
    expect(
        pull,
        "Approved by all, but the rollback plan says TBD",
        "significant",
        "action_required",
        "rollback plan",
        "Rollback plan");
  }

  private void changesRequested() {
    SimulatedPull pull =
        open(
            "kim",
            "fix/smooth",
            "fix: a smooth belt",
            SampleFiles.speed(7),
            SampleFiles.body("The belt runs smoothly.", "It was too rough for glass."));
    pull.checksPass(CI);
    pull.review("eve", "CHANGES_REQUESTED");
    expect(pull, "A reviewer asked for changes", "standard", "action_required", "eve", "eve");
  }
}
